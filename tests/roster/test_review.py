"""What a person decides of a roster: written, edited, and read again."""

import csv
from decimal import Decimal
from pathlib import Path
from typing import Any, Final

import openpyxl
import pytest

import roleinfo as ri
from roleinfo.roster.decisions import Decision
from shown import staff

OPTIONS: Final[dict[str, Any]] = {"title": "job", "place": "city", "pay": "base", "id": "id"}


def decide(path: Path, decisions: dict[str, str], delimiter: str = ",") -> None:
    """Fill in the decisions of a review file as a person would, and save it as a spreadsheet does."""
    with path.open(encoding="utf-8-sig", newline="") as file:
        rows = [*csv.DictReader(file)]
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, [*rows[0]], delimiter=delimiter)
        writer.writeheader()
        writer.writerows({**row, "decision": decisions.get(row["text"], "")} for row in rows)


class TestReview:
    """The texts to decide."""

    def test_each_text_once(self) -> None:
        """With how many employees have it, the reason, three candidates with their jobs, and the release."""
        rows = [{"job": job, "city": city, "base": "$80,000/yr"} for job, city in (
            ("Ops Lead", "Denver"), ("Ops Lead", "SF Bay Area"), ("RN", "SF Bay Area"), ("RN", "SF Bay Area"),
        )]  # fmt: skip
        items = ri.price(rows, title="job", place="city", pay="base").review
        assert [(item.kind, item.text, item.people, item.reason) for item in items] == [
            ("place", "SF Bay Area", 3, "place-ambiguous"),
            ("title", "Ops Lead", 2, "title-uncertain"),
        ]
        assert [candidate.role_id for candidate in items[0].candidates] == ["metro:41860", "metro:41940", "metro:42220"]
        assert items[1].candidates[0].jobs == 1_121_800
        assert items[0].release == "onet-30-3; oews-2025"

    @pytest.mark.parametrize("delimiter", [",", ";", "\t"])
    def test_round_trip(self, tmp_path: Path, delimiter: str) -> None:
        """The file is written, edited and read; what was decided is priced, what was not stays for review."""
        path = tmp_path / "review.csv"
        first = ri.price(staff(), **OPTIONS)
        first.review.to_csv(path)
        decide(path, {"Ops Lead": "11-1021.00", "Springfield": "state:US-IL"}, delimiter)
        again = ri.price(staff(), **OPTIONS, mapping=path)
        decided = again[7]
        assert decided.match
        assert (decided.status, decided.match.decided_by, decided.match.codes) == ("priced", "mapping", ("11-1021",))
        assert again[8].place
        assert again[8].place.code == "US-IL"
        assert [item.text for item in again.review] == ["<script>alert(1)</script>"]

    def test_a_workbook_round_trips(self, tmp_path: Path) -> None:
        """The sheet of reviews of a workbook is read as a review file is."""
        path = tmp_path / "priced.xlsx"
        ri.price(staff(), **OPTIONS).to_excel(path)
        book = openpyxl.load_workbook(path)
        page = book["Review"]
        head = [cell.value for cell in page[1]]
        for row in page.iter_rows(min_row=2):
            if row[head.index("text")].value == "Ops Lead":
                row[head.index("decision")].value = "11-1021.00:50|11-3071.00:50"
        book.save(path)
        decided = ri.price(staff(), **OPTIONS, mapping=path)[7]
        assert decided.match
        assert decided.match.role_id == "11-1021.00:50|11-3071.00:50"

    def test_formulas_come_back(self, tmp_path: Path) -> None:
        """The apostrophe before a title that looks like a formula is written, and removed on reading."""
        rows = [{"job": "=1+1", "city": "Denver", "base": "$80,000/yr"}]
        path = tmp_path / "review.csv"
        ri.price(rows, title="job", place="city", pay="base").review.to_csv(path)
        assert "'=1+1" in path.read_text(encoding="utf-8")
        decide(path, {"'=1+1": "13-2011.00"})
        assert ri.price(rows, title="job", place="city", pay="base", mapping=path)[0].status == "priced"

    def test_a_mapping(self) -> None:
        """A dictionary decides titles and places alike, and a pair of kind and text whatever it says."""
        mapping: dict[Any, str] = {
            "Ops Lead": "11-1021.00", ("place", "Springfield"): "metro:44180",
            ("title", "<script>alert(1)</script>"): "13-2011.00",
        }  # fmt: skip
        assert len(ri.price(staff(), **OPTIONS, mapping=mapping).review) == 0

    def test_case_does_not_matter(self) -> None:
        """A decision holds for a title in another case, unless that has its own."""
        rows = [{"job": job, "city": "Denver", "base": "$80,000/yr"} for job in ("OPS LEAD", "Ops lead", "ops  lead")]
        mapping = {"Ops Lead": "11-1021.00", "Ops lead": "13-2011.00"}
        priced = ri.price(rows, title="job", place="city", pay="base", mapping=mapping)
        assert [row.match.codes[0] for row in priced if row.match] == ["11-1021", "13-2011", "11-1021"]

    def test_precedence(self) -> None:
        """A code comes before a decision, and a decision before the model."""
        rows = [{"job": "RN", "city": "Denver", "base": "$80,000/yr", "soc": code} for code in ("15-1252", None)]
        priced = ri.price(rows, title="job", place="city", pay="base", code="soc", mapping={"RN": "13-2011.00"})
        assert [row.match.codes for row in priced if row.match] == [("15-1252",), ("13-2011",)]

    def test_a_blank_place_is_decided(self) -> None:
        """An empty text is a text that can be decided."""
        rows = [{"job": "RN", "city": None, "base": "$80,000/yr"}]
        priced = ri.price(rows, title="job", place="city", pay="base", mapping={("place", ""): "state:US-CO"})
        assert priced[0].level == "state"

    @pytest.mark.parametrize("decision", ["99-9999.00", "Nov-21", "35620", "metro:99999", "11-1021.00|13-2011.00"])
    def test_a_decision_that_names_nothing(self, decision: str) -> None:
        """One of another release whose id is gone, or that a spreadsheet has changed, returns to review."""
        for text, kind in (("Ops Lead", "title"), ("Springfield", "place")):
            priced = ri.price(staff(), **OPTIONS, mapping={(kind, text): decision})
            assert (kind, text, "decision-gone") in {(item.kind, item.text, item.reason) for item in priced.review}

    def test_a_decision_that_is_gone_keeps_its_candidates(self) -> None:
        """What is to be decided again has what the text may mean, as if nothing had been decided."""
        undecided = {item.text: item.candidates for item in ri.price(staff(), **OPTIONS).review}
        gone = {
            ("title", "Ops Lead"): "99-9999.00",
            ("place", "Springfield"): "metro:99999",
            ("place", "Denver, CO"): "x",
        }
        items = {item.text: item for item in ri.price(staff(), **OPTIONS, mapping=gone).review}
        for text in ("Ops Lead", "Springfield"):
            assert items[text].reason == "decision-gone"
            assert items[text].candidates == undecided[text] != ()
        assert [candidate.role_id for candidate in items["Denver, CO"].candidates] == ["metro:19740"]

    def test_a_title_of_two_industries_is_one_text(self) -> None:
        """Its candidates differ by industry; it is decided once, for all who have it."""
        rows = [
            {"job": "Ops Lead", "base": "$80,000/yr", "field": field} for field in ("Finance", "Hospitals", "Hospitals")
        ]
        priced = ri.price(rows, title="job", place="Denver", pay="base", industry="field")
        (item,) = priced.review
        assert (item.text, item.people) == ("Ops Lead", 3)
        assert item.candidates == priced[1].questions[0].candidates != priced[0].questions[0].candidates

    @pytest.mark.parametrize("text", ["07302x", "1/2", "3.0", "11-9061", "Mar 21", "TRUE", "$5"])
    def test_texts_that_spreadsheets_change(self, tmp_path: Path, text: str) -> None:
        """What would come back as a date or another number is written with an apostrophe, and read without it."""
        rows = [{"job": text, "city": text, "base": "$80,000/yr"}]
        path = tmp_path / "review.csv"
        review = ri.price(rows, title="job", place="city", pay="base", min_probability=1).review
        review.to_csv(path)
        assert {item.text for item in review} == {text}
        with path.open(encoding="utf-8-sig", newline="") as file:
            assert {row["text"] for row in csv.DictReader(file)} == {f"'{text}"}
        decide(path, {f"'{text}": "29-1141.00"})
        decided = ri.price(rows, title="job", place="city", pay="base", mapping=path)[0]
        assert decided.match
        assert decided.match.decided_by == "mapping"

    def test_counts_by_kind(self) -> None:
        """The finding counts texts, of which one employee may have several."""
        rows = [{"job": "Ops Lead", "city": city, "base": "$80,000/yr"} for city in ("LA", "SF Bay Area")]
        review = ri.price(rows, title="job", place="city", pay="base").review
        assert str(review).split("\n")[2] == "1 job title and 2 locations to decide."


class TestRefused:
    """Files that are no mapping."""

    @pytest.mark.parametrize(
        ("text", "rule"),
        [
            ("title,role_id\nRN,13-2011.00\n", "must have the columns kind, text, and decision"),
            ("kind,text,decision\nshift,RN,13-2011.00\n", "must have lines of the kinds title, code, place"),
            ("kind,text,decision\ntitle,RN,13-2011.00\ntitle,RN,13-2031.00\n", "must have one decision for a title"),
        ],
    )
    def test_file(self, tmp_path: Path, text: str, rule: str) -> None:
        """It is named with the rule, and no text of a row is."""
        path = tmp_path / "mapping.csv"
        path.write_text(text, encoding="utf-8")
        with pytest.raises(ri.InvalidArgumentError, match=rule) as caught:
            ri.price(staff(), **OPTIONS, mapping=path)
        assert "RN" not in str(caught.value)

    def test_no_file(self, tmp_path: Path) -> None:
        """One that is not there or no workbook cannot be read."""
        with pytest.raises(ri.CatalogError, match=r"Cannot open .*none.csv: No such file"):
            ri.price(staff(), **OPTIONS, mapping=tmp_path / "none.csv")
        (tmp_path / "no.xlsx").write_bytes(b"PK\x03\x04 no workbook")
        with pytest.raises(ri.CatalogError, match="is no workbook that can be read"):
            ri.price(staff(), **OPTIONS, mapping=tmp_path / "no.xlsx")


class TestDecision:
    """A decision as text."""

    @pytest.mark.parametrize(
        "text", ["", "metro:", "29-1141.00:0", "29-1141.00:60|29-1141.00:40", "a b", "=1+1", "x|y"]
    )
    def test_none(self, text: str) -> None:
        """What names no job and no place, or weighs one job twice, is none."""
        assert Decision.parse(text) is None

    def test_weights(self) -> None:
        """Each job has its weight."""
        decision = Decision.parse("13-2011.00:60 | 13-2031.00:40.5")
        assert decision
        assert decision.jobs == (("13-2011.00", Decimal(60)), ("13-2031.00", Decimal("40.5")))
