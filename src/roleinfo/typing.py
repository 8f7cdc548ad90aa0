"""Public names for what the fields of the model may hold."""

from typing import Literal

Period = Literal["hour", "day", "week", "fortnight", "half-month", "month", "year"]
"""The stretch of work that an amount pays for; a fortnight is two weeks, a half-month half a calendar month."""

Statistic = Literal[
    "mean", "median", "average", "low", "high", "minimum", "maximum",
    "p5", "p10", "p20", "p25", "p30", "p40", "p50", "p60", "p70", "p75", "p80", "p90", "p95", "p99",
]  # fmt: skip
"""Which figure of a distribution: a mean, a percentile, or an end of a range as a source names it."""

Component = Literal[
    "base", "total", "package", "oews_wage", "usual_weekly_earnings", "ashe_hourly", "ashe_weekly", "ashe_annual",
    "unstated",
]  # fmt: skip
"""What a pay figure includes: base pay alone, base with incentives, the whole package, and so on.

UK pay by ASHE is ``ashe_hourly``, without overtime, or with overtime and bonuses ``ashe_weekly`` and, of those in the
job for more than a year, ``ashe_annual``.
"""

Bound = Literal["exact", "about", "at_least", "at_most"]
"""How a figure is to be read: as printed, nearly so, or as the end of an open range."""

Origin = Literal["published", "derived", "inferred", "proxy"]
"""Whether a source prints the figure, or it was computed, read between the lines, or stands for another."""

Status = Literal["released", "suppressed", "top_coded", "not_published"]
"""What the publisher did with the figure."""

Side = Literal["left", "right"]
"""One of the two ends of a comparison."""

ErrorHandling = Literal["raise", "collect"]
"""What becomes of rows that cannot be read: an error for all of them, or a list of problems beside the others."""
