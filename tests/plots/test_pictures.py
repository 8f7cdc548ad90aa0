"""Pictures: what they hold, what they say of what is not there, and that no label lies on another."""

import random
import sys
from collections.abc import Iterator
from decimal import Decimal
from importlib import import_module
from itertools import combinations
from typing import Any
from xml.etree import ElementTree

import attrs
import matplotlib
import pytest
from matplotlib.axes import Axes
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from matplotlib.patches import Rectangle
from matplotlib.text import Text

import roleinfo as ri
from diffs.makers import UNDATED, compared, left_role, pay, right_role, top_coded
from roleinfo.plots.drawing import alternative, plot, svg
from roleinfo.plots.frame import Picture, framed
from shown import staff

NURSES = ("registered nurse", "physician assistant")
SVG = "{http://www.w3.org/2000/svg}"


@pytest.fixture(autouse=True)
def _alone(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """As in a program that uses neither pyplot nor IPython, whatever other tests have imported."""
    kept = {name: sys.modules.pop(name, None) for name in ("matplotlib.pyplot", "IPython")}
    yield
    monkeypatch.undo()
    for name, module in kept.items():
        sys.modules.pop(name, None)
        if module is not None:
            sys.modules[name] = module


def own() -> Axes:
    """Axes of a caller, on a figure that no part of the program shares."""
    figure = Figure(figsize=(8, 5))
    FigureCanvasAgg(figure)
    return figure.add_subplot()


def shown_texts(ax: Axes) -> Iterator[Text]:
    """Every text that is drawn in and around the axes."""
    figure: Any = ax.figure
    figure.draw_without_rendering()
    low, high = sorted(ax.get_xlim())
    bottom, top = sorted(ax.get_ylim())
    for axis, ends in ((ax.xaxis, (low, high)), (ax.yaxis, (bottom, top))):
        for tick in axis.get_major_ticks():
            if ends[0] <= tick.get_loc() <= ends[1] and tick.label1.get_visible() and tick.label1.get_text():
                yield tick.label1
        yield axis.label
    yield from (each for each in ax.texts if each.get_text())


def words(ax: Axes) -> str:
    """All that is written, one text a line."""
    return "\n".join(each.get_text() for each in shown_texts(ax))


def assert_apart(ax: Axes) -> None:
    """No text lies on another or out of the figure."""
    assert ax.axison or ax.texts
    boxes = [(each.get_text(), Text.get_window_extent(each)) for each in shown_texts(ax) if each.get_text()]
    if not ax.axison:
        boxes = [(text, box) for text, box in boxes if text in {each.get_text() for each in ax.texts}]
    whole = ax.figure.bbox
    for text, box in boxes:
        assert box.x0 >= whole.x0 - 1, text
        assert box.x1 <= whole.x1 + 1, text
        assert box.y0 >= whole.y0 - 1, text
        assert box.y1 <= whole.y1 + 1, text
    for (one, first), (other, second) in combinations(boxes, 2):
        across = min(first.x1, second.x1) - max(first.x0, second.x0)
        down = min(first.y1, second.y1) - max(first.y0, second.y0)
        assert across <= 1 or down <= 1.5, (one, other)


def lines(ax: Axes) -> list[Any]:
    """The lines and marks that are drawn."""
    return list(ax.lines)


def xs(ax: Axes) -> list[float]:
    """Where marks stand on the x axis."""
    return [float(each) for line in lines(ax) for each in line.get_xdata()]


def _declarations(style: str) -> list[tuple[str, str]]:
    """The properties of a style with their values."""
    return [(name.strip(), value.strip()) for name, _, value in (each.partition(":") for each in style.split(";"))]


def _contrast(one: str, other: str) -> float:
    """The ratio by which WCAG measures how two colours stand apart."""
    lights = []
    for colour in (one, other):
        parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
        linear = [each / 12.92 if each <= 0.04045 else ((each + 0.055) / 1.055) ** 2.4 for each in parts]
        lights.append(0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2] + 0.05)
    return max(lights) / min(lights)


def a_year(amount: int) -> ri.Pay:
    """An amount a year."""
    return ri.Pay(amount, "USD", "year")


def grades() -> ri.PayStructure:
    """A structure of five grades."""
    middles = [50_000, 59_000, 69_600, 82_100, 96_900]
    return ri.PayStructure(
        {f"G{at}": ri.SalaryBand.from_midpoint(a_year(each), Decimal("0.4")) for at, each in enumerate(middles, 1)}
    )


def everything() -> dict[str, tuple[Any, dict[str, Any]]]:
    """A picture of every kind, of real figures."""
    nurses = ri.compare(*NURSES)
    pages = ri.compare("account manager", "account representative")
    band = ri.SalaryBand.from_market(ri.role(NURSES[0]), place="CO", name="Nurse II")
    people = [a_year(each) for each in (62_000, 88_000, 88_500, 88_700, 92_000, 101_000, 101_500, 130_000)]
    staff = {f"e{at}": a_year(41_000 + at * 1_900) for at in range(40)}
    carpenters = ri.role("carpenter").salary.by_place()
    paths = ri.career_paths("carpenter", "construction manager", limit=3)
    return {
        "pay": (nurses, {}),
        "gaps": (nurses, {"kind": "gaps"}),
        "pay without percentiles": (pages, {}),
        "gaps without percentiles": (pages, {"kind": "gaps"}),
        "skills": (nurses, {"kind": "skills"}),
        "knowledge by level": (nurses.skills, {"kind": "knowledge", "by": "level"}),
        "skills by share": (pages, {"kind": "skills"}),
        "degrees held": (nurses.education, {}),
        "degrees required": (nurses.education, {"by": "required"}),
        "typical entry": (nurses.education, {"by": "typical_entry"}),
        "states": (carpenters, {"kind": "state", "role": "carpenters"}),
        "industries": (ri.role("carpenter").salary.by_industry(), {}),
        "best metros": (carpenters.best("metro"), {"limit": 15}),
        "band": (band, {"employees": people, "market": ri.role(NURSES[0]).at("CO")}),
        "band alone": (ri.SalaryBand(a_year(48_000), a_year(72_000)), {}),
        "structure": (
            grades(),
            {
                "employees": staff,
                "grades": {f"e{at}": f"G{at % 5 + 1}" for at in range(36)},
                "market": {"G1": a_year(1)},
            },
        ),
        "path": (paths[2], {}),
        "path by months": (paths[0], {"x": "months"}),
        "ladder": (ri.ladder("account manager"), {}),
        "moves": (ri.next_roles("carpenter", limit=25, usual_limits=False), {}),
    }


EVERYTHING = everything()


class TestEveryPicture:
    """What holds of all kinds."""

    @pytest.mark.parametrize("name", EVERYTHING)
    def test_labels_are_apart(self, name: str) -> None:
        """On a figure of its own no text lies on another, or out of the figure."""
        obj, options = EVERYTHING[name]
        assert_apart(plot(obj, **options))

    @pytest.mark.parametrize("name", EVERYTHING)
    def test_narrow(self, name: str, monkeypatch: pytest.MonkeyPatch) -> None:
        """The narrow figure scales with its page, says the same, and keeps its larger letters apart and within it."""
        obj, options = EVERYTHING[name]
        drawn: list[Axes] = []

        def kept(ax: Axes, picture: Picture) -> None:
            framed(ax, picture)
            drawn.append(ax)

        monkeypatch.setattr("roleinfo.plots.drawing.framed", kept)
        root = ElementTree.fromstring(svg(obj, narrow=True, **options))  # noqa: S314
        assert_apart(drawn[0])
        assert (root.get("viewBox") or "").startswith("0 0 380 ")
        assert "max-width:100%;height:auto" in (root.get("style") or "")
        assert root.findtext(f"{SVG}desc") == alternative(obj, **options)

    @pytest.mark.parametrize("name", EVERYTHING)
    def test_axes_of_the_caller(self, name: str) -> None:
        """The axes given come back, drawn on; no setting of the program's has changed, and no figure is left open."""
        obj, options = EVERYTHING[name]
        before = dict(matplotlib.rcParams)
        ax = own()
        assert obj.plot(ax, **options) is ax
        assert words(ax)
        assert dict(matplotlib.rcParams) == before
        pyplot: Any = sys.modules.get("matplotlib.pyplot")
        assert pyplot is None or not pyplot.get_fignums()

    @pytest.mark.parametrize("name", EVERYTHING)
    def test_svg(self, name: str) -> None:
        """The SVG is the same each time, is XML with words as text, and says what it shows under ids of its own."""
        obj, options = EVERYTHING[name]
        text = svg(obj, prefix="one", **options)
        assert text == svg(obj, prefix="one", **options)
        root = ElementTree.fromstring(text)  # noqa: S314
        assert root.get("role") == "img"
        ids = [each.get("id") for each in root.iter() if each.get("id")]
        assert len(ids) == len(set(ids))
        assert all(str(each).startswith("one-") for each in ids)
        links = [value for each in root.iter() for key, value in each.attrib.items() if key.endswith("href")]
        assert {each.removeprefix("#") for each in links} <= set(ids)
        assert root.get("aria-labelledby") == "one-title one-desc"
        assert [each.tag for each in root][:2] == [f"{SVG}title", f"{SVG}desc"]
        assert root.findtext(f"{SVG}desc") == alternative(obj, **options)
        assert root.findall(f".//{SVG}text")
        assert not root.findall(f".//{SVG}style")
        assert not root.findall(f".//{SVG}metadata")
        assert text.startswith("<svg ")
        assert "http" not in text.replace("http://www.w3.org/", "")

    @pytest.mark.parametrize("name", EVERYTHING)
    def test_colours(self, name: str) -> None:
        """Words are in the page's colour of text, the ground is the page's, and data stand out on light and dark."""
        obj, options = EVERYTHING[name]
        root = ElementTree.fromstring(svg(obj, **options))  # noqa: S314
        styles = [dict(_declarations(each.get("style") or "")) for each in root.iter()]
        used = {style[key] for style in styles for key in ("fill", "stroke") if key in style}
        data = {each for each in used if each.startswith("#")}
        assert {each for each in used - data if not each.startswith("url(#picture-")} <= {"none", "currentColor"}
        for ground in ("#ffffff", "#171717"):
            assert all(_contrast(each, ground) >= 3 for each in data), ground
        words_in = [dict(_declarations(each.get("style") or "")) for each in root.iter(f"{SVG}text")]
        assert {each["fill"] for each in words_in} == {"currentColor"}

    def test_ground(self) -> None:
        """On a ground of its own the picture has dark words of its own, and what is no colour is refused."""
        diff = ri.compare(*NURSES)
        text = svg(diff, ground="white")
        assert "currentColor" not in text
        assert "fill: #ffffff" in text
        assert "fill: #222222" in text
        with pytest.raises(ValueError, match="no such hue"):
            svg(diff, ground="no such hue")

    @pytest.mark.parametrize("name", EVERYTHING)
    def test_sources_and_title(self, name: str) -> None:
        """Every picture of published figures names its source and has words for those who do not see it."""
        obj, options = EVERYTHING[name]
        said = words(plot(obj, **options))
        assert ("Source: " in said) == (name not in ("band alone", "structure"))
        told = alternative(obj, **options)
        assert ("Source: " in told) == ("Source: " in said)
        assert told.endswith(".")

    def test_prefixes(self) -> None:
        """Two prefixes share no id, and what is no name is refused."""
        diff = ri.compare(*NURSES)
        one, other = (
            {each.get("id") for each in ElementTree.fromstring(svg(diff, prefix=name)).iter()} - {None}  # noqa: S314
            for name in ("a", "b")
        )
        assert not one & other
        with pytest.raises(ValueError, match="prefix must be a letter"):
            svg(diff, prefix='x" onload="alert(1)')

    def test_without_matplotlib(self, monkeypatch: pytest.MonkeyPatch) -> None:
        """The error names the line that installs it."""
        monkeypatch.setitem(sys.modules, "matplotlib", None)
        with pytest.raises(ri.MissingExtraError, match=r'pip install "roleinfo\[plot\]"'):
            ri.compare(*NURSES).plot()

    def test_no_picture(self) -> None:
        """What has no picture is refused by name."""
        with pytest.raises(TypeError, match="a int has no picture"):
            plot(3)

    def test_pyplot_knows_it_where_it_is_used(self, monkeypatch: pytest.MonkeyPatch) -> None:
        """A figure of our own is one of pyplot's where the program uses that, and else goes when it is let go."""
        diff = ri.compare(*NURSES)
        assert diff.plot().figure.canvas.manager is None
        pyplot = import_module("matplotlib.pyplot")
        monkeypatch.setitem(sys.modules, "matplotlib.pyplot", pyplot)
        pyplot.close("all")  # those of a program before
        ax = diff.plot()
        assert [pyplot.figure(number) for number in pyplot.get_fignums()] == [ax.figure]
        pyplot.close("all")


class TestPay:
    """Two distributions, and the gap at each of their points."""

    def test_points(self) -> None:
        """Each figure of both roles stands where it is, and its amount beside it."""
        diff = ri.compare(*NURSES)
        ax = diff.plot()
        for gap in diff.salary[:6]:
            for each in (gap.left, gap.right):
                assert each.pay is not None
                assert float(each.pay.amount) in xs(ax)
                assert f"${each.pay.amount:,}" in words(ax)
        assert "Wage · USD per year · United States · May 2025" in words(ax)
        assert (
            "Source: U.S. Bureau of Labor Statistics, Occupational Employment and Wage Statistics, May 2025."
            in words(ax)
        )

    def test_interval_at_the_mean_alone(self) -> None:
        """The gap of the means has its interval, and the picture says that the others have none."""
        diff = ri.compare(*NURSES)
        ax = diff.plot(kind="gaps")
        interval = diff.salary.mean and diff.salary.mean.interval
        assert interval
        drawn = [line for line in lines(ax) if line.get_label() == "interval"]
        assert [list(line.get_xdata()) for line in drawn] == [[float(each.amount) for each in interval]]
        assert "No sampling error is published for the other figures" in words(ax).replace("\n", " ")
        assert "+$39,860 (+39.3%)" in words(ax)

    def test_undated_without_percentiles(self) -> None:
        """What is there is drawn, and that it is undated and read between the lines is said."""
        ax = ri.compare("account manager", "account representative").plot()
        said = words(ax).replace("\n", " ")
        assert "p25" not in said
        assert "undated" in said
        assert "Inferred; the source does not say so directly" in said
        assert {42_000.0, 110_000.0, 26_000.0, 51_000.0} <= set(xs(ax))

    def test_top_coded(self) -> None:
        """A figure that lies above an end is an arrow that says so, and no mark of a median or a middle half."""
        diff = ri.compare(ri.role("carpenter").at("AK"), ri.role("29-1242").at("AK"))
        ax = diff.plot()
        assert "p10, p25, median, p75, p90\nat least $239,200" in words(ax)
        assert "An arrow marks an open end" in words(ax)
        arrows = [each for each in ax.texts if getattr(each, "arrow_patch", None) is not None and not each.get_text()]
        assert len(arrows) == 6
        assert_apart(ax)
        assert "at least +$158,740" in words(diff.plot(kind="gaps"))

    def test_open_on_both_sides(self) -> None:
        """Two top-coded roles are both shown, a year before an hour; of their gap it is said that it has no bound."""
        diff = ri.compare(ri.role("29-1242").at("AK"), ri.role("29-1249").at("AK"))
        assert "at least $239,200" in words(diff.plot())
        assert "their difference has no bound" in words(diff.plot(kind="gaps"))
        assert_apart(diff.plot(kind="gaps"))

    def test_suppressed(self) -> None:
        """A percentile that was not released is named and not drawn."""
        hidden = pay(0, "p90", pay=None, status="suppressed")
        ladder = [pay(1000 * each, name) for each, name in ((30, "p10"), (40, "p25"), (50, "median"), (60, "p75"))]
        diff = compared([*ladder, hidden], [*ladder, pay(70_000, "p90")])
        ax = diff.plot(titles=("clerks", "smiths"))
        assert "Not published for clerks: p90." in words(ax)
        assert 0.0 not in xs(ax)
        assert "suppressed" in words(diff.plot(kind="gaps"))

    def test_nothing_in_common(self) -> None:
        """Where no figure can be compared the reasons stand there, and no axis."""
        ax = compared(pay(1, "p10"), pay(1, "mean")).plot()
        assert "No pay of the two roles could be compared." in words(ax)
        assert not ax.axison
        assert not xs(ax)
        empty = ri.compare(left_role(), right_role())
        for kind in ("pay", "gaps", "skills", "education"):
            assert_apart(empty.plot(kind=kind))

    def test_unknown_kind(self) -> None:
        """Another kind is refused with those that there are."""
        kind: Any = "pie"
        with pytest.raises(ValueError, match="pay, gaps, skills, education, not 'pie'"):
            ri.compare(*NURSES).plot(kind=kind)
        with pytest.raises(ValueError, match="kind must be one of pay, gaps, not 'pie'"):
            ri.compare(*NURSES).salary.plot(kind=kind)

    @pytest.mark.parametrize(
        ("left", "right"),
        [(50_000, 50_001), (1, 10**14), (7 * 10**8, 7 * 10**8 + 5), (0, 0), (0, 3)],
        ids=["near", "far", "huge", "nothing", "tiny"],
    )
    def test_any_size(self, left: int, right: int) -> None:
        """Very near, very far, huge and tiny amounts keep their labels apart."""
        names = ("p10", "p25", "median", "p75", "p90", "mean")
        diff = compared([pay(left, each) for each in names], [pay(right, each) for each in names])
        assert_apart(diff.plot())
        assert_apart(diff.plot(kind="gaps"))

    @pytest.mark.parametrize(
        "title",
        [
            "<script>alert(1)</script>",
            "مدير حسابات أول",
            "Chief " * 50,
            "x" * 300,
            "$5 and $6 clerk \\frac{1}{2}",
            "会計士",
            "A\u0301" * 90,
        ],
        ids=["script", "rtl", "long", "one word", "dollars", "glyphs", "marks"],
    )
    def test_hostile_titles(self, title: str) -> None:
        """Any title is drawn within the figure, shortened where it is too long, and escaped in SVG."""
        diff = ri.compare(left_role(pay(5), title=title), right_role(top_coded(9), title=title))
        text = svg(diff)
        root = ElementTree.fromstring(text)  # noqa: S314
        assert "<script" not in text
        told = root.findtext(f"{SVG}desc")
        assert told
        assert " ".join(title.split()) in told
        if title.isascii():
            ax = diff.plot(kind="gaps")
            assert_apart(ax)
            assert_apart(diff.plot())
            assert not any(each.get_parse_math() for each in (*ax.texts, *ax.get_yticklabels(), ax.xaxis.label))
            assert len(title) < 100 or "…" in words(ax)

    def test_both_names_stay(self) -> None:
        """A long title leaves room for the other in the heading and on the axis."""
        diff = ri.compare(left_role(pay(5), title="Chief " * 50), right_role(pay(9), title="Smith " * 50))
        axes = [diff.plot(kind=kind) for kind in ("pay", "gaps")]
        for ax in axes:
            heading = "\n".join(each.get_text() for each in ax.texts if each.get_fontsize() > 11)
            assert "Chief" in heading
            assert "Smith" in heading
        ax = axes[-1]
        assert "Chief" in ax.get_xlabel()
        assert "Smith" in ax.get_xlabel()

    def test_less_on_the_right(self) -> None:
        """Why there is no gap stands within the figure also where all gaps lie below zero."""
        names = ("p10", "median", "p90")
        left = [pay(1000 * each, name) for each, name in zip((60, 80, 90), names, strict=True)]
        right = [pay(1000 * each, name) for each, name in zip((30, 40, 45), names, strict=True)]
        ax = compared(left, [*right[:2], pay(0, "p90", pay=None, status="suppressed")]).plot(kind="gaps")
        assert words(ax).count("no figure on either side") == 2
        assert "suppressed" in words(ax)
        assert_apart(ax)

    def test_one_gap(self) -> None:
        """Of one figure on each side there is one row, and one more for each that a side alone has."""
        one = compared(pay(90_000, "median"), pay(60_000, "median")).plot(kind="gaps")
        assert [each.get_text() for each in one.get_yticklabels()] == ["median"]
        assert_apart(one)
        two = compared([pay(90_000, "median"), pay(95_000, "mean")], pay(60_000, "median")).plot(kind="gaps")
        assert [each.get_text() for each in two.get_yticklabels()] == ["median", "mean"]
        assert_apart(two)

    @pytest.mark.parametrize(
        ("low", "more"), [(800_000, 200_000), (975_000, 99_000), (1_500_000, 200_000), (700_000_000, 50)]
    )
    def test_one_manner_an_axis(self, low: int, more: int) -> None:
        """All amounts of an axis are in one word of size, or all in full, and no two read the same."""
        ax = compared([pay(low, "p10"), pay(low + more, "p90")], [pay(low, "p10"), pay(low + more, "p90")]).plot()
        ax.figure.draw_without_rendering()
        ticks = [each.get_text() for each in ax.get_xticklabels()]
        assert len(set(ticks)) == len(ticks)
        assert len({each.endswith("million") for each in ticks}) == 1

    def test_real_pairs(self) -> None:
        """Of forty pairs of occupations in the nation and in places no label lies on another."""
        sample = random.Random(7)  # noqa: S311
        codes = sorted(each.id for each in ri.Catalog.default() if each.id[2:3] == "-")
        places = (None, None, "AK", "CA", "NY", "Guam", "PR")
        for _ in range(40):
            left, right = sample.sample(codes, 2)
            place = sample.choice(places)
            diff = ri.compare(ri.role(left).at(place), ri.role(right).at(place))
            for kind in ("pay", "gaps"):
                assert_apart(diff.plot(kind=kind))


@pytest.mark.parametrize(
    ("kind", "name", "value"), [("pay", "limit", 3), ("gaps", "by", "level"), ("education", "limit", 3)]
)
def test_options_of_another_picture(kind: Any, name: str, value: Any) -> None:
    """An option that the picture of this kind does not take is refused by its name."""
    with pytest.raises(ri.InvalidArgumentError, match=f"{name} must be left out of a picture of {kind}"):
        ri.compare("account manager", "account representative").plot(kind=kind, **{name: value})


class TestSkills:
    """Two marks a skill."""

    def test_marks(self) -> None:
        """Hollow within the error, full outside, in the order of the gap."""
        skills = ri.compare(*NURSES).skills
        ax = skills.plot(by="importance", kind="skill")
        names = [each.get_text().replace("\n", " ") for each in ax.get_yticklabels()]
        gaps = {gap.name: gap for gap in skills.shared}
        values = [gaps[name].importance for name in names]
        assert values == sorted(values, key=lambda each: -(each or 0))
        for row, name in enumerate(names):
            faces = {
                line.get_markerfacecolor()
                for line in lines(ax)
                if line.get_linestyle() == "None" and line.get_ydata()[0] == row
            }
            assert (faces == {"none"}) is (gaps[name].importance_outside_error is False)
        assert {gaps[name].importance_outside_error for name in names} == {True, False}
        assert "The 15 of 35 that lie farthest apart" in words(ax)

    def test_no_line_through_hollow_marks(self) -> None:
        """The line between two marks ends short of both, as a hollow one has no ground of its own."""
        skills = ri.compare(*NURSES).skills
        ax = skills.plot(by="importance", kind="skill")
        joined = [line for line in lines(ax) if line.get_linestyle() != "None"]
        marks = {float(line.get_xdata()[0]) for line in lines(ax) if line.get_linestyle() == "None"}
        assert len(joined) == 15
        assert not marks & {float(each) for line in joined for each in line.get_xdata()}

    def test_without_errors(self) -> None:
        """Where no error is published the picture says that no gap was tested, and no mark is hollow."""
        ax = ri.compare(*NURSES).skills.plot(kind="knowledge")
        assert "no gap could be tested" in words(ax)
        assert all(line.get_markerfacecolor() != "none" for line in lines(ax))

    def test_listed_on_one_side(self) -> None:
        """A skill of one list alone has one mark, and the name of the role that lacks it."""
        ax = ri.compare("account manager", "account representative").plot(kind="skills")
        assert "not listed: Account Representative" in words(ax)
        assert sum(line.get_linestyle() == "None" for line in lines(ax)) == 12
        assert "percent of those that the source counts" in ax.get_xlabel()

    @pytest.mark.parametrize(
        ("option", "message"),
        [
            ({"by": "zeal"}, "by must be one of importance, level, share"),
            ({"kind": "magic"}, "kind must be one of skill, knowledge"),
            ({"limit": 0}, "limit must be a whole number from 1"),
        ],
    )
    def test_refused(self, option: dict[str, Any], message: str) -> None:
        """Another measure or kind, or no row at all, is refused."""
        with pytest.raises(ValueError, match=message):
            ri.compare(*NURSES).skills.plot(**option)

    def test_nothing_rated(self) -> None:
        """Software has no importance: the picture says so."""
        ax = ri.compare(*NURSES).skills.plot(kind="software", by="importance")
        assert "No source gives importance of these on both sides." in words(ax)


class TestEducation:
    """One measure a picture."""

    def test_bars(self) -> None:
        """A bar a degree and side, as wide as its share; a list that is partial says so."""
        education = ri.compare(*NURSES).education
        ax = education.plot(titles=("Nurses", "Assistants"))
        bars: list[Any] = list(ax.patches)
        widths = sorted(float(bar.get_width()) for bar in bars)
        assert widths == sorted(float(each.value) for gap in education.held for each in (gap.left, gap.right))
        required = words(education.plot(by="required", titles=("Nurses", "Assistants")))
        assert "not listed" in required
        assert "The shares listed of Nurses come to 44.08%: the list is partial." in required

    def test_key_is_hatched_as_the_bars(self) -> None:
        """The second role's handle in the key has the hatch of its bars, and the first one's has none."""
        ax = ri.compare(*NURSES).education.plot()
        handles = [each for each in ax.findobj(Rectangle) if each.get_width() == 10]
        assert [each.get_hatch() for each in handles] == ["////"]
        assert {bar.get_hatch() for bar in ax.patches} == {"", "////"}

    def test_entry(self) -> None:
        """The typical degree is a rung of the ladder, with no percentage beside it."""
        ax = ri.compare(*NURSES).education.plot(by="typical_entry")
        assert [float(line.get_ydata()[0]) for line in lines(ax)] == [2.0, 1.0]
        assert "%" not in words(ax)

    def test_refused(self) -> None:
        """Another measure is refused, and one that is not there is said not to be."""
        education = ri.compare("account manager", "account representative").education
        by: Any = "wished"
        with pytest.raises(ValueError, match="by must be one of held, required, typical_entry, not 'wished'"):
            education.plot(by=by)
        assert "No source has this of both." in words(education.plot(by="typical_entry"))


class TestPlaces:
    """A dot a place."""

    def test_order_and_intervals(self) -> None:
        """The highest first, each with an interval of 90%."""
        table = ri.role("carpenter").salary.by_place()
        ax = table.plot(kind="state", limit=4)
        names = [each.get_text() for each in ax.get_yticklabels()]
        means = {cell.name: cell.salary.mean for cell in table if cell.place.kind == "state"}
        amounts = [mean.pay.amount for name in names if (mean := means[name]) and mean.pay]
        assert amounts == sorted(amounts, reverse=True)
        mean = means[names[0]]
        assert mean is not None
        assert mean.pay is not None
        assert mean.standard_error is not None
        low = float(mean.pay.amount) - 1.6448536 * float(mean.standard_error)
        assert min(lines(ax)[0].get_xdata()) == pytest.approx(low, abs=0.1)
        assert "The highest 4 of 54 states." in words(ax)

    def test_suppressed_and_top_coded(self) -> None:
        """A place without a mean is named and not drawn; those with an open end stand below the known ones, apart."""
        table = ri.role("29-1242").salary.by_place()
        ax = table.plot(kind="state")
        assert "No mean per year released or published (2): Hawaii; Maine." in words(ax)
        names = [each.get_text() for each in ax.get_yticklabels()]
        assert "Hawaii" not in names
        assert names[0] == "Missouri"
        assert names[25:] == [
            "Alaska", "North Dakota", "Oregon", "South Carolina", "South Dakota", "Utah", "Vermont",
        ]  # fmt: skip
        assert [line.get_ydata()[0] for line in lines(ax) if line.get_linestyle() == "--"] == [24.5]
        assert "The highest 25 of 31 states with a known figure." in words(ax)
        assert "7 states have only a lower bound ($239,200): their ranks are not known." in words(ax)
        assert words(ax).count("at least $239,200") == 7
        assert_apart(ax)
        told = alternative(table, kind="state")
        assert told.index("Arkansas") < told.index("Not ranked, with only a bound: Alaska") < told.index("Vermont")

    def test_open_ends_beyond_the_limit(self) -> None:
        """The known ones have the limit to themselves, and of more open ends than it lets in it says how many."""
        ax = ri.role("29-1242").salary.by_place().plot(kind="state", limit=2)
        assert [each.get_text() for each in ax.get_yticklabels()] == ["Missouri", "Minnesota", "Alaska", "North Dakota"]
        assert "Of 7 with only a bound, 2 are drawn." in words(ax)

    def test_open_ends_alone(self) -> None:
        """Where no figure is known there is one block and no line, and a single place is told as one."""
        table = ri.role("29-1242").salary.by_place()
        ax = ri.PayTable(tuple(each for each in table if each.name == "Alaska")).plot(kind="state")
        assert "1 state has only a lower bound ($239,200): its rank is not known." in words(ax)
        assert not [line for line in lines(ax) if line.get_linestyle() == "--"]
        assert_apart(ax)

    def test_best(self) -> None:
        """Full dots are those that the error does not separate from the first; the rule is written out."""
        best = ri.role("carpenter").salary.by_place().best("metro")
        ax = best.plot(limit=12)
        dots = [line for line in lines(ax) if line.get_marker() == "o"]
        assert sum(line.get_markerfacecolor() != "none" for line in dots) == best.ties
        assert "a relative standard error of at most 10%" in words(ax).replace("\n", " ")

    def test_no_cells(self) -> None:
        """An empty table says that it is."""
        assert "There are no figures." in words(ri.PayTable().plot())
        with pytest.raises(ValueError, match="limit must be a whole number from 1"):
            ri.PayTable().plot(limit=0)


class TestBands:
    """Bands, employees and the market."""

    def test_band(self) -> None:
        """Employees stand at their pay in the shape of where they lie; the market below them."""
        band = ri.SalaryBand(a_year(50_000), a_year(70_000), name="Grade")
        pays = [a_year(each) for each in (45_000, 60_000, 60_000, 75_000)]
        ax = band.plot(employees=pays, market=ri.role("carpenter"))
        marks = [(line.get_marker(), float(line.get_xdata()[0])) for line in lines(ax) if line.get_marker() in "ov^"]
        assert marks == [("v", 45_000.0), ("o", 60_000.0), ("o", 60_000.0), ("^", 75_000.0)]
        assert "Market: Carpenters" in words(ax)
        assert "OEWS is not a job-matched survey" in words(ax)
        heights = {float(line.get_ydata()[0]) for line in lines(ax) if line.get_marker() == "o"}
        assert len(heights) == 2

    def test_other_money(self) -> None:
        """Pay of another currency or period does not go with the band, and its row is named."""
        band = ri.SalaryBand(a_year(50_000), a_year(70_000))
        with pytest.raises(ri.InvalidArgumentError, match="employees: row 1: pay: USD and NZD cannot be combined"):
            band.plot(employees=[ri.Pay(1, "NZD", "year")])
        with pytest.raises(
            ri.InvalidArgumentError, match="employees: row 'Ann': pay: pay per hour against a structure"
        ):
            grades().plot(employees={"Ann": ri.Pay(20, "USD", "hour")})
        with pytest.raises(ri.NotComparableError, match="no percentiles"):
            band.plot(market=left_role(pay(3)))

    def test_aged_structure(self) -> None:
        """The picture of an aged structure says to which date it was aged."""
        band = ri.SalaryBand(
            ri.Pay(40_000, "USD", "year"), ri.Pay(60_000, "USD", "year"), name="G1", effective="2025-05"
        )
        ax = ri.PayStructure([band]).aged(Decimal("0.03"), 1).plot()
        assert "Base pay · USD per year · effective May 2025, aged to May 2026" in [
            each.get_text() for each in ax.texts
        ]

    def test_structure(self) -> None:
        """Each employee stands in the column of the grade told, who has none apart; a grade without market is named."""
        staff = {"Ann": a_year(52_000), "Ben": a_year(90_000), "Cyd": a_year(60_000)}
        ax = grades().plot(employees=staff, grades={"Ann": "G1", "Ben": "G2"}, market={"G1": a_year(51_000)})
        marks = {line.get_marker(): float(line.get_xdata()[0]) for line in lines(ax) if line.get_marker() in ("o", "^")}
        assert marks == {"o": 5.0, "^": 1.0}
        assert "no grade given" in words(ax)
        assert "No market figure: G2, G3, G4, G5." in words(ax)
        with pytest.raises(ValueError, match="employees: row 'Dan': pay is missing"):
            grades().plot(grades={"Dan": "G1"})


class TestCareers:
    """Paths, ladders and moves."""

    def test_unknown_pay(self) -> None:
        """A rung without pay is a gap that says so, and no line leads over it."""
        ax = ri.ladder("account manager").plot()
        assert words(ax).count("pay not known") == 4
        assert len(lines(ax)) == 1

    def test_two_bases(self) -> None:
        """No line leads from a pay of one basis to a pay of another."""
        ladder = ri.ladder("account manager")
        paid = ri.career_graph().node("43-4051.00")
        two = attrs.evolve(ladder, rungs=(attrs.evolve(ladder[0], node=paid), *ladder[1:]))
        ax = two.plot()
        assert len(lines(ax)) == 2
        assert "Amounts come from different measures or sources" in " ".join(words(ax).split())

    def test_path(self) -> None:
        """A tread a role at the height of its pay, joined where both are known."""
        path = ri.career_paths("registered nurse", "nurse practitioner", limit=2)[1]
        ax = path.plot()
        heights = [float(line.get_ydata()[0]) for line in lines(ax)[:3]]
        assert heights == [float(each.pay.amount) for each in path.pay if each and each.pay]
        assert len(lines(ax)) == 5

    def test_months(self) -> None:
        """Months add up where they are known of every step; else the path is drawn by steps and says why."""
        path = ri.career_paths("registered nurse", "11-9111.00")[0]
        assert path.months == 36
        assert 36.0 in xs(path.plot(x="months"))
        unknown = ri.career_paths("account manager", "accountants and auditors")[0]
        assert None in unknown.months_by_step
        assert "Drawn by steps: the school and related work required are not known for every step." in words(
            unknown.plot(x="months")
        )
        x: Any = "years"
        with pytest.raises(ValueError, match="x must be one of steps, months"):
            path.plot(x=x)

    def test_moves(self) -> None:
        """A mark a move, in the shape of its class; what is not known of a move is named."""
        ranked = ri.next_roles("carpenter", limit=25, usual_limits=False)
        ax = ranked.plot()
        kinds = {each.move.kind for each in ranked}
        shapes = {str(line.get_marker()) for line in lines(ax)} - {"None"}
        assert len(shapes) == len(kinds)
        assert all(kind in words(ax) for kind in kinds)
        assert "skills to gain not known" in words(ri.next_roles("account manager").plot())

    def test_names_of_moves_are_whole(self) -> None:
        """A long name takes two lines, and lines across end together, where the names begin."""
        ax = ri.next_roles("29-1214", limit=12).plot()
        assert "Obstetricians and\nGynecologists" in words(ax)
        assert "…" not in words(ax)
        zero = next(line for line in lines(ax) if list(line.get_ydata()) == [0, 0])
        across = [float(x) for segment in ax.collections[0].get_segments() for x in segment[:, 0]]
        assert set(across) == {float(each) for each in zero.get_xdata()} == set(ax.spines["bottom"].get_bounds())
        assert_apart(ax)

    def test_names_on_low_axes(self) -> None:
        """On axes too low for two lines a name each has one, and still none lies on another."""
        figure = Figure(figsize=(9, 7))
        FigureCanvasAgg(figure)
        ax = figure.add_axes((0.15, 0.25, 0.75, 0.6))
        ri.next_roles("carpenter", limit=25, usual_limits=False, kinds=("stated", "related")).plot(ax)
        assert "Aircraft Structure, Surfaces…" in words(ax)
        assert_apart(ax)

    def test_undated(self) -> None:
        """A source without a date is named as such."""
        assert UNDATED.date is None
        assert "Undated: Investopedia." in words(ri.ladder("account manager").plot())


class TestRosters:
    """Pictures of a priced roster."""

    @pytest.mark.parametrize("kind", ["jobs", "percentiles", "people"])
    @pytest.mark.parametrize("count", [10, 6, 4, 0])
    def test_apart(self, kind: Any, count: int) -> None:
        """Nothing lies on anything else, with many employees, few and none."""
        priced = ri.price(staff()[:count], title="job", place="city", pay="base")
        assert_apart(priced.plot(kind=kind))

    def test_ratios(self) -> None:
        """Each occupation has its ratio and employees; those with few employees stand together."""
        priced = ri.price([*staff(), *staff()], title="job", place="city", pay="base")
        text = words(priced.plot())
        for expected in ("Software Developers", "0.83 (4)", "0.98 (4)", "2 other occupations"):
            assert expected in text
        assert "Registered Nurses" not in text

    def test_percentiles(self) -> None:
        """Employees are counted between the published percentiles, and those that are not known are told."""
        priced = ri.price(staff(), title="job", place="city", pay="base")
        said = alternative(priced, kind="percentiles")
        assert "Below 10th 0; 10th to 25th 1; 25th to 50th 3; 50th to 75th 2; 75th to 90th 0; Above 90th 0." in said
        text = words(priced.plot(kind="percentiles"))
        assert "1 employee between percentiles that are not published is left out" in text

    def test_people_on_request(self) -> None:
        """A dot an employee, none with a name."""
        priced = ri.price(staff(), title="job", place="city", pay="base", id="id")
        ax = priced.plot(kind="people")
        assert sum(len(line.get_xdata()) for line in ax.lines if line.get_marker() == "o") == 6
        assert "E00" not in words(ax)

    def test_unknown_kind(self) -> None:
        """Another word is refused."""
        kind: Any = "pay"
        with pytest.raises(ri.InvalidArgumentError, match="kind must be one of jobs, percentiles, people, not 'pay'"):
            ri.price(staff(), title="job", place="city", pay="base").plot(kind=kind)
