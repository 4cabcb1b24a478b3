"""Turns click's own words into Vietnamese by the catalogue that the build compiles."""

from __future__ import annotations

import gettext
import os
from pathlib import Path

DOMAIN = "docgen"
LANGUAGE = "vi"
LOCALE_FOLDER = Path(__file__).with_name("locale")


def speak_vietnamese(folder: Path = LOCALE_FOLDER) -> None:
    """Let gettext, which click asks, answer from docgen's catalogue in this process.

    gettext takes the language from the environment, and a server's is often `C`: docgen speaks Vietnamese there too.
    Without the compiled catalogue (a checkout that was never built) click's few words stay English; all works.
    """
    os.environ["LANGUAGE"] = LANGUAGE
    gettext.bindtextdomain(DOMAIN, folder)
    gettext.textdomain(DOMAIN)
