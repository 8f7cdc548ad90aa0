"""The checks against the publishers' own files are collected only where these are at hand."""

import os

collect_ignore = [] if os.environ.get("ROLEINFO_INPUTS") else ["test_real_inputs.py"]
