"""What holds of every roster, whatever its cells hold."""

from decimal import Decimal
from typing import Any, Final

from hypothesis import given, settings, strategies as st

import roleinfo as ri
from roleinfo.model.text import guarded, unguarded
from roleinfo.roster.cells import text_of
from roleinfo.roster.decisions import Decision

CELLS: Final[st.SearchStrategy[Any]] = st.one_of(
    st.none(),
    st.text(max_size=40),
    st.integers(),
    st.floats(),
    st.booleans(),
    st.decimals(),
    st.binary(max_size=5),
    st.sampled_from(
        ["RN", "Denver, CO", "$46.00/hr", "$72,000 per year", "95K", "H", "S", "50%", 2080, 0.5, "15-1132", "Remote"]
    ),
)
COLUMNS: Final = ("job", "city", "base", "type", "fte", "hours", "soc", "grade", "comm", "bonus", "adj", "id")
WEIGHTED: Final = st.tuples(st.sampled_from(["13-2011.00", "29-1141.00", "15-1252.00"]), st.integers(1, 999))
ROWS: Final = st.lists(st.dictionaries(st.sampled_from(COLUMNS), CELLS), min_size=1, max_size=6)


def priced(rows: list[dict[str, Any]], **options: Any) -> ri.PricedRoster:
    """A roster with every kind of column."""
    whole = [{**dict.fromkeys(COLUMNS), **row} for row in rows]
    return ri.price(
        whole, title="job", place="city", pay="base", period="type", fte="fte", hours="hours", code="soc",
        grade="grade", commission="comm", bonus="bonus", adjustment="adj", id="id", **options,
    )  # fmt: skip


@given(ROWS)
@settings(max_examples=60, deadline=None)
def test_a_row_each(rows: list[dict[str, Any]]) -> None:
    """Every row comes out in its order, with a ratio where it is priced and a reason where it is not."""
    result = priced(rows)
    assert [row.position for row in result] == [*range(1, len(rows) + 1)]
    for row in result:
        assert (row.reason is None) == (row.status == "priced") == (row.ratio is not None)
    assert result.to_csv().count("\r\n") >= len(rows)
    assert str(result)


@given(ROWS)
@settings(max_examples=25, deadline=None)
def test_each_row_for_itself(rows: list[dict[str, Any]]) -> None:
    """What a row gets does not depend on the rows around it."""
    whole = priced(rows)
    for at, row in enumerate(rows):
        alone = priced([row])[0]
        assert (alone.reason, alone.ratio, alone.match, alone.place) == (
            whole[at].reason,
            whole[at].ratio,
            whole[at].match,
            whole[at].place,
        )


@given(st.text())
def test_a_text_comes_back(text: str) -> None:
    """What keeps a spreadsheet from taking a text for a formula is undone on reading."""
    assert unguarded(guarded(text)) == text


@given(CELLS)
def test_a_text_is_clean(cell: Any) -> None:
    """A cell as text has no blanks around it, and is None where nothing is left."""
    text = text_of(cell)
    assert text is None or (text == text.strip() and text)


@given(st.lists(WEIGHTED, unique_by=lambda pair: pair[0], min_size=2))
def test_a_decision_comes_back(parts: list[tuple[str, int]]) -> None:
    """The jobs of a decision and their weights are those that its text says."""
    decision = Decision.parse("|".join(f"{id_}:{weight}" for id_, weight in parts))
    assert decision
    assert decision.jobs == tuple((id_, Decimal(weight)) for id_, weight in parts)
