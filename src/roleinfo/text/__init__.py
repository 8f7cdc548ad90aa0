"""Sentences in plain English: codes and values come from the packages below, the words stand here.

The result comes first, then its base, and last its source and date.
"""
