"""Readers of published statistics, file by file, as their publishers lay them out.

A reader knows one layout and holds a file to it: another heading, another release, a missing row
or a value out of its form is an `IngestError` with file, sheet, row and column, never a gap.
"""
