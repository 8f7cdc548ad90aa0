"""Settings for every test: how many examples Hypothesis tries, and whether it tries the same ones each time."""

import os

from hypothesis import settings

# In CI the same examples each time, so that a change is judged by what it changes; elsewhere new ones each time.
settings.register_profile("ci", max_examples=30, deadline=None, derandomize=True, database=None, print_blob=True)
settings.register_profile("dev", max_examples=30, deadline=None)
settings.register_profile("thorough", max_examples=1000, deadline=None)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "ci" if os.environ.get("CI") else "dev"))
