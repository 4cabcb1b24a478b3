"""Document types, one folder each, and the parts of a page they share."""
