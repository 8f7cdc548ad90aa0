"""Amounts as people write them: which number the digits, commas and dots of a text are."""

import re
from decimal import Decimal, InvalidOperation

from roleinfo.errors import shown

_GROUPS = re.compile(r"[+-]?([0-9]{1,3}(,[0-9]{3})+|[0-9]+)?(\.[0-9]+)?")
THREE_DECIMALS = re.compile(r"[^.]*\.[0-9]{3}")
_COMMA_DECIMAL = re.compile(r"(?P<whole>[+-]?[0-9]{1,3}(?:\.[0-9]{3})+|[+-]?[0-9]+),(?P<fraction>[0-9]+)")
_DOT_GROUPS = re.compile(r"[+-]?[0-9]{1,3}(\.[0-9]{3}){2,}")


def amount_of(text: str) -> Decimal:
    """An amount that somebody wrote: commas stand between thousands, a dot before decimals.

    Three digits after a dot are thousands in much of the world, so such an amount is refused with
    both readings, as is a decimal comma. Raises ValueError.

    >>> amount_of("46,000.5")
    Decimal('46000.5')
    """
    if THREE_DECIMALS.fullmatch(text) and _GROUPS.fullmatch(text):
        whole, fraction = text.replace(",", "").split(".")
        decimal = f"{Decimal(f'{whole}.{fraction}'.rstrip('0').rstrip('.')):,f}"
        raise ValueError(
            f"{text} could be {decimal} or {int(whole + fraction):,}: write the one that is meant"
            + (f", the first as {whole}.{fraction}0" if fraction[-1] != "0" else "")
        )
    comma = _COMMA_DECIMAL.fullmatch(text)
    if comma and not _GROUPS.fullmatch(text):
        whole, fraction = comma["whole"].replace(".", ""), comma["fraction"]
        decimal = f"{int(whole):,}.{fraction}{'0' if len(fraction) == 3 else ''}"
        raise ValueError(f"{text} could be {decimal} or {int(whole + fraction):,}: write the one that is meant")
    if _DOT_GROUPS.fullmatch(text):
        raise ValueError(f"{text} has several dots: write {text.replace('.', ',')} where they part thousands")
    if not text or not _GROUPS.fullmatch(text):
        raise ValueError(f"must be a number, not {shown(text)}")
    try:
        return Decimal(text.replace(",", ""))
    except InvalidOperation:  # a sign without digits
        raise ValueError(f"must hold an amount, not {shown(text)}") from None
