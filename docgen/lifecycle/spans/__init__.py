"""Turns a text of last year's document into spans: every year, act, period, deadline, body, and its fate."""

from docgen.contracts.policy import TextRole
from docgen.lifecycle.spans.find import find_spans
from docgen.lifecycle.spans.types import Slot, Span, SpanClass, SpanContext, apply_spans

__all__ = ["Slot", "Span", "SpanClass", "SpanContext", "TextRole", "apply_spans", "find_spans"]
