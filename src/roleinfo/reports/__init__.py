"""Edges of reading: comparisons, roles, sources and findings as text and Markdown."""
