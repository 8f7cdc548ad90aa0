"""Skills compared: errors, likeness by ratings, what has to be learned, and what sets a role apart."""

import sqlite3
from collections.abc import Iterator
from decimal import Context, Decimal, Inexact, localcontext
from math import sqrt
from statistics import NormalDist, fmean, pstdev
from typing import Any

import attrs
import pytest
from importlib_resources import as_file, files

import roleinfo as ri
from diffs.makers import ONE, TWO, codes, left_role, right_role
from roleinfo.api.many import distinctive_skills
from roleinfo.diffs.ratings import Similarity, SkillGap, correlation, cosine
from roleinfo.diffs.skills import SkillDiff
from roleinfo.many.distinctive import norms_of

NURSE, PHYSICIAN, ACUTE, UNRATED = "29-1141.00", "29-1071.00", "29-1141.01", "15-1255.00"
Row = dict[str, Any]


def importance(value: Decimal | str | int, **fields: Any) -> ri.Rating:
    """An importance from 1 to 5."""
    own = {"value": Decimal(str(value)), "scale": "importance", "lowest": 1, "highest": 5, "source": ONE, **fields}
    return ri.Rating(**own)


def level(value: Decimal | str | int, **fields: Any) -> ri.Rating:
    """A level from 0 to 7."""
    own = {"value": Decimal(str(value)), "scale": "level", "lowest": 0, "highest": 7, "source": ONE, **fields}
    return ri.Rating(**own)


def rated(name: str, matters: ri.Rating | None, needs: ri.Rating | None, **fields: Any) -> ri.Skill:
    """A skill that is rated."""
    return ri.Skill(**{"name": name, "importance": matters, "level": needs, "source": ONE, **fields})


def skills_of(left: list[ri.Skill], right: list[ri.Skill]) -> SkillDiff:
    """Two lists compared."""
    return ri.compare(left_role(skills=left), right_role(skills=right)).skills


def gap_of(left: ri.Skill, right: ri.Skill) -> SkillGap:
    """The gap of two skills of one name."""
    [gap] = skills_of([left], [right]).shared
    return gap


Z90 = NormalDist().inv_cdf(0.95)


class TestErrors:
    """A gap and the raters' disagreement."""

    @pytest.mark.parametrize(
        ("one", "other", "error"),
        [
            ("0.3", "0.4", Z90 * 0.5),
            ("0.5", "0.25", Z90 * sqrt(0.25 + 0.0625)),
            ("0", "0", Z90 * sqrt(2 * 0.125**2)),
            ("0.0000", "0.3", Z90 * sqrt(0.125**2 + 0.3**2)),
            (None, "0.3", None),
            ("0.3", None, None),
        ],
    )
    def test_formula(self, one: str | None, other: str | None, error: float | None) -> None:
        """1.645 times the root of the sum of the squares; 0 counts as an eighth; without one there is none."""
        errors = [None if each is None else Decimal(each) for each in (one, other)]
        gap = gap_of(
            rated("A", importance(2, standard_error=errors[0]), level(3, standard_error=errors[1])),
            rated("A", importance(3, standard_error=errors[1]), level(5, standard_error=errors[0])),
        )
        assert gap.importance_error == (None if error is None else pytest.approx(Decimal(error)))
        assert gap.level_error == gap.importance_error
        assert gap.importance == 1
        assert gap.level == 2

    def test_level_of_confidence(self) -> None:
        """The level of the comparison is that of every error: at 95% Science is off by 0.35, at 90% by 0.29."""
        for level, error in ((0.90, "0.2908"), (0.95, "0.3465"), (0.99, "0.4553")):
            diff = ri.compare(NURSE, PHYSICIAN, confidence=level)
            [science] = [gap for gap in diff.skills.shared if gap.name == "Science"]
            assert (science.confidence, round(science.level_error or 0, 4)) == (Decimal(str(level)), Decimal(error))
            assert diff.skills.of_kind("skill").learning_of("skill").confidence == science.confidence

    @pytest.mark.parametrize(("step", "outside"), [("0.82", False), ("0.83", True), ("-0.83", True), ("0", False)])
    def test_outside(self, step: str, outside: bool) -> None:
        """Only what is larger than the error lies outside it, in either direction."""
        errors = {"standard_error": Decimal("0.3")}, {"standard_error": Decimal("0.4")}
        gap = gap_of(
            rated("A", importance(3, **errors[0]), level(3, **errors[0])),
            rated("A", importance(3 + Decimal(step), **errors[1]), level(3 + Decimal(step), **errors[1])),
        )
        assert gap.importance_outside_error is outside
        assert gap.level_outside_error is outside

    def test_untested(self) -> None:
        """Without an error, or on two scales, nothing is said of it."""
        gap = gap_of(
            rated("A", importance(3), level(3, standard_error=Decimal(1))),
            rated("A", importance(5), level(4, highest=5, standard_error=Decimal(1))),
        )
        assert gap.importance == 2
        assert (gap.importance_error, gap.importance_outside_error) == (None, None)
        assert (gap.level, gap.level_error, gap.level_outside_error) == (None, None, None)

    def test_suppressed(self) -> None:
        """A suppressed rating has no gap and no error, and is counted with its skill and the reason."""
        error = {"standard_error": Decimal("0.3")}
        left = rated("A", importance(3, **error), level(3, suppressed=True, **error))
        diff = skills_of([left], [rated("a", importance(4, **error), level(4, **error))])
        [gap] = diff.shared
        assert gap.importance == 1
        assert (gap.level, gap.level_error, gap.level_outside_error) == (None, None, None)
        [out] = diff.left_out
        assert (out.side, out.code, out.path, out.fact) == ("left", "suppressed", ("skills", "level", left.key), left)
        assert str(out).endswith("The publisher advises against using this level. [suppressed]")

    def test_suppressed_without_a_partner(self) -> None:
        """What would not be compared anyhow is not left out for that reason."""
        left = rated("A", importance(3), level(3, suppressed=True))
        assert skills_of([left], [rated("A", importance(4), None)]).left_out == ()


def assert_alike(found: Similarity | None, value: float, measure: str) -> None:
    """A similarity is about this, and rests on that."""
    assert found is not None
    assert found.value == pytest.approx(value)
    assert found.measure == measure


class TestLikeness:
    """Measures over ratings."""

    LEFT = (
        rated("A", importance(5), level(7)),
        rated("B", importance(2), level(0)),
        rated("C", importance(1), level(3)),
    )
    RIGHT = (
        rated("A", importance(4), level("3.5")),
        rated("B", importance(3), level(7)),
        rated("C", importance("1.5"), level(7)),
    )

    def test_formulas(self) -> None:
        """Each against the same arithmetic done by hand."""
        diff = skills_of([*self.LEFT], [*self.RIGHT])
        left, right = (100, 25, 0), (75, 50, 12.5)
        product = 100 * 75 + 25 * 50
        lengths = sqrt(100**2 + 25**2) * sqrt(75**2 + 50**2 + 12.5**2)
        assert_alike(diff.cosine, product / lengths, "importance")
        assert_alike(diff.weighted_jaccard, (75 + 25 + 0) / (100 + 50 + 12.5), "importance")
        means = fmean(left), fmean(right)
        apart = [(one - means[0], other - means[1]) for one, other in zip(left, right, strict=True)]
        expected = sum(one * other for one, other in apart) / sqrt(
            sum(one**2 for one, _ in apart) * sum(other**2 for _, other in apart)
        )
        assert_alike(diff.correlation, expected, "importance")
        assert diff.similarity == diff.correlation
        ones, others = (100 * 100, 25 * 0, 0), (75 * 50, 50 * 100, 12.5 * 100)
        expected = ones[0] * others[0] / (ones[0] * sqrt(sum(each**2 for each in others)))
        assert_alike(diff.cosine_with_level, expected, "importance x level")

    def test_what_takes_part(self) -> None:
        """Work styles, software, a suppressed importance and what one role lacks take no part."""
        more = [
            rated("Zeal", importance(5), level(5), kind="work_style"),
            rated("D", importance(5, suppressed=True), level(5)),
            ri.Skill(name="Abacus", kind="software", source=ONE),
        ]
        other = [
            rated("Zeal", importance(1), level(1), kind="work_style"),
            rated("D", importance(1), level(1)),
            ri.Skill(name="Ledger", kind="software", source=ONE),
            rated("E", importance(5), level(5)),
        ]
        plain, longer = skills_of([*self.LEFT], [*self.RIGHT]), skills_of([*self.LEFT, *more], [*self.RIGHT, *other])
        assert [gap.name for gap in longer.rated] == ["A", "B", "C"]
        for name in ("cosine", "weighted_jaccard", "correlation", "cosine_with_level"):
            assert getattr(longer, name) == getattr(plain, name), name

    def test_levels(self) -> None:
        """A level that is not relevant is 0, suppressed or not; else what has a suppressed one is left out."""
        nothing = level(6, not_relevant=True)
        left = [self.LEFT[0], rated("B", importance(2), nothing), *self.LEFT[2:]]
        as_zero = skills_of([*self.LEFT], [*self.RIGHT]).cosine_with_level
        assert skills_of(left, [*self.RIGHT]).cosine_with_level == as_zero
        left[1] = rated("B", importance(2), attrs.evolve(nothing, suppressed=True))
        assert skills_of(left, [*self.RIGHT]).cosine_with_level == as_zero
        left[1] = rated("B", importance(2), level(6, suppressed=True))
        without = skills_of([*self.LEFT[::2]], [*self.RIGHT[::2]])
        assert skills_of(left, [*self.RIGHT]).cosine_with_level == without.cosine_with_level
        assert skills_of(left, [*self.RIGHT]).cosine == skills_of([*self.LEFT], [*self.RIGHT]).cosine

    def test_two_sources(self) -> None:
        """Ratings of two sources, or on two scales, are not alike; the reason stands on both sides."""
        other = [rated(name, importance(3, source=TWO), level(3)) for name in "ABC"]
        wider = [rated(name, importance(3, highest=7), level(3)) for name in "ABC"]
        for right in (other, wider):
            diff = skills_of([*self.LEFT], right)
            assert (diff.similarity, diff.cosine, diff.weighted_jaccard, diff.rated) == (None, None, None, ())
            assert [(each.path[0], each.code) for each in diff.missing] == [
                ("left", "not-rated-alike"), ("right", "not-rated-alike"),
            ]  # fmt: skip

    def test_names(self) -> None:
        """A kind of which all is rated has no list of names; software has a figure of its own."""
        left = [*self.LEFT, *(ri.Skill(name=each, kind="software", source=ONE) for each in "XYZ")]
        right = [*self.RIGHT, *(ri.Skill(name=each, kind="software", source=ONE) for each in "YZUV")]
        diff = skills_of(left, right)
        assert diff.jaccard == Similarity(2 / 5, "names")
        assert diff.software_jaccard == Similarity(2 / 5, "software names")
        assert skills_of([*self.LEFT], [*self.RIGHT]).jaccard is None
        named = [ri.Skill(name=each, source=ONE) for each in "AB"]
        assert skills_of(named, named[:1]).jaccard == Similarity(1 / 2, "names")
        assert skills_of(named, named).software_jaccard is None

    def test_names_of_two_sources(self) -> None:
        """What two sources list is not one list."""
        one, other = ([ri.Skill(name="A", source=source)] for source in (ONE, TWO))
        diff = skills_of(one, other)
        assert diff.jaccard is None
        assert "different-sources" in codes(diff.missing)

    def test_without_a_length(self) -> None:
        """What has no length, or does not vary, has no angle."""
        nothing = [(Decimal(0), Decimal(5)), (Decimal(0), Decimal(3))]
        assert cosine(nothing) is None
        assert correlation(nothing) is None
        assert correlation([(Decimal(1), Decimal(5))]) is None
        assert correlation([(Decimal(1), Decimal(5)), (Decimal(2), Decimal(3))]) == pytest.approx(-1)


class TestLearning:
    """What the right role needs above the left one's levels."""

    LEFT = (
        rated("A", importance(1), level(2)),
        rated("B", importance(5), level(6)),
        rated("C", importance(2), level(5, not_relevant=True)),
        rated("D", importance(2), level(1, suppressed=True)),
        rated("E", importance(2), level(1)),
        rated("F", importance(2), level(1)),
    )
    RIGHT = (
        rated("A", importance(5), level(4)),
        rated("B", importance(3), level(3)),
        rated("C", importance(2), level(7)),
        rated("D", importance(5), level(7)),
        rated("E", importance(5), level(7, not_relevant=True)),
        rated("F", importance(4, suppressed=True), level(7)),
    )

    def test_formula(self) -> None:
        """The figure, the products and the points, by hand."""
        diff = skills_of([*self.LEFT], [*self.RIGHT])
        found = diff.learning_of()
        products = {"A": (4 - 2) / 7 * 100 * 100, "C": (7 - 0) / 7 * 100 * 25}
        whole = 4 / 7 * 100 * 100 + 3 / 7 * 100 * 50 + 100 * 25
        assert float(found.figure or 0) == pytest.approx(100 * sum(products.values()) / whole)
        assert diff.learning == found.figure
        assert [each.name for each in diff.to_learn] == ["A", "C"]
        for each in diff.to_learn:
            assert float(each.product) == pytest.approx(products[each.name])
            assert float(each.points) == pytest.approx(100 * products[each.name] / whole)
        assert [each.level for each in diff.to_learn] == [2, 7]
        assert [each.weight for each in diff.to_learn] == [100, 25]
        assert (found.counted, [gap.name for gap in found.left_out]) == (4, ["D", "F"])

    def test_outside_error(self) -> None:
        """Whether the gap is larger than its error, a level that is not relevant being the lowest."""
        error = {"standard_error": Decimal("0.5")}
        left = [
            rated("A", importance(3), level("1.3", not_relevant=True, **error)),
            rated("B", importance(3), level(1)),
        ]
        right = [rated("A", importance(3), level("1.4", **error)), rated("B", importance(3), level(2, **error))]
        first, second = skills_of(left, right).to_learn
        assert (first.name, first.level, first.outside_error) == ("A", Decimal("1.4"), True)
        assert first.gap.level_outside_error is False
        assert (second.name, second.outside_error) == ("B", None)

    def test_ends(self) -> None:
        """0 where nothing must be learned, 100 where all must, None where nothing is rated."""
        high, low = ([rated("A", importance(3), level(value))] for value in (7, 0))
        assert skills_of(high, low).learning == 0
        assert skills_of(low, high).learning == 100
        assert skills_of(high, high).learning == 0
        assert skills_of(low, low).learning == 0
        unrated = skills_of([ri.Skill(name="A", source=ONE)], high)
        assert (unrated.learning, unrated.to_learn) == (None, ())
        assert [(each.path[0], each.code) for each in unrated.missing] == [("left", "unrated")]

    def test_kinds(self) -> None:
        """Work styles count where they are asked for, and a kind that there is not is refused."""
        own = {"kind": "work_style"}
        left = [rated("A", importance(3), level(2)), rated("B", importance(3), level(2), **own)]
        right = [rated("A", importance(3), level(2)), rated("B", importance(3), level(4), **own)]
        diff = skills_of(left, right)
        assert diff.learning == 0
        assert diff.to_learn == ()
        assert [each.name for each in diff.learning_of("skill", "work_style").to_learn] == ["B"]
        assert float(diff.learning_of("skill", "work_style").figure or 0) == pytest.approx(100 * 2 / (2 + 4))
        assert diff.learning_of("ability").figure is None
        with pytest.raises(ValueError, match="must be one of skill, knowledge"):
            diff.learning_of("talent")  # type: ignore[arg-type]  # that is the point

    def test_callers_context(self) -> None:
        """A caller's precision changes nothing."""
        diff = skills_of([*self.LEFT], [*self.RIGHT])
        expected = diff.learning, [(each.product, each.points) for each in diff.to_learn], diff.cosine
        with localcontext(Context(prec=2, traps=[Inexact])):
            again = skills_of([*self.LEFT], [*self.RIGHT])
            assert (again.learning, [(each.product, each.points) for each in again.to_learn], again.cosine) == expected

    def test_software(self) -> None:
        """In demand first, then hot, then by name; what both have is not learned, nor what two sources list."""

        def software(name: str, **fields: Any) -> ri.Skill:
            return ri.Skill(**{"name": name, "kind": "software", "source": ONE, **fields})

        right = [
            software("Zither"), software("abacus"), software("Ledger", hot=True), software("Quill", in_demand=True),
            software("Pen", in_demand=True, hot=True), software("Ink"),
        ]  # fmt: skip
        diff = skills_of([software("INK"), software("Slate")], right)
        assert [each.name for each in diff.software_to_learn] == ["Pen", "Quill", "Ledger", "abacus", "Zither"]
        assert skills_of([software("Slate", source=TWO)], right).software_to_learn == ()
        assert skills_of([], right).software_to_learn == ()

    def test_json(self) -> None:
        """All of it stands in the dictionary."""
        view = ri.compare(left_role(skills=self.LEFT), right_role(skills=self.RIGHT)).to_dict()["view"]
        to_learn = [{**view["to_learn"]["common"], **row} for row in view["to_learn"]["rows"]]
        assert [row["name"] for row in to_learn] == ["A", "C"]
        assert to_learn[1]["level_gap"] == "7"
        values = {row["measure"]: row["value"] for row in view["similarity"]["rows"]}
        assert values["learning"].startswith("5")
        assert "correlation" in values
        assert "software_jaccard" not in values
        assert view["software_to_learn"] == {"common": {}, "rows": []}
        rows = [{**division["common"], **row} for division in view["rows"] for row in division["rows"]]
        left_out = [row["reason"] for row in rows if (row["section"], row["status"]) == ("skills", "left_out")]
        assert left_out == ["suppressed", "suppressed"]


@pytest.fixture(scope="module")
def connection() -> Iterator[sqlite3.Connection]:
    """The package's bundle, for rows of its own."""
    with as_file(files("roleinfo").joinpath("data", "roleinfo.db")) as file:
        opened = sqlite3.connect(f"{file.as_uri()}?mode=ro&immutable=1", uri=True)
        yield opened
        opened.close()


def rows_of(connection: sqlite3.Connection, code: str) -> dict[tuple[str, str], Row]:
    """An occupation's ratings as the bundle holds them, in plain numbers."""
    found = connection.execute(
        "SELECT kind, element.name, importance, level, flags FROM rating JOIN element ON element.id = element "
        "JOIN occupation ON occupation.id = occupation WHERE occupation.code = ?",
        (code,),
    )
    return {
        (kind, name): {
            "importance": (matters / 100 - 1) / 4 * 100,
            "level": 0.0 if flags & 4 else needs / 100 / 7 * 100,
            "uses": (not flags & 1, bool(flags & 4) or not flags & 2),
        }
        for kind, name, matters, needs, flags in found
    }


class TestRealRatings:
    """Occupations of O*NET, each figure against the bundle's own rows."""

    @pytest.mark.parametrize(
        ("left", "right", "counted", "figures"),
        [
            (NURSE, PHYSICIAN, 116, (0.906, 0.834, 0.975, 0.944, 11.1)),
            (PHYSICIAN, NURSE, 116, (0.906, 0.834, 0.975, 0.944, 5.6)),
            (NURSE, ACUTE, 116, (0.938, 0.866, 0.985, 0.967, 6.8)),
            (NURSE, "35-3023.00", 114, None),
        ],
    )
    def test_figures(
        self,
        connection: sqlite3.Connection,
        left: str,
        right: str,
        counted: int,
        figures: tuple[float, ...] | None,
    ) -> None:
        """Likeness and learning as floats give them."""
        ones, others = rows_of(connection, left), rows_of(connection, right)
        assert len(ones) == len(others) == 120
        pairs = [(one, others[key]) for key, one in ones.items()]
        pairs = [pair for pair in pairs if pair[0]["uses"][0] and pair[1]["uses"][0]]
        weights = [(one["importance"], other["importance"]) for one, other in pairs]
        both = [
            (one["importance"] * one["level"], other["importance"] * other["level"])
            for one, other in pairs
            if one["uses"][1] and other["uses"][1]
        ]
        learned = [(one, others[key]) for key, one in ones.items() if one["uses"][1] and all(others[key]["uses"])]
        part = sum(max(0, other["level"] - one["level"]) * other["importance"] for one, other in learned)
        whole = sum(other["level"] * other["importance"] for _, other in learned)
        smaller, larger = sum(map(min, weights)), sum(map(max, weights))
        expected = (
            angle([(one - fmean(w for w, _ in weights), two - fmean(w for _, w in weights)) for one, two in weights]),
            smaller / larger,
            angle(weights),
            angle(both),
            100 * part / whole,
        )
        skills = ri.compare(left, right).skills
        found = [skills.correlation, skills.weighted_jaccard, skills.cosine, skills.cosine_with_level, skills.learning]
        assert [float(each) for each in found if each is not None] == pytest.approx(expected)
        assert skills.learning_of().counted == counted == len(learned)
        if figures:
            assert [round(each, 3) for each in expected[:-1]] + [round(expected[-1], 1)] == [*figures]

    def test_to_learn(self) -> None:
        """From nurse to physician assistant it is above all knowledge, and its errors are not published."""
        skills = ri.compare(NURSE, PHYSICIAN).skills
        assert [each.name for each in skills.to_learn[:3]] == [
            "Biology", "Therapy and Counseling", "Medicine and Dentistry",
        ]  # fmt: skip
        assert [each.level for each in skills.to_learn[:3]] == [Decimal("3.07"), Decimal("2.35"), Decimal("1.99")]
        assert {each.outside_error for each in skills.to_learn if each.kind == "knowledge"} == {None}
        [science] = [each for each in skills.to_learn if each.name == "Science"]
        assert science.level == 1
        assert science.outside_error is True
        assert len(skills.to_learn) == 48
        with_styles = skills.learning_of("skill", "knowledge", "ability", "work_style")
        assert round(with_styles.figure or 0, 1) == Decimal("13.2")

    def test_zero_errors(self) -> None:
        """Two published errors of 0 make an error of 0.29, not of nothing."""
        gaps = ri.compare(NURSE, PHYSICIAN).skills.shared
        exact = [
            gap.level_error
            for gap in gaps
            if gap.left.level and gap.right.level
            if gap.left.level.standard_error == 0 == gap.right.level.standard_error
        ]
        assert exact
        assert {round(each, 4) for each in exact if each} == {Decimal("0.2908")}

    def test_siblings(self) -> None:
        """Two occupations of one SOC class have their own ratings."""
        skills = ri.compare(NURSE, ACUTE).skills
        assert len(skills.rated) == 120
        assert skills.software_jaccard is not None
        assert round(skills.software_jaccard.value, 3) == 0.117
        assert skills.jaccard == Similarity(skills.software_jaccard.value, "names")
        assert [each.name for each in skills.software_to_learn[:2]] == ["Microsoft Teams", "SAP software"]

    def test_unrated(self) -> None:
        """An occupation that O*NET does not rate has no likeness by ratings, and says so."""
        skills = ri.compare(NURSE, UNRATED).skills
        assert (skills.similarity, skills.cosine, skills.learning, skills.to_learn) == (None, None, None, ())
        assert [str(each) for each in skills.missing] == [
            "right / skills: None of its skills, knowledge areas, or abilities is rated. [unrated]"
        ]
        assert skills.software_jaccard is not None

    def test_across_sources(self) -> None:
        """A role written by hand and an occupation have no likeness at all, and say so."""
        skills = ri.compare(NURSE, "account manager").skills
        for name in ("similarity", "jaccard", "weighted_jaccard", "cosine", "software_jaccard", "learning"):
            assert getattr(skills, name) is None, name
        assert [(each.path[0], each.code) for each in skills.missing] == [
            ("left", "different-sources"), ("right", "different-sources"), ("right", "unrated"),
        ]  # fmt: skip
        assert "listed by O*NET" in skills.missing[0].message

    def test_kinds(self) -> None:
        """One kind of it."""
        skills = ri.compare(NURSE, PHYSICIAN).skills
        assert skills.kinds == ("skill", "knowledge", "ability", "work_style", "software")
        knowledge = skills.of_kind("knowledge")
        assert (len(knowledge.shared), len(knowledge.rated), knowledge.kinds) == (33, 33, ("knowledge",))
        assert {each.code for each in knowledge.left_out} == {"suppressed"}
        assert sum(len(skills.of_kind(kind).shared) for kind in skills.kinds) == len(skills.shared)

    def test_summary(self) -> None:
        """The sentence names what has to be learned, with the base of its percentage."""
        [said] = [each for each in ri.compare(NURSE, PHYSICIAN).summary if "weighted by importance" in each]
        assert said == (
            "Physician assistants need a higher skill level than registered nurses chiefly in biology, therapy and "
            "counseling, and medicine and dentistry. In all, 11.1% of the level they need, weighted by importance, "
            "exceeds registered nurses' level (roleinfo, from O*NET 30.3 ratings, August 2021)."
        )
        [said] = [each for each in ri.compare(NURSE, UNRATED).summary if "lists for them" in each]
        assert "share 12 of the 267 software programs that O*NET lists for them: Apache Spark" in said
        low, high = (rated("A", importance(3), level(each)) for each in (1, 2))
        [_, said] = ri.compare(left_role(skills=[high]), right_role(skills=[low])).summary
        assert said.startswith("Iron Smith requires no skill at a higher level than Office Clerk (roleinfo, from ")


def angle(weights: list[tuple[float, float]]) -> float:
    """A cosine, the plain way."""
    lengths = [sqrt(sum(pair[side] ** 2 for pair in weights)) for side in (0, 1)]
    return sum(one * other for one, other in weights) / (lengths[0] * lengths[1])


class TestDistinctive:
    """What sets a role apart from all others."""

    def test_against_rows(self, connection: sqlite3.Connection) -> None:
        """Mean, deviation and z are those of the bundle's rows."""
        values: dict[tuple[str, str], dict[str, float]] = {}
        for kind, name, code, value in connection.execute(
            "SELECT kind, element.name, occupation.code, importance FROM rating JOIN element ON element.id = element "
            "JOIN occupation ON occupation.id = occupation WHERE flags & 1 = 0"
        ):
            values.setdefault((kind, name), {})[code] = value / 100
        own = {
            key: (held[NURSE] - fmean(held.values())) / pstdev(held.values())
            for key, held in values.items()
            if NURSE in held
        }
        above = sorted((key for key, z in own.items() if z > 0), key=lambda key: -own[key])
        found = distinctive_skills(NURSE, 200)
        assert [(each.skill.kind, each.name) for each in found] == above
        for each in found:
            held = values[each.skill.kind, each.name]
            assert float(each.z) == pytest.approx(own[each.skill.kind, each.name])
            assert (float(each.mean), float(each.deviation)) == pytest.approx(
                (fmean(held.values()), pstdev(held.values()))
            )
            assert each.roles == len(held)
        assert [each.name for each in found[:2]] == ["Psychology", "Medicine and Dentistry"]
        assert [each.roles for each in found[:2]] == [894, 893]
        assert distinctive_skills(NURSE) == found[:10]

    def test_own_role(self) -> None:
        """A role of one's own is set against the bundle, and does not move its means."""
        strong, weak = (
            rated(name, importance(value), level(3), kind="knowledge")
            for name, value in (("Biology", 5), ("Physics", 1))
        )
        own = left_role(skills=[strong, weak, rated("Juggling", importance(5), None)])
        [found] = distinctive_skills(own)
        [theirs] = [each for each in distinctive_skills(PHYSICIAN, 200) if each.name == "Biology"]
        assert (found.name, found.mean, found.deviation, found.roles) == ("Biology", *theirs_of(theirs))
        laid_over = ri.Catalog.of([own]) | ri.Catalog.default()
        assert distinctive_skills("clerk", catalog=laid_over) == (found,)

    def test_own_catalog(self) -> None:
        """Without a bundle the catalog's own roles are what counts; a suppressed rating does not."""
        roles = [
            ri.Role(id=f"role-{number}", title=f"Role {number}", skills=[rated("A", importance(value), None)])
            for number, value in enumerate(("2", "3", "4.5"))
        ]
        hidden = ri.Role(id="hidden", title="Hidden", skills=[rated("A", importance(5, suppressed=True), None)])
        catalog = ri.Catalog.of([*roles, hidden])
        [found] = distinctive_skills("role-2", catalog=catalog)
        assert (float(found.mean), float(found.deviation), found.roles) == pytest.approx(
            (9.5 / 3, pstdev([2, 3, 4.5]), 3)
        )
        assert float(found.z) == pytest.approx((4.5 - 9.5 / 3) / pstdev([2, 3, 4.5]))
        assert distinctive_skills("role-0", catalog=catalog) == ()
        assert distinctive_skills("hidden", catalog=catalog) == ()
        assert distinctive_skills("role-1", catalog=ri.Catalog.of(roles[1:2])) == ()  # what does not vary has no z

    def test_two_ways_to_the_same(self) -> None:
        """The bundle's sums give what its roles give."""
        some = [ri.role(each) for each in (NURSE, PHYSICIAN, ACUTE)]
        norms = {each.skill: each for each in norms_of(some)}
        assert len(norms) == 120
        assert {each.skill for each in ri.Catalog.default().importance_norms()} == norms.keys()
        assert {each.scale for each in ri.Catalog.default().importance_norms()} == {
            each.scale for each in norms.values()
        }

    def test_unrated(self) -> None:
        """What is not rated has none."""
        assert distinctive_skills(UNRATED) == ()
        assert distinctive_skills("account manager") == ()

    @pytest.mark.parametrize("limit", [0, -1, True, 1.5])
    def test_limit(self, limit: Any) -> None:
        """A limit is a whole number from 1."""
        with pytest.raises((ri.InvalidArgumentError, TypeError), match="limit must be a whole number"):
            distinctive_skills(NURSE, limit)

    def test_people_never_enter(self) -> None:
        """Who works in a role changes nothing of what is said of its skills."""
        nurse, other = (attrs.evolve(ri.role(each), people=()) for each in (NURSE, PHYSICIAN))
        assert nurse != ri.role(NURSE)
        assert distinctive_skills(nurse) == distinctive_skills(NURSE)
        assert ri.compare(nurse, other).skills == ri.compare(NURSE, PHYSICIAN).skills


def theirs_of(found: Any) -> tuple[Decimal, Decimal, int]:
    """What a distinctive skill says of all roles."""
    return found.mean, found.deviation, found.roles


class TestSetMeasures:
    """Dice, containment and the root mean square, each by its own formula."""

    def test_pages(self) -> None:
        """Six top skills of each, one shared: Jaccard 1/11, Dice 2/12, containment 1/6 both ways."""
        skills = ri.compare("account manager", "account representative").skills
        for alike, value in (
            (skills.jaccard, 1 / 11), (skills.dice, 2 / 12), (skills.left_in_right, 1 / 6),
            (skills.right_in_left, 1 / 6),
        ):  # fmt: skip
            assert alike == Similarity(value, "names")

    def test_containment_is_directed(self) -> None:
        """The shorter list lies in the longer one; inverting the comparison exchanges the two."""
        few, many = ([ri.Skill(name=name, source=ONE) for name in names] for names in ("ab", "abcd"))
        skills = skills_of(few, many)
        assert (skills.left_in_right, skills.right_in_left) == (Similarity(1.0, "names"), Similarity(0.5, "names"))
        assert skills.dice == Similarity(2 * 2 / 6, "names")
        turned = skills_of(many, few)
        assert (turned.left_in_right, turned.right_in_left) == (skills.right_in_left, skills.left_in_right)

    def test_nothing_listed(self) -> None:
        """Of no lists, and of rated skills alone, there is no such measure."""
        rated_alone = [rated("a", importance(3), level(2))]
        for skills in (skills_of([], []), skills_of(rated_alone, rated_alone)):
            assert (skills.dice, skills.left_in_right, skills.right_in_left) == (None, None, None)

    def test_root_mean_square(self) -> None:
        """Of gaps of 25 and 50 points it is sqrt((625 + 2500) / 2); of no ratings None."""
        left = [rated("a", importance(2), level(2)), rated("b", importance(3), level(2))]
        right = [rated("a", importance(3), level(2)), rated("b", importance(5), level(2))]
        assert skills_of(left, right).rms_difference == pytest.approx(sqrt((625 + 2500) / 2))
        assert skills_of(left, left).rms_difference == 0
        assert skills_of([], []).rms_difference is None

    def test_published(self) -> None:
        """Of nurses and physician assistants, from the importance that O*NET publishes."""
        nurse, assistant = (
            {
                (each.kind, each.name): float(each.importance.value)
                for each in ri.role(id_).skills
                if each.kind in ("skill", "knowledge", "ability") and each.importance
            }
            for id_ in (NURSE, PHYSICIAN)
        )
        gaps = [25 * (assistant[name] - nurse[name]) for name in nurse.keys() & assistant.keys()]
        found = ri.compare(NURSE, PHYSICIAN).skills.rms_difference
        assert len(gaps) == 120
        assert found == pytest.approx(sqrt(fmean(gap * gap for gap in gaps)))
        assert "Root mean square difference 11.3 points" in ri.compare(NURSE, PHYSICIAN).skills.to_text(full=True)
