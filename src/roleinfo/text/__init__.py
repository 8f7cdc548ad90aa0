"""The sentences of a comparison in plain English: codes and values come from `diffs` and `model`, the words stand here.

The result comes first, then its base, and last its source and date.
"""
