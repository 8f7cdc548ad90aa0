"""The messages of caveats of gaps between groups of employees, by code."""

from collections.abc import Mapping
from typing import Final

from roleinfo.text.missing import Message
from roleinfo.text.phrases import counted, first_of, joined

LAWS: Final = {"eu-2023-970": "Directive (EU) 2023/970", "uk-2017": "SI 2017/172"}
"""The laws on gaps between groups of employees."""

GROUP_CAVEATS: Final[Mapping[str, Message]] = {
    "argument-not-used": lambda name, rules: f"{LAWS[rules]} has no figures that need {name}; it was not used.",
    "blank-bonus": lambda number: (
        f"The bonus is blank for {counted(number, 'employee')} and was read as none received."
    ),
    "full-pay-assumed": (
        "No column says who was on full pay, so all employees are taken to be full-pay relevant employees."
    ),
    "hourly-from-base": (
        "Hourly rates were calculated from pay and hours. Under the regulations they include the bonus of the pay "
        "period; state such rates to include it."
    ),
    "left-out-employees": lambda what, number: (
        f"{counted(number, 'employee')} without {what} {'is' if number == 1 else 'are'} not in the pay figures."
    ),
    "no-category": "Employees without a category are in the figures of the whole alone.",
    "no-cause": lambda controls: (
        f"The adjusted gap is what remains with {joined(controls)} held equal. It does not show the cause of a gap, "
        "and the controls may differ between groups for reasons of their own."
    ),
    "no-hourly-pay": "Hours are not known, so there are no hourly figures.",
    "no-variable-pay": lambda rules: (
        f"No bonus was stated, so pay is base pay alone and the figures on bonuses that {LAWS[rules]} requires are "
        "missing."
    ),
    "not-for-publication": (
        "Figures by category are for workers, their representatives, and authorities, not for publication (article "
        "9(7) of the directive)."
    ),
    "reference-year": lambda year: (
        f"The pay was stated to be of {year}; the directive's figures are of the previous calendar year."
        if year
        else "The directive's figures are of the previous calendar year; the year of the pay was not stated."
    ),
    "unread-cells": lambda column, rows: (
        f"{counted(len(rows), 'cell')} of the column {column!r} cannot be read (in "
        f"{'row' if len(rows) == 1 else 'rows'} {first_of([*map(str, rows)], 5)})."
    ),
    "unstated-group": "Employees whose group is not stated are counted, but no gap is given for them.",
    "variable-pay-of": lambda recipients_only: (
        "Gaps in variable pay are of the employees who received some."
        if recipients_only
        else "Gaps in variable pay are of all employees, those who received none included."
    ),
    "withheld-groups": lambda least: (
        f"Figures of groups with fewer than {least} employees are withheld, and so are counts and shares from which "
        "they could be found by subtraction."
    ),
    "without-controls": lambda number: (
        f"{counted(number, 'employee')} without one of the controls, or alone in a level, "
        f"{'is' if number == 1 else 'are'} not in the adjusted gap."
    ),
}
