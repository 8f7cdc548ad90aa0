"""The version of the package, for all who print it."""

__version__ = "0.1.0"
