"""Models are built when they are first asked for: by many threads at once they are built right all the same."""

from __future__ import annotations

import subprocess
import sys

PROGRAM = """
import sys, threading
import docgen.documents.plan.model as plans
from docgen.model import Issuer
sys.setswitchinterval(1e-6)
ready, made, failed = threading.Barrier(8), [], []
def build():
    ready.wait()
    try:
        issuer = Issuer.model_validate({"name": "Ủy ban nhân dân phường Cửa Lò", "place": "Cửa Lò"})
        plans.Plan.model_validate({"issuer": issuer.model_dump()})
    except ValueError as error:
        made.append((issuer, str(error)))
    except BaseException as error:
        failed.append(repr(error))
threads = [threading.Thread(target=build) for _ in range(8)]
for thread in threads: thread.start()
for thread in threads: thread.join()
assert not failed, failed
assert len(made) == 8 and len({message for _, message in made}) == 1, made
"""


def test_eight_threads_that_are_the_first_to_ask_get_the_same_answers():
    subprocess.run([sys.executable, "-c", PROGRAM], check=True, capture_output=True)
