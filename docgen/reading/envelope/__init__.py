"""The boxes of a document → a draft of what every document has: issuer, number, date, subject, signers, recipients."""

from docgen.reading.envelope.draft import draft_envelope
from docgen.reading.envelope.issuer import names_in_issuer

__all__ = ["draft_envelope", "names_in_issuer"]
