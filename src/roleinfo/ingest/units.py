"""Rows of a bundle, and published numbers in the smaller units that they hold."""

from decimal import Decimal
from typing import Any

Row = tuple[Any, ...]


def scaled(value: Decimal | None, places: int) -> int | None:
    """A published decimal as an integer of a smaller unit, without loss."""
    if value is None:
        return None
    whole = value.scaleb(places)
    if whole != whole.to_integral_value():
        raise ValueError(f"{value} has more than {places} decimals")
    return int(whole)


def month_number(text: str) -> int:
    """A year and month, 2023-08, as one number, 202308."""
    return int(text.replace("-", ""))
