"""The version of the package, for all who print it."""

__version__ = "0.1.0"

RESULT_SCHEMA = 2
"""The number of the form in which results are written as dictionaries and JSON."""
