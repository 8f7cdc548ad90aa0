"""Words for pay through the releases of a survey: what changed between two of them, and by how much."""

from collections.abc import Mapping
from typing import Final

from roleinfo.model.exact import divide, subtract
from roleinfo.model.pay import Pay
from roleinfo.model.words import in_sentence
from roleinfo.pay.history import PayHistory
from roleinfo.text.phrases import share_text

CHANGES: Final[Mapping[str, str]] = {
    "code-changed": "new code",
    "content-changed": "other jobs",
    "group-changed": "new group",
    "model-2021": "new method",
    "top-2022": "new scale",
}
"""What changed in a release, in a word or two, by the codes of `PayHistory.changes`."""


def history_subject(history: PayHistory) -> str | None:
    """The class of the newest release that has figures, as a sentence says it: ``registered nurses``."""
    title = history.published[-1].class_title if history.published else None
    if not title:
        return None
    words = in_sentence(title)
    return (
        "all workers"
        if words == "all occupations"
        else f"workers in {words}"
        if words.endswith(" occupations")
        else words
    )


def describe_change(first: Pay, last: Pay) -> str:
    """How much more or less the last pay is: ``49.0% more``.

    >>> describe_change(Pay(65_470, "USD", "year"), Pay(97_550, "USD", "year"))
    '49.0% more'
    """
    difference = subtract(last.amount, first.amount)
    if not difference or not first.amount:
        return "the same"
    return f"{share_text(divide(difference.copy_abs(), first.amount))} {'more' if difference > 0 else 'less'}"
