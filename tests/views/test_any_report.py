"""What holds for the report of any two roles, however hostile."""

import re

import pytest
from hypothesis import given, strategies as st

import roleinfo as ri
from roleinfo.model.words import number as words_of
from roleinfo.render import markdown as markdown_format, text as text_format
from roleinfo.render.citations import described
from roleinfo.render.layout import width
from roleinfo.render.outline import Block, Bullets, Footnotes, Phrase, Table, sanitize
from roleinfo.text.facts import short, value
from roleinfo.views import comparison, role as role_report
from roleinfo.views.pairs import SIDES, facts_shown, section_parts
from strategies import AWKWARD_ROLES, FULL_ROLES, any_roles, families, keywords

TAG = re.compile(r"<(?!https?://)")
UNBROKEN = 60
"""How wide a word is that may make its line too long; numbers stand behind it, a title may stand before it."""


def assert_fits(text: str) -> None:
    """No line is over 80 columns, but for one that a long word makes so; none turns the order of letters round."""
    for each in text.splitlines():
        assert width(each) <= 80 or max(map(width, each.split())) > UNBROKEN, each
    assert "\u202e" not in text


def assert_sound(text: str, blocks: tuple[Block, ...]) -> None:
    """Every row has its cells, every note is there, and there is no HTML and no link but those to sources."""
    bare = re.sub(r"\\.", "", text)
    tables = [each for each in blocks if isinstance(each, Table)]
    expected = [len(each.columns) + 1 for each in tables for _ in range(len(each.rows) + 2)]
    assert [each.count("|") for each in bare.splitlines() if each.startswith("| ")] == expected
    called = set(re.findall(r"\[\^\d+\](?!:)", bare))
    assert called == set(re.findall(r"^\[\^\d+\](?=:)", bare, re.MULTILINE))
    assert not TAG.search(bare)
    assert "](" not in bare


def assert_brief(diff: ri.RoleDiff) -> None:
    """The brief has at most 40 lines of 80 columns, and defines every note that it calls for."""
    lines = str(diff).splitlines()
    assert len(lines) <= 40
    assert max(map(width, lines)) <= 80
    assert "\u202e" not in str(diff)
    assert_sound(diff.to_markdown(), tuple(diff._view().brief_blocks(diff)))


def assert_nothing_lost(diff: ri.RoleDiff) -> None:
    """What is compared or left out stands under the number of its source; what was not asked for is counted."""
    blocks = comparison.outline(diff)
    said: dict[int, str] = {}
    for each in blocks:
        lines: list[tuple[Phrase, ...]] = []
        match each:
            case Table():
                lines = [cell for cells in each.cells for cell in cells]
            case Bullets():
                lines = list(each.items)
        for phrase in (phrase for parts in lines for phrase in parts):
            for number in phrase.notes:
                said[number] = said.get(number, "") + "\n" + phrase.text
    numbers = {sanitize("".join(each.text for each in text)): number for number, text in notes(blocks)}
    for path, section in section_parts(diff):
        counted = {out.fact for out in section.left_out if out.code == "not-asked-for" or path == ("duties",)}
        for side in SIDES:
            for fact in {*facts_shown(section, side), *(out.fact for out in section.left_out if out.side == side)}:
                number = numbers[sanitize("".join(each.text for each in described(fact.source, fact.effective_date)))]
                words = [sanitize(value(fact)), sanitize(short(fact))]
                if isinstance(fact, ri.Interest):  # its scale stands above the table, where it is one for all
                    words.append(sanitize(words_of(fact.value)))
                assert fact in counted or any(each in said[number] for each in words), fact


def notes(blocks: tuple[Block, ...]) -> list[tuple[int, tuple[Phrase, ...]]]:
    """The notes of a report."""
    return [item for each in blocks if isinstance(each, Footnotes) for item in each.items]


@given(st.data(), families())
def test_comparison(data: st.DataObject, roles: tuple[ri.Role, ...]) -> None:
    """Any two roles under any options make a text that fits and a Markdown that is sound."""
    left, right = roles
    diff = ri.compare(left, right, **data.draw(keywords(left)))
    blocks = comparison.outline(diff, reasons=True)
    assert_fits(comparison.to_text(diff, reasons=True))
    assert_sound(markdown_format.write(comparison.outline(diff, reasons=True)), blocks)
    assert_nothing_lost(diff)
    assert_brief(diff)


@given(any_roles())
def test_role(role: ri.Role) -> None:
    """Any role makes a text that fits and a Markdown that is sound."""
    assert_fits(text_format.write(role_report.outline(role)))
    assert_sound(markdown_format.write(role_report.outline(role)), role_report.outline(role))


@pytest.mark.parametrize("left", [*AWKWARD_ROLES, *FULL_ROLES])
def test_awkward(left: ri.Role) -> None:
    """So do the roles at the edges of what the model allows, against each other and themselves."""
    for right in (*AWKWARD_ROLES[::3], *FULL_ROLES, left):
        diff = ri.compare(left, right)
        assert_fits(diff.to_text(full=True))
        assert_sound(diff.to_markdown(full=True), comparison.outline(diff))
        assert_nothing_lost(diff)
        assert_brief(diff)


@given(families())
def test_footnotes_resolve(roles: tuple[ri.Role, ...]) -> None:
    """Every number that any cell carries leads to a note."""
    blocks = comparison.outline(ri.compare(*roles))
    known = {number for each in blocks if isinstance(each, Footnotes) for number, _ in each.items}
    called = {
        number
        for each in blocks
        if isinstance(each, Table)
        for cells in each.cells
        for cell in cells
        for phrase in cell
        for number in phrase.notes
    }
    assert called <= known == set(range(1, len(known) + 1))
