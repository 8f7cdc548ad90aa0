"""Contradictions in what is said of a role, a file a subject."""
