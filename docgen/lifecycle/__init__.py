"""Carries a document from one year into the next: what moves, what stays, what only a person can decide."""
