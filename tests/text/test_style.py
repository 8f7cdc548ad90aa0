"""The laws of style that every sentence of a comparison keeps, whatever two roles it is of."""

import random
import re
from collections.abc import Iterable, Iterator

import pytest

import roleinfo as ri
from roleinfo.model.words import in_sentence
from roleinfo.text.phrases import title_in_sentence

ROLES = [*ri.Catalog.default()]
BANNED = re.compile(r"\b(told|asks|asked|set against|by whose word|the average)\b| %|\.\.|  |None|\( |\(\)")
BASES = re.compile(r"%( of (about )?(\$|[A-Z]{3} |the level|their combined span)| confidence level|,? for )")
SOURCE = re.compile(r"(\b20\d\d\b|undated|BLS Employment Projections)[^()]*\)\.$")
FIGURE = re.compile(r"\$|\b[A-Z]{3} [0-9]|percentage point|[0-9]%(?! confidence level)")
REASONS = re.compile(
    r"publishes no |^The |^One |^A figure|^Both |^No |^Pay is (stated|published)|^Wages are published|did not release"
)


def pairs(count: int, seed: int) -> Iterator[tuple[str, str]]:
    """Two roles each time, drawn so that none comes twice before all have come."""
    ids = [role.id for role in ROLES]
    random.Random(seed).shuffle(ids)  # noqa: S311 - a seed makes it the same each time
    yield from list(zip(ids[::2], ids[1::2], strict=False))[:count]


def broken_laws(sentences: Iterable[str]) -> Iterator[str]:
    """Each sentence that breaks a law, with the law."""
    for sentence in sentences:
        if found := BANNED.search(sentence):
            yield f"{found[0]!r} in {sentence}"
        if not sentence[0].isupper() and not sentence[0].isdigit():
            yield f"starts small: {sentence}"
        if not sentence.endswith("."):
            yield f"has no full stop: {sentence}"
        if len(re.findall("%", sentence)) != len(BASES.findall(sentence)):
            yield f"a percentage without its base: {sentence}"
        if FIGURE.search(sentence) and not SOURCE.search(sentence):
            yield f"has no source or no date: {sentence}"
        if not FIGURE.search(sentence) and not SOURCE.search(sentence) and not REASONS.search(sentence):
            yield f"says neither a figure nor a reason: {sentence}"


def laws_of(diff: ri.RoleDiff) -> list[str]:
    """What a comparison's summary breaks: it is never empty, and a title that it names stands there whole."""
    found = [*broken_laws(diff.summary)]
    if not diff.summary:
        found.append(f"silent on {diff.left.id} and {diff.right.id}")
    for sentence in diff.summary:
        if " earn " in sentence:
            found += [
                f"{role.title!r} is not whole in {sentence}"
                for role in (diff.left, diff.right)
                if title_in_sentence(role).casefold() not in sentence.casefold()
            ]
    return found


class TestSummaries:
    """Sentences of comparisons over the whole bundle."""

    def test_every_role(self) -> None:
        """Every occupation, group and written role takes part once."""
        found = [law for left, right in pairs(700, 1) for law in laws_of(ri.compare(left, right))]
        assert found == []

    @pytest.mark.parametrize("place", ["CA", "Guam", "PR", "DC", "Denver-Aurora-Centennial, CO", "Northwest Colorado"])
    def test_places(self, place: str) -> None:
        """At a place, where most cells are empty for most roles."""
        for left, right in pairs(12, len(place)):
            assert laws_of(ri.compare(left, right, place=place)) == []

    @pytest.mark.parametrize("industry", ["622000", "61", "999001", "000001"])
    def test_industries(self, industry: str) -> None:
        """In an industry, and in one against all."""
        for left, right in pairs(12, 3):
            assert laws_of(ri.compare(left, right, industry=industry)) == []
            assert laws_of(ri.compare(left, left, industry=(industry, "62"))) == []

    def test_written_roles(self) -> None:
        """Every two of the roles written by hand, and each against an occupation."""
        written = [role.id for role in ROLES if not role.id[0].isdigit()]
        assert len(written) == 15
        for left in written:
            for right in (*written, "29-1141", "00-0000"):
                assert laws_of(ri.compare(left, right)) == [] or left == right


class TestExplanations:
    """The steps of `explain()` over many pairs."""

    def test_steps(self) -> None:
        """Each step is a sentence; one pair was compared, two pairs were."""
        for left, right in (*pairs(60, 2), ("account manager", "account representative"), ("55-1011", "11-1031")):
            diff = ri.compare(left, right)
            for step in map(str.strip, diff.explain()):
                assert step[0].isupper(), step
                assert step.endswith("."), step
                assert not step.endswith(".."), step
                assert not re.search(r"\b1 (pairs|items|figures)\b| %|set against|\btold\b", step), step


class TestTitles:
    """Titles in a sentence."""

    def test_proper_names(self) -> None:
        """One word keeps its capital in all titles of occupations."""
        kept = {
            word
            for role in ROLES
            if role.id[0].isdigit()
            for word in in_sentence(role.title).split()
            if word != word.lower()
        }
        assert kept == {"English"}
