"""What five web pages say of the bundled roles, item by item, held against what the library gives back."""

import tomllib
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

import pytest

import roleinfo as ri
from written import written

PAGES = Path(__file__).parent / "pages"
NAMES = ("investopedia", "randstad", "zippia_compare", "zippia_compare_administrator", "zippia_profile")


class Item(NamedTuple):
    """One printed figure or named thing: where it stands in a role, or why it stands in none."""

    page: str
    source: str
    number: int
    printed: str
    about: str
    role: str | None
    section: tuple[str, ...]
    key: str | None
    field: str
    value: str
    left_out: str | None


@cache
def page_items(name: str) -> tuple[Item, ...]:
    """The items of one page, in its order."""
    page = tomllib.loads((PAGES / f"{name}.toml").read_text(encoding="utf-8"))
    return tuple(
        Item(
            page=name,
            source=page["source"],
            number=number,
            printed=each["printed"],
            about=each["about"],
            role=each.get("role"),
            section=tuple(each.get("section", ())),
            key=each.get("key"),
            field=each.get("field", ""),
            value=each.get("value", ""),
            left_out=each.get("left_out"),
        )
        for number, each in enumerate(page["item"], start=1)
    )


ITEMS = tuple(item for name in NAMES for item in page_items(name))
TAKEN = tuple(item for item in ITEMS if item.left_out is None)


def walk(value: Any, path: tuple[str, ...]) -> Any:
    """What stands at the end of a path of field names and positions."""
    for name in path:
        value = value[int(name)] if name.isdigit() else getattr(value, name)
    return value


def find(item: Item) -> Any:
    """The fact, caveat or missing entry that an item names; the role itself where it names no section."""
    assert item.role is not None
    role = ri.role(item.role)
    section = walk(role, item.section)
    if not item.section:
        return role
    if item.section == ("caveats",):
        found = [each for each in section if each.code == item.key]
    else:
        found = [each for each in section if each.key == item.key]
    assert len(found) == 1, f"{item.role} has no {'.'.join(item.section)} with the key {item.key!r}"
    return found[0]


def test_every_page_has_its_items() -> None:
    """Each file of the folder is one of the five pages, and none is empty."""
    assert tuple(sorted(path.stem for path in PAGES.glob("*.toml"))) == NAMES
    assert all(page_items(name) for name in NAMES)
    assert len({page_items(name)[0].source for name in NAMES}) == len(NAMES)


@pytest.mark.parametrize("item", TAKEN, ids=lambda item: f"{item.page}-{item.number}")
def test_an_item_reads_as_the_page_prints_it(item: Item) -> None:
    """What the role gives back is the value of the page, under the name of the page's own source."""
    found = find(item)
    if isinstance(found, ri.Fact):
        assert found.source.id == item.source
    if isinstance(found, ri.Missing):
        assert found.source == item.source
    assert str(walk(found, tuple(item.field.split(".")))) == item.value


@pytest.mark.parametrize("item", [item for item in ITEMS if item.left_out is not None], ids=lambda item: item.printed)
def test_an_item_without_a_place_says_why(item: Item) -> None:
    """What is left out of the roles has its reason, and no place beside it."""
    assert item.left_out
    assert (item.role, item.key, item.field) == (None, None, "")


@pytest.mark.parametrize("name", NAMES)
def test_no_fact_is_without_its_place_on_the_page(name: str) -> None:
    """Every fact that a bundled role takes from a page is named by an item of that page."""
    items = page_items(name)
    named = {(item.role, item.section, item.key) for item in items}
    unnamed = [
        (role.id, path, fact.key)
        for role in written()
        for path, section in role.sections()
        for fact in section.only(items[0].source)
        if fact.source.id == items[0].source and (role.id, path, fact.key) not in named
    ]
    assert unnamed == []


@pytest.mark.parametrize("name", NAMES)
def test_nothing_is_said_to_be_missing_that_the_page_does_not_leave_open(name: str) -> None:
    """Every gap that a bundled role lays to a page is named by an item of that page."""
    items = page_items(name)
    named = {(item.role, item.key) for item in items if item.section == ("missing",)}
    laid = {(role.id, each.key) for role in written() for each in role.missing if each.source == items[0].source}
    assert laid == named


def test_figures_of_one_place_do_not_contradict_each_other() -> None:
    """Two items that name one field of one fact expect one value of it."""
    expected: dict[tuple[object, ...], str] = {}
    for item in TAKEN:
        place = (item.role, item.section, item.key, item.field)
        assert expected.setdefault(place, item.value) == item.value, place
