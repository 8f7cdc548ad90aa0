"""Observed moves from a table that a user brings: edges of their own kind beside others."""

from pathlib import Path
from typing import Any

import pytest

import roleinfo as ri
from roleinfo.api.careers import career_graph, career_paths, next_roles

ROW: dict[str, Any] = {"from": "cashier", "to": "welder", "share": "0.09", "years": "2022-2024", "source": "Own counts"}


class TestObserved:
    """A table of moves."""

    def test_beside_others(self, tmp_path: Path) -> None:
        """A file and mappings give the same edge, which leads where no list does, whatever the step requires."""
        file = tmp_path / "moves.csv"
        file.write_text("from,to,share,years,source\ncashier,welder,0.09,2022-2024,Own counts\n", encoding="utf-8")
        for table in (file, [ROW]):
            [edge] = career_graph(observed=table).between("41-2011.00", "51-4121.00")
            assert (edge.kind, str(edge.share), edge.years) == ("observed", "0.09", "2022-2024")
            assert edge.evidence == "Own counts counts moves between the two, 9.0% of those who left (2022-2024)"
        assert "51-4121.00" in {entry.move.destination_node.id for entry in next_roles("cashier", observed=[ROW])}
        [path] = career_paths("cashier", "welder", observed=[ROW], limit=1)
        assert len(path) == 1
        assert not career_graph().between("41-2011.00", "51-4121.00")

    @pytest.mark.parametrize(
        ("change", "said"),
        [
            ({"share": None}, "share or count"), ({"source": " "}, "must have source"), ({"share": "2"}, "from 0 to 1"),
            ({"share": "much"}, "numbers"),
        ],
    )  # fmt: skip
    def test_wrong_rows(self, change: dict[str, Any], said: str) -> None:
        """A row without a share, years or a source is refused, and so is a share that is none."""
        with pytest.raises(ri.InvalidArgumentError, match=said):
            career_graph(observed=[ROW | change])


def test_report(tmp_path: Path) -> None:
    """The report of next roles has pay at entry, licenses, a stretch and what was left out, and invents no cost."""
    text = ri.report(ri.next_roles("registered nurse"), tmp_path / "x.md").read_text(encoding="utf-8")
    for said in (
        "## Where you are",
        "## Next 3 steps",
        "## A stretch",
        "## Left out",
        "## Not known",
        "check your state",
    ):
        assert said in text
    assert "Nurse Practitioners" in text
    assert "not known" in text
    page = ri.report(ri.next_roles("electrician", place="Ohio"), tmp_path / "x.html").read_text(encoding="utf-8")
    assert "Ohio" in page
    with pytest.raises(ri.NotComparableError):
        ri.report(ri.previous_roles("electrician"), tmp_path / "y.md")
