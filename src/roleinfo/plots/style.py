"""How every picture looks: colors with shapes beside them, words measured and cut to fit, labels kept apart."""

import unicodedata
import warnings
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from decimal import Decimal
from functools import lru_cache
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from roleinfo.errors import MissingExtraError
from roleinfo.model.exact import divide, rounded
from roleinfo.model.fact import Fact
from roleinfo.model.pay import Pay
from roleinfo.model.words import money

if TYPE_CHECKING:
    from matplotlib.axes import Axes

INK: Final = "#222222"
GREY: Final = "#595959"
FAINT: Final = "#d9d9d9"
BLUE: Final = "#0072B2"
ORANGE: Final = "#D55E00"
GREEN: Final = "#00795A"
PURPLE: Final = "#A8508A"
GOLD: Final = "#8F6B00"
SIDES: Final = ((BLUE, "o"), (ORANGE, "D"))
"""Colour and shape of the left and of the right role: Okabe and Ito's, darkened where text needs it."""

SMALL: Final = 8.0
PLAIN: Final = 9.0
LARGE: Final = 12.0
LINE: Final = 1.32
"""The height of a line of text, in sizes of its letters."""

ELLIPSIS: Final = "…"
_HINTED: Final = 1.08
"""Letters on a screen of few dots are up to so much wider than those in their drawing."""

_BRIEF: Final = ((Decimal(10**12), " trillion"), (Decimal(10**9), " billion"), (Decimal(10**6), " million"))


class Mark(NamedTuple):
    """An entry of the key: a shape, its color, what it stands for, and whether it is full, hollow or hatched."""

    shape: str
    colour: str
    text: str
    filled: bool = True
    hatch: str = ""


@contextmanager
def house_style(salt: str = "roleinfo") -> Iterator[None]:
    """Draw in the house style, whatever the program has set; its own settings are back afterwards."""
    try:
        import matplotlib
    except ImportError:
        raise MissingExtraError("a picture", "plot") from None
    with matplotlib.rc_context():
        matplotlib.rcdefaults()
        matplotlib.rcParams.update(
            {
                "axes.facecolor": "none",
                "font.size": PLAIN,
                "text.color": INK,
                "text.parse_math": False,  # two dollar signs in a text are no formula
                "svg.fonttype": "none",
                "svg.hashsalt": salt,
            }
        )
        yield
        interactive = matplotlib.is_interactive()
    matplotlib.interactive(interactive)  # a notebook's backend, chosen with its first figure, says so here


def printable(text: str) -> str:
    """A text on one line, without characters that stand for nothing or that XML cannot hold."""
    kept = (char for char in text if char.isspace() or unicodedata.category(char) not in ("Cc", "Cs", "Cn"))
    return " ".join("".join(kept).split())


@lru_cache(maxsize=4096)
def width_of(text: str, size: float = SMALL, bold: bool = False) -> float:
    """How wide a line of text is, in points."""
    from matplotlib.font_manager import FontProperties
    from matplotlib.textpath import text_to_path

    letters = FontProperties(family="DejaVu Sans", size=size, weight="bold" if bold else "normal")
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # a letter that the font lacks is as wide as the box drawn for it
        return _HINTED * float(text_to_path.get_text_width_height_descent(text, letters, ismath=False)[0])


def wrapped(text: str, width: float, size: float = SMALL, *, lines: int = 2, bold: bool = False) -> list[str]:
    """A text in lines no wider than this, in points; what does not fit the last line gives way to an ellipsis."""
    words = printable(text).split(" ")
    found: list[str] = []
    while words and len(found) < lines:
        line = words.pop(0)
        if width_of(line, size, bold) > width:
            line, rest = _cut(line, width, size, bold)
            words.insert(0, rest)
        else:
            while words and width_of(f"{line} {words[0]}", size, bold) <= width:
                line += f" {words.pop(0)}"
        found.append(line)
    if words:
        whole = f"{found[-1]} {words[0]}"
        kept, _ = _cut(whole, width - width_of(ELLIPSIS, size, bold), size, bold)
        found[-1] = kept.rstrip(" ,;:") + ELLIPSIS
    return found


def _cut(text: str, width: float, size: float, bold: bool) -> tuple[str, str]:
    """The text as far as it fits, at least one letter, and the rest."""
    low, high = 1, len(text)
    while low < high:
        middle = (low + high + 1) // 2
        low, high = (middle, high) if width_of(text[:middle], size, bold) <= width else (low, middle - 1)
    return text[:low], text[low:]


def shortened(text: str, width: float, size: float = SMALL) -> str:
    """A text on one line no wider than this, with an ellipsis where it was cut."""
    return wrapped(text, width, size, lines=1)[0]


def brief(amount: Decimal | float, currency: str, *, sign: bool = False) -> str:
    """An amount on an axis or beside a mark: to the cent below a million, in words of size above.

    >>> brief(Decimal(98430), "USD"), brief(Decimal(2_500_000), "NZD"), brief(1200.0, "USD", sign=True)
    ('$98,430', 'NZD 2.5 million', '+$1,200')
    """
    value = amount if isinstance(amount, Decimal) else Decimal(repr(float(amount)))
    size = value.copy_abs()
    for least, word in _BRIEF:
        if size >= least:
            scaled = divide(value, least)
            return _short(rounded(scaled, 2 if scaled.copy_abs() < 1000 else 0), currency, sign=sign) + word
    return money(Pay(rounded(value, 2), currency, "year"), sign=sign)


def _short(value: Decimal, currency: str, *, sign: bool = False) -> str:
    """An amount without zeros at its end."""
    text = money(Pay(value, currency, "year"), sign=sign)
    return text.rstrip("0").rstrip(".") if "." in text else text


def in_one_manner(amounts: Sequence[float], currency: str) -> list[str]:
    """The amounts of an axis, all in the largest word of size that fits every one to the cent, else all in full.

    >>> in_one_manner([0.0, 1_500_000.0, 3_000_000.0], "USD"), in_one_manner([800_000.0, 1_000_000.0], "USD")
    (['$0', '$1.5 million', '$3 million'], ['$800,000', '$1,000,000'])
    """
    values = [Decimal(repr(round(float(amount), 2))) for amount in amounts]
    least_of_all = min((value.copy_abs() for value in values if value), default=Decimal(0))
    for least, word in _BRIEF:
        if least_of_all >= least and all(divide(value, least) == rounded(divide(value, least), 2) for value in values):
            return [_short(rounded(divide(value, least), 2), currency) + (word if value else "") for value in values]
    return [money(Pay(rounded(value, 2), currency, "year")) for value in values]


def spread(centres: Sequence[float], widths: Sequence[float], room: float, gap: float = 5) -> list[float]:
    """Where labels go on a line so that none overlaps the next, each as near to its centre as can be.

    >>> spread([10, 12, 80], [20, 20, 20], 100, gap=2)
    [10.0, 32.0, 80.0]
    """
    order = sorted(range(len(centres)), key=lambda at: centres[at])
    blocks: list[tuple[float, float, list[int]]] = []  # where it starts, how long it is, what stands in it
    for at in order:
        members, start = [at], centres[at] - widths[at] / 2
        start, length = min(max(start, 0.0), max(room - widths[at], 0.0)), float(widths[at])
        while blocks and blocks[-1][0] + blocks[-1][1] + gap > start:
            members = blocks.pop()[2] + members
            length = sum(widths[member] for member in members) + gap * (len(members) - 1)
            offset = total = 0.0
            for member in members:
                total += centres[member] - offset - widths[member] / 2
                offset += widths[member] + gap
            start = min(max(total / len(members), 0.0), max(room - length, 0.0))
        blocks.append((start, length, members))
    found = [0.0] * len(centres)
    for edge, _, members in blocks:
        reached = edge
        for member in members:
            found[member] = reached + widths[member] / 2
            reached += widths[member] + gap
    return found


def width_in_points(ax: "Axes") -> float:
    """How wide the axes are, in points."""
    return float(ax.bbox.width) * 72 / float(ax.figure.get_dpi())


def height_in_points(ax: "Axes") -> float:
    """How high the axes are, in points."""
    return float(ax.bbox.height) * 72 / float(ax.figure.get_dpi())


def line_between(
    ax: "Axes", ends: tuple[float, float], row: float, short: tuple[float, float] = (0, 0), **looks: Any
) -> None:
    """A line along a row, so many points short of each end, so that it does not run through a hollow mark."""
    low, high = ax.get_xlim()
    point = (high - low) / width_in_points(ax)
    first, last = ends[0] + short[0] * point, ends[1] - short[1] * point
    if first < last:
        ax.plot([first, last], [row, row], **looks)


def write(ax: "Axes", text: str, at: tuple[float, float], offset: tuple[float, float] = (0, 0), **looks: Any) -> None:
    """Write beside a point of the data, so many points away from it."""
    looks = {"fontsize": SMALL, "ha": "center", "va": "center", "color": INK, "annotation_clip": False, **looks}
    ax.annotate(text, at, xytext=offset, textcoords="offset points", **looks)


def amounts_on(axis: Any, currency: str, room: float, widest: Decimal | float) -> None:
    """Amounts of money at as many ticks of the axis as have room, all in one manner."""
    from matplotlib.ticker import FuncFormatter, MaxNLocator

    def written(value: float, _: object) -> str:
        low, high = sorted(axis.get_view_interval())
        shown = [tick for tick in axis.get_majorticklocs() if low <= tick <= high and tick != value]
        return in_one_manner([value, *shown], currency)[0]

    in_full = money(Pay(Decimal(round(widest)), currency, "year"))
    fits = int(room / (max(width_of(brief(widest, currency)), width_of(in_full)) + 24))
    axis.set_major_locator(MaxNLocator(nbins=max(2, min(6, fits))))
    axis.set_major_formatter(FuncFormatter(written))


def cited(facts: Iterable[Fact | None]) -> tuple[str, ...]:
    """The sources of facts, each said once: publisher, title, release or date, and the credit that it always needs."""
    sources = dict.fromkeys(fact.source for fact in facts if fact is not None)
    found = []
    for source in sorted(sources, key=lambda source: source.order):
        dated = source.release or source.date or "undated"
        credit = f" ({source.credit_beside_figures})" if source.credit_beside_figures else ""
        found.append(f"{source.publisher}, {source.title}, {dated}{credit}")
    return tuple(found)


def span(values: Iterable[float], margin: float = 0.06) -> tuple[float, float]:
    """The ends of an axis that holds these values with room on both sides, also where they are all one value."""
    found = list(values)
    low, high = min(found), max(found)
    room = (high - low) * margin or abs(high) * 0.2 or 1.0
    return low - room, high + room
