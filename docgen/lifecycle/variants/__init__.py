"""One master, many units: a plan with slots and conditions → a document for each unit, and a proof of what differs."""

from docgen.lifecycle.variants.extracting import Extraction, Proposal, extract_slots
from docgen.lifecycle.variants.making import Options, make_variants
from docgen.lifecycle.variants.master import GateField, Master, SlotField, compile_master
from docgen.lifecycle.variants.overlays import Change, LedgerLine, Overlay, parse_change
from docgen.lifecycle.variants.printing import Printed, print_batch
from docgen.lifecycle.variants.proving import Violation
from docgen.lifecycle.variants.results import Dumper, Origin, Outcome, Result, Variants, Workshop
from docgen.lifecycle.variants.trial import Trial, structure_faults, trials
from docgen.lifecycle.variants.unit_data import overlays_of_data, units_of_data, units_of_facts
from docgen.lifecycle.variants.unit_files import find_unit, other_columns, units_of_workbook
from docgen.lifecycle.variants.unit_lists import Units, needed_layout
from docgen.lifecycle.variants.units import BUILT_IN, Unit, layout_of, make_unit, unit_of_record

__all__ = [
    "BUILT_IN",
    "Change",
    "Dumper",
    "Extraction",
    "GateField",
    "LedgerLine",
    "Master",
    "Options",
    "Origin",
    "Outcome",
    "Overlay",
    "Printed",
    "Proposal",
    "Result",
    "SlotField",
    "Trial",
    "Unit",
    "Units",
    "Variants",
    "Violation",
    "Workshop",
    "compile_master",
    "extract_slots",
    "find_unit",
    "layout_of",
    "make_unit",
    "make_variants",
    "needed_layout",
    "other_columns",
    "overlays_of_data",
    "parse_change",
    "print_batch",
    "structure_faults",
    "trials",
    "unit_of_record",
    "units_of_data",
    "units_of_facts",
    "units_of_workbook",
]
