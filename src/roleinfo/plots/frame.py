"""What stands around every picture: its title, the key of its marks, its notes and its sources."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Final

import attrs

from roleinfo.plots.style import (
    FAINT,
    GREY,
    INK,
    LARGE,
    LINE,
    PLAIN,
    SMALL,
    Mark,
    printable,
    shortened,
    width_in_points,
    width_of,
    wrapped,
    write,
)

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

WIDTH: Final = 8 * 72.0
"""How wide a figure of our own is, in points."""

NARROW: Final = 380.0
"""How wide a figure for a small screen is, in points: its letters are the larger for that."""

_LABELS: Final = 0.29
"""How much of the width the names of rows may take."""

_EDGE: Final = 14.0
_RIGHT: Final = 26.0
"""On the right half of the name of a tick may stand out."""
_ABOVE: Final = 9.0
_NOTE_LINES: Final = 3
_MOST_LINES: Final = 8


@attrs.frozen(kw_only=True)
class Picture:
    """What is to be drawn, worked out before anything is.

    ``description`` says in a sentence or two what there is to see, for those who do not see it. ``rows``
    are the names on the left, ``height`` is that of the axes and ``foot`` what the ticks below them
    take, in points.
    """

    title: str
    subtitle: str
    description: str
    height: float
    notes: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    key: tuple[Mark, ...] = ()
    rows: tuple[str, ...] = ()
    unit: str = ""
    foot: float = 16.0
    margin: float = 0.0
    """Points that ticks on the left take where there are no named rows."""
    wide: float = WIDTH
    """How wide a figure of its own is, in points."""

    def draw(self, ax: "Axes") -> None:
        """Draw what lies within the axes."""
        raise NotImplementedError(f"{type(self).__name__} does not say how it is drawn")

    @property
    def alternative(self) -> str:
        """What is to be seen, with what the figures are of and whose they are."""
        sources = f" Source: {'; '.join(self.sources)}." if self.sources else ""
        return f"{self.subtitle}. {self.description}{sources}"

    @property
    def labels(self) -> list[list[str]]:
        """The names of the rows, in lines that fit."""
        return [wrapped(name, self.wide * _LABELS, PLAIN) for name in self.rows]

    @property
    def tall(self) -> float:
        """The height of the axes, so much that the names of the rows have room."""
        lines = max((len(label) for label in self.labels), default=0)
        return max(self.height, len(self.rows) * (lines * PLAIN * LINE + 3))

    @property
    def indent(self) -> float:
        """How far the names of the rows stand out to the left of the axes, in points."""
        lines = [width_of(line, PLAIN) for label in self.labels for line in label]
        return max(lines) + 12 if lines else self.margin

    def head(self, width: float) -> tuple[list[str], list[str]]:
        """Title and subtitle in lines of this width."""
        return wrapped(self.title, width, LARGE, lines=3, bold=True), wrapped(self.subtitle, width, PLAIN)

    def key_in(self, width: float) -> list[list[tuple[Mark, str]]]:
        """The key in lines of this width: each mark with its words."""
        lines: list[list[tuple[Mark, str]]] = []
        free = 0.0
        for mark in self.key:
            text = shortened(mark.text, width - 14, PLAIN)
            need = 14 + width_of(text, PLAIN)
            if need > free:
                lines.append([])
                free = width
            lines[-1].append((mark, text))
            free -= need + 14
        return lines

    def notes_in(self, width: float) -> list[str]:
        """The notes and the sources in lines of this width."""
        sources = "; ".join(dict.fromkeys(self.sources))
        notes = [*dict.fromkeys(self.notes), *([f"Source: {sources}."] if sources else [])]
        return [line for note in notes for line in wrapped(note, width, SMALL, lines=_NOTE_LINES)]


Maker = Callable[..., Picture]
"""What makes the picture of an object, with the options of its `plot`."""


def own_axes(picture: Picture, *, shown: bool) -> "tuple[Figure, Axes]":
    """A figure that holds all of the picture, and its axes; one that pyplot knows of where it is to be ``shown``."""
    from matplotlib.backends.backend_agg import FigureCanvasAgg
    from matplotlib.figure import Figure

    inner = picture.wide - _EDGE - _RIGHT
    title, subtitle = picture.head(inner)
    key = len(picture.key_in(inner)) + 0.5 * bool(picture.key)
    top = _EDGE + LINE * (LARGE * len(title) + PLAIN * (len(subtitle) + key)) + _ABOVE
    bottom = _foot(picture) + LINE * SMALL * len(picture.notes_in(inner)) + _EDGE / 2
    height = top + picture.tall + bottom
    size = (picture.wide / 72, height / 72)
    figure = Figure(figsize=size, dpi=100, facecolor="white")
    if shown:
        from matplotlib import pyplot

        figure = pyplot.figure(figsize=size, dpi=100, facecolor="white")
    else:
        FigureCanvasAgg(figure)
    left = _EDGE + picture.indent
    place = (left / picture.wide, bottom / height, (inner - picture.indent) / picture.wide, picture.tall / height)
    return figure, figure.add_axes(place)


def _foot(picture: Picture) -> float:
    return picture.foot + (LINE * PLAIN + 3 if picture.unit else 0) + 10


def framed(ax: "Axes", picture: Picture) -> None:
    """Write around the axes what the picture is of, what its marks mean and what it rests on."""
    width = width_in_points(ax) + picture.indent
    left = -picture.indent
    title, subtitle = picture.head(width)
    above = _ABOVE
    for marks in reversed(picture.key_in(width)):
        _key(ax, marks, left, above + PLAIN / 2)
        above += LINE * PLAIN
    above += LINE * PLAIN / 2 * bool(picture.key)
    for lines, size, looks in (
        (subtitle, PLAIN, {"color": GREY}),
        (title, LARGE, {"color": INK, "fontweight": "bold"}),
    ):
        for line in reversed(lines):
            _beside(ax, line, 1, left, above, fontsize=size, **looks)
            above += LINE * size
    if picture.unit:
        unit = shortened(picture.unit, width_in_points(ax), PLAIN)
        ax.set_xlabel(unit, fontsize=PLAIN, color=GREY, parse_math=False)
    below = _foot(picture) + SMALL / 2
    for line in picture.notes_in(width):
        _beside(ax, line, 0, left, -below, fontsize=SMALL, color=GREY)
        below += LINE * SMALL


def _beside(ax: "Axes", text: str, edge: float, right: float, up: float, **looks: object) -> None:
    """Write from a left corner of the axes, so many points to the right and up."""
    write(ax, text, (0, edge), (right, up), xycoords="axes fraction", ha="left", va="baseline", **looks)


def _key(ax: "Axes", marks: list[tuple[Mark, str]], left: float, up: float) -> None:
    from matplotlib.lines import Line2D
    from matplotlib.offsetbox import AnnotationBbox, DrawingArea
    from matplotlib.patches import Rectangle

    for entry, text in marks:
        box = DrawingArea(10, 8)
        if entry.hatch:
            box.add_artist(Rectangle((0, 0), 10, 8, fill=False, edgecolor=entry.colour, hatch=entry.hatch))
        else:
            face = entry.colour if entry.filled else "none"
            mark = Line2D([5], [4], marker=entry.shape, color=entry.colour, markerfacecolor=face, linestyle="")
            mark.set_markersize(7)
            box.add_artist(mark)
        ax.add_artist(
            AnnotationBbox(
                box, (0, 1), xybox=(left, up), xycoords="axes fraction", boxcoords="offset points", frameon=False,
                box_alignment=(0, 0.5), pad=0, annotation_clip=False,
            )
        )  # fmt: skip
        write(ax, text, (0, 1), (left + 14, up), xycoords="axes fraction", ha="left", fontsize=PLAIN)
        left += 14 + width_of(text, PLAIN) + 14


def rows_on(ax: "Axes", picture: Picture) -> None:
    """One row below the other, each with its name: the first at the top, at 0."""
    labels = ["\n".join(label) for label in picture.labels]
    ax.set_ylim(len(labels) - 0.5, -0.5)
    ax.set_yticks(range(len(labels)), labels, fontsize=PLAIN, color=INK, parse_math=False)
    ax.tick_params(axis="y", length=0, pad=8)
    plain_axes(ax, "x")


def plain_axes(ax: "Axes", grid: str) -> None:
    """Thin axes with a light grid across one of them."""
    ax.set_axisbelow(True)
    ax.grid(visible=False)
    ax.grid(axis=grid, color=FAINT, linewidth=0.6)  # type: ignore[arg-type]  # x or y
    for name, line in ax.spines.items():
        line.set_visible(name == "bottom")
        line.set_color(GREY)
        line.set_linewidth(0.6)
    ax.tick_params(axis="x", length=3, width=0.6, color=GREY, labelsize=SMALL, labelcolor=GREY)
    if grid == "y":
        ax.tick_params(axis="y", length=0, labelsize=SMALL, labelcolor=GREY)


@attrs.frozen(kw_only=True)
class Empty(Picture):
    """A picture of nothing, which says why there is nothing to be seen."""

    reasons: tuple[str, ...]

    def draw(self, ax: "Axes") -> None:
        ax.set_axis_off()
        lines = [line for reason in self.reasons for line in wrapped(reason, width_in_points(ax), PLAIN, lines=4)]
        for at, line in enumerate(lines[:_MOST_LINES]):
            _beside(ax, line, 1, 0, -14 - at * LINE * PLAIN, fontsize=PLAIN, color=INK)


def empty(title: str, subtitle: str, reasons: tuple[str, ...]) -> Empty:
    """The picture where nothing can be drawn, with the reasons."""
    description = f"{printable(title)}: nothing to draw. {' '.join(reasons)}".strip()
    return Empty(
        title=title,
        subtitle=subtitle,
        description=description,
        height=14 + LINE * PLAIN * _MOST_LINES,
        reasons=reasons or ("No figures.",),
        foot=0,
    )
