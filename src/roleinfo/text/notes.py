"""Caveats in the order in which a reader needs them: what can turn the conclusion first, how a figure was made last."""

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Final

from roleinfo.text.phrases import is_of_class, title_in_sentence

if TYPE_CHECKING:
    from roleinfo.model.caveat import Caveat
    from roleinfo.model.estimate import SalaryEstimate
    from roleinfo.model.role import Role

DECISIVE: Final = (
    "inverted-minimum", "inverted-midpoint", "inverted-maximum", "same-band", "equal-midpoints", "gap-between-grades",
    "set-midpoint", "part-not-stated", "not-discounted",
    "content-changed", "group-changed", "method-changed", "code-changed", "not-a-time-series",
    "mixed-title", "same-cell", "two-roles", "cross-statistic", "cross-component", "countries-differ",
    "pay-definition-differs", "collapsed-percentiles", "full-time-rate", "hours-assumed", "hours-converted",
    "self-employed-excluded", "incentives-included",
    "stale-rate", "other-figures", "different-dates", "area-fallback", "level-chosen", "remote-nation", "place-within",
    "older-delineation", "period-assumed", "open-figure", "broader-class",
    "undated", "inferred", "proxy",
    "weighted-source-missing", "withheld-groups", "no-cause", "full-pay-assumed", "hourly-from-base",
    "no-variable-pay", "unread-cells", "left-out-employees", "blank-bonus",
)  # fmt: skip
"""The codes of caveats that can turn a conclusion, the gravest first."""


_IN_OWN_WORDS: Final = ("broader-class", "undated", "inferred", "open-figure", "mixed-title")


def as_sentence(text: str) -> str:
    """A clause as a sentence: with a capital letter and a full stop."""
    return f"{text[:1].upper()}{text[1:].rstrip('.')}."


def decisive_notes(
    roles: Sequence["Role"], figures: Sequence["SalaryEstimate"], caveats: "Iterable[Caveat]"
) -> tuple[str, ...]:
    """What can turn the conclusion from the pay figures of some roles, a figure a role, as sentences.

    Two jobs under one title come first; then a figure of a broader class, the other ``caveats`` by their rank, and that
    figures are undated or of an unstated kind.
    """
    notes = [caveat.message for role in roles for caveat in role.caveats if caveat.code == "mixed-title"]
    of_class = [
        f"The wage for {title_in_sentence(role)} is that of all {figure.published_for}"
        for role, figure in zip(roles, figures, strict=False)
        if is_of_class(role, figure)
    ]
    others = [caveat.message for caveat in rank_caveats(caveats)[0] if caveat.code not in _IN_OWN_WORDS]
    origin = [
        *(["The figures are undated."] if any(figure.effective_date is None for figure in figures) else []),
        *(
            ["The kind of average is not stated; it is read as a mean."]
            if any(figure.origin == "inferred" for figure in figures)
            else []
        ),
    ]
    notes += [*of_class, *others, *([" ".join(origin)] if origin else [])]
    return tuple(dict.fromkeys(map(as_sentence, notes)))


def rank_caveats(caveats: "Iterable[Caveat]") -> "tuple[tuple[Caveat, ...], tuple[Caveat, ...]]":
    """The caveats that can turn the conclusion, the gravest first, and the others; each message once.

    How a figure was calculated comes last.
    """
    once = {caveat.message: caveat for caveat in caveats}.values()
    decisive = sorted((caveat for caveat in once if caveat.code in DECISIVE), key=lambda it: DECISIVE.index(it.code))
    others = sorted((caveat for caveat in once if caveat.code not in DECISIVE), key=lambda it: it.code == "derived")
    return tuple(decisive), tuple(others)
