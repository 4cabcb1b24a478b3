"""Turns any .docx into findings against a decree's rules: scope, engine, decisions of the office, reports, fixes."""

from docgen.checking.annotating import annotate
from docgen.checking.baseline import format_baseline, read_baseline
from docgen.checking.check import NamedSource, check, check_files, rules_of
from docgen.checking.engine import Skipped
from docgen.checking.fixing import Fixed, JournalEntry, fix
from docgen.checking.formatting import format_journal, format_text
from docgen.checking.json_report import format_json, report_to_dict
from docgen.checking.report import FileReport, Report, Scope, ScopeKind, Summary, Suppressed
from docgen.checking.sarif_report import format_sarif, report_to_sarif
from docgen.checking.selection import select_rules
from docgen.checking.settings import SETTINGS_FILE, Acceptance, CheckSettings, read_settings

__all__ = [
    "SETTINGS_FILE",
    "Acceptance",
    "CheckSettings",
    "FileReport",
    "Fixed",
    "JournalEntry",
    "NamedSource",
    "Report",
    "Scope",
    "ScopeKind",
    "Skipped",
    "Summary",
    "Suppressed",
    "annotate",
    "check",
    "check_files",
    "fix",
    "format_baseline",
    "format_journal",
    "format_json",
    "format_sarif",
    "format_text",
    "read_baseline",
    "read_settings",
    "report_to_dict",
    "report_to_sarif",
    "rules_of",
    "select_rules",
]
