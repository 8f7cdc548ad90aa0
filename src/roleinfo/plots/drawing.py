"""Pictures by matplotlib: on axes of the caller or of their own, as SVG, and in a sentence for those who do not see."""

import re
import sys
import warnings
from collections.abc import Iterator
from io import StringIO
from typing import TYPE_CHECKING, Any, Final
from xml.etree import ElementTree

import attrs

from roleinfo.errors import InvalidArgumentError, shown
from roleinfo.model.arguments import check_items, check_type
from roleinfo.plots.frame import NARROW, Maker, Picture, framed, own_axes
from roleinfo.plots.style import FAINT, GREY, INK, house_style

if TYPE_CHECKING:
    from matplotlib.axes import Axes

_SVG: Final = "http://www.w3.org/2000/svg"
_XLINK: Final = "http://www.w3.org/1999/xlink"
_NEUTRAL: Final = {INK: "1", GREY: "0.78", FAINT: "0.22"}
"""How opaque the page's own color of text stands for a color that is none of the data's."""


_LONGEST_TITLE: Final = 500


def _checked_words(options: dict[str, Any]) -> dict[str, Any]:
    """The options, whose headings and names of sides are texts, and none too long to be drawn."""
    words = [(name, options[name]) for name in ("title", "role") if options.get(name) is not None]
    titles = options.get("titles")
    if titles is not None:
        titles = check_items("titles", titles, "two titles")
        if len(titles) != 2:
            raise InvalidArgumentError("titles", titles, "must be two titles, of the left and of the right role")
        options = {**options, "titles": titles}
        words += [("titles", title) for title in titles]
    for name, text in words:
        check_type(name, text, str)
        if len(text) > _LONGEST_TITLE:
            raise InvalidArgumentError(name, text, f"must have at most {_LONGEST_TITLE} characters")
    return options


def _makers() -> Iterator[tuple[type, Maker]]:
    """What makes the picture of each class; a family is imported when those before it do not know the class."""
    from roleinfo.plots import careers

    yield from careers.MAKERS.items()
    from roleinfo.plots import bands

    yield from bands.MAKERS.items()
    from roleinfo.plots import pay

    yield from pay.MAKERS.items()
    from roleinfo.plots import places

    yield from places.MAKERS.items()
    from roleinfo.plots import history

    yield from history.MAKERS.items()
    from roleinfo.plots import education, measures, skills

    yield from (*education.MAKERS.items(), *measures.MAKERS.items(), *skills.MAKERS.items())
    from roleinfo.plots import roles

    yield from roles.MAKERS.items()
    from roleinfo.plots import roster

    yield from roster.MAKERS.items()


def _picture(obj: object, options: dict[str, Any]) -> Picture:
    options = _checked_words(options)
    for kind, make in _makers():
        if isinstance(obj, kind):
            return make(obj, **options)
    raise TypeError(f"a {type(obj).__name__} has no picture")


def plot(obj: object, ax: Any = None, **options: Any) -> "Axes":
    """Draw an object on the axes given, else on a figure of their own, and give the axes back.

    A figure of our own is known to pyplot only where the program uses pyplot, or runs in IPython,
    so that it is shown there; elsewhere it goes when it is no longer held. Raises TypeError for
    what has no picture, and MissingExtraError where matplotlib is not installed.

    >>> import roleinfo as ri
    >>> ax = plot(ri.compare("registered nurse", "physician assistant"), kind="gaps")
    >>> [text.get_text() for text in ax.get_yticklabels()][:3]
    ['p10', 'p25', 'median']
    """
    if ax is not None and (isinstance(ax, type) or not hasattr(ax, "set_axisbelow")):
        raise TypeError(f"ax must be Axes of matplotlib, not {shown(ax)}")
    with house_style():
        picture = _picture(obj, options)
        in_pyplot = not {"matplotlib.pyplot", "IPython"}.isdisjoint(sys.modules)
        drawn: Axes = own_axes(picture, shown=in_pyplot)[1] if ax is None else ax
        picture.draw(drawn)
        framed(drawn, picture)
    return drawn


def alternative(obj: object, **options: Any) -> str:
    """What the picture of an object shows, in a sentence or two with its numbers; takes the options of its `plot`.

    >>> import roleinfo as ri
    >>> alternative(ri.SalaryBand(ri.Pay(48_000, "USD", "year"), ri.Pay(72_000, "USD", "year")))[:71]
    'Base pay · USD per year · undated. Pay in the band ranges from $48,000 '
    """
    with house_style():
        return _picture(obj, options).alternative


def svg(
    obj: object, *, prefix: str = "picture", ground: str | None = None, narrow: bool = False, **options: Any
) -> str:
    """The picture of an object as SVG that can stand in a page of HTML; the same text whenever it is made.

    Words stay text; a title and a description are there for screen readers. Every id begins with
    ``prefix``, so that pictures with different prefixes can stand in one page. The ground is
    transparent and words and axes take the page's color of text, to be read on light and dark;
    with a ``ground`` of a light colour, as for a file of its own, they are dark whatever the page.
    It shrinks with the page: ``narrow`` gives a figure of 380 points instead of 576, whose letters
    can still be read on a telephone. Takes the other options of the object's `plot`. Raises
    InvalidArgumentError for a prefix that is no name and for a ground that is no color.

    >>> import roleinfo as ri
    >>> diff = ri.compare("registered nurse", "physician assistant").salary
    >>> svg(diff, prefix="pay")[:56]
    '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="htt'
    >>> "currentColor" in svg(diff), "currentColor" in svg(diff, ground="white")
    (True, False)
    """
    check_type("prefix", prefix, str)
    if not re.fullmatch(r"[A-Za-z][A-Za-z0-9_-]*", prefix):
        rule = f"must be a letter followed by letters, digits, - or _, not {shown(prefix)}"
        raise InvalidArgumentError("prefix", prefix, rule)
    with house_style(prefix):
        picture = _picture(obj, options)
        if narrow:
            picture = attrs.evolve(picture, wide=NARROW)
        figure, ax = own_axes(picture, shown=False)
        picture.draw(ax)
        framed(ax, picture)
        written = StringIO()
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # letters that the font lacks: the reader's own fonts are used
            figure.savefig(written, format="svg", facecolor=ground or "none", metadata={"Date": None})
    return _inline(written.getvalue(), picture, prefix, neutral=ground is None)


def _of_the_page(style: str) -> str:
    """A style in which what is not a color of the data is the page's color of text."""
    for color, opaque in _NEUTRAL.items():
        style = re.sub(rf"(fill|stroke): {color}\b", rf"\1: currentColor; \1-opacity: {opaque}", style)
    return style


def _inline(text: str, picture: Picture, prefix: str, *, neutral: bool) -> str:
    """The SVG without what is only for a file of its own, with ids of its own and words for screen readers."""
    root = ElementTree.fromstring(text)  # noqa: S314  # written a line above
    for name in ("metadata", "defs"):
        for element in root.findall(f"{{{_SVG}}}{name}"):
            # The style in it would hold for the whole page.
            if name == "metadata" or element.find(f"{{{_SVG}}}style") is not None:
                root.remove(element)
    for element in root.iter():
        for key, value in element.attrib.items():
            if key == "id":
                element.set(key, f"{prefix}-{value}")
            elif key == f"{{{_XLINK}}}href":
                element.set(key, value.replace("#", f"#{prefix}-", 1))
            else:
                own = value.replace("url(#", f"url(#{prefix}-")
                element.set(key, _of_the_page(own) if neutral and key == "style" else own)
    root.set("role", "img")
    root.set("aria-labelledby", f"{prefix}-title {prefix}-desc")
    root.set("style", "stroke-linejoin:round;stroke-linecap:butt;max-width:100%;height:auto")
    for at, (name, said) in enumerate((("title", picture.title), ("desc", picture.alternative))):
        words = ElementTree.Element(f"{{{_SVG}}}{name}", {"id": f"{prefix}-{name}"})
        words.text = said
        root.insert(at, words)
    ElementTree.register_namespace("", _SVG)
    ElementTree.register_namespace("xlink", _XLINK)
    return ElementTree.tostring(root, encoding="unicode")
