"""Models are built when they are first asked for: by many threads at once they are built right all the same."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from docgen import load
from docgen.loading import dump_json

SAMPLE = Path(__file__).parents[2] / "samples" / "cua-lo-2024" / "plan.yaml"
PROGRAM = """
import sys, threading
import docgen.documents.plan.model as plans
from docgen.model import Issuer
sys.setswitchinterval(1e-6)
ready, made, failed = threading.Barrier(8), [], []
def build():
    ready.wait()
    try:
        issuer = Issuer.model_validate({"name": "UBND phường Cửa Lò", "code": "UBND", "place": "Cửa Lò"})
        plan = plans.Plan.model_validate_json(sys.argv[1])
        made.append((issuer, plan, plan.model_dump_json()))
    except BaseException as error:
        failed.append(repr(error))
threads = [threading.Thread(target=build) for _ in range(8)]
for thread in threads: thread.start()
for thread in threads: thread.join()
assert not failed, failed
assert len(made) == 8 and all(one == made[0] for one in made)
"""


def test_eight_threads_that_are_the_first_to_ask_get_the_same_answers():
    plan = dump_json(load(SAMPLE))
    subprocess.run([sys.executable, "-c", PROGRAM, plan], check=True, capture_output=True)
