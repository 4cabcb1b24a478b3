"""The boxes of a document → a draft of what every document has: issuer, number, date, subject, signers, recipients."""

from docgen.reading.envelope.draft import draft_envelope

__all__ = ["draft_envelope"]
