"""Turns this process into the `docgen` program: its streams, its language, and an exit code for whatever happens."""

from __future__ import annotations

import atexit
import gc
import os
import sys
import warnings
from typing import Final

from docgen.cli.process import DEBUG_VARIABLE, EXIT_INTERRUPTED, EXIT_OUTPUT, abandon_stdout, prepare_streams
from docgen.cli.translation import speak_vietnamese

_OBJECTS_BETWEEN_COLLECTIONS: Final = 200_000
"""Containers made before garbage is looked for, more than a start makes; Python's own choice is 700."""


def main() -> None:
    """Run the command line of this process and leave with its exit code.

    This is the one place that changes the state of the whole process: encoding, language, warnings, and how it ends.
    """
    # What pydantic would look for in every installed distribution: nothing that docgen has a use for.
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")
    prepare_streams()
    if not sys.warnoptions and not os.environ.get(DEBUG_VARIABLE):
        # A library's English remark to programmers is no message to the person at the shell.
        warnings.simplefilter("ignore")
    # Modules and models are many objects and no garbage: looking through them again and again is 7 % of a start. A
    # document that is rendered leaves none behind, so that seldom is often enough for a batch of thousands too.
    gc.set_threshold(_OBJECTS_BETWEEN_COLLECTIONS)
    # The memory of a process that ends goes back as a whole; looking through it for garbage first would take 60 ms.
    atexit.register(gc.freeze)
    speak_vietnamese()
    try:
        from docgen.cli.program import program

        program.main(prog_name="docgen")
    except KeyboardInterrupt:
        sys.exit(EXIT_INTERRUPTED)
    except OSError:
        # Only help texts are printed outside a command; the commands answer for their own output.
        abandon_stdout()
        sys.stderr.write("Lỗi: Không ghi được ra đầu ra chuẩn. Cách sửa: xem ổ đĩa còn chỗ không.\n")
        sys.exit(EXIT_OUTPUT)
