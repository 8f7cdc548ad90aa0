"""Comparisons as dictionaries and JSON: what they hold, and what is said of those that are none."""

import json
from typing import Any

import pytest

import roleinfo as ri
from roleinfo import Problem, RoleDiff, RoleFileError
from strategies import AWKWARD_ROLES, FULL_ROLES

DIFF = ri.compare(
    FULL_ROLES[0], FULL_ROLES[1], statistic=("mean", "median"), place="US", source="one", confidence=0.95, people=False
)


def problems(document: Any) -> list[tuple[str, str]]:
    """Path and rule of everything that is wrong with a comparison."""
    with pytest.raises(RoleFileError) as caught:
        RoleDiff.from_dict(document)
    return [(each.path, each.rule) for each in caught.value.problems]


class TestWriting:
    """What a dictionary of a comparison holds."""

    def test_roles_and_options(self) -> None:
        """Both roles whole, and the options that were set."""
        document = DIFF.to_dict()
        assert list(document) == ["schema", "result", "left", "right", "options", "view"]
        assert document["left"] == {key: value for key, value in FULL_ROLES[0].to_dict().items() if key != "view"}
        assert document["options"] == {
            "statistic": ["mean", "median"],
            "place": "US",
            "source": "one",
            "confidence": "0.95",
            "people": False,
        }

    def test_view(self) -> None:
        """Beside them stands what follows from them: the finding, notes and tables; people where wanted."""

        def people(diff: RoleDiff) -> set[str]:
            rows = [{**part["common"], **row} for part in diff.to_dict()["view"]["rows"] for row in part["rows"]]
            return {row["status"] for row in rows if row["section"] == "people"}

        view = DIFF.to_dict()["view"]
        assert list(view) == [
            "title", "finding", "parameters", "notes", "rows", "summary", "similarity", "to_learn",
            "software_to_learn", "overlap",
        ]  # fmt: skip
        assert [row["sentence"] for row in view["summary"]["rows"]] == list(DIFF.summary)
        assert view["parameters"] == {"left_id": FULL_ROLES[0].id, "right_id": FULL_ROLES[1].id}
        assert people(DIFF) == {"missing"}
        assert "compared" in people(ri.compare(FULL_ROLES[0], FULL_ROLES[1]))

    def test_a_gap(self) -> None:
        """A row holds both figures, the difference with its unit, and what it is a part of."""
        view = ri.compare("account manager", "account representative").to_dict()["view"]
        [row] = [
            {**division["common"], **row}
            for division in view["rows"]
            for row in division["rows"]
            if row.get("left") == "68535"
        ]
        assert (row["left"], row["difference"], row["difference_unit"]) == ("68535", "-31558", "USD per year")
        assert (row["left_source"], row["bound"], row.get("significant")) == ("zippia-compare", "exact", None)
        assert row["untested"] == "Zippia publishes no sampling error, so the difference cannot be tested."
        assert row["relative_to_left"].startswith("-0.460465")
        assert {"measure": "cosine", "value": "0.596854"} in view["similarity"]["rows"]

    def test_without_roles(self) -> None:
        """Without its two roles a comparison is shorter and is not read back, with the reason."""
        document = DIFF.to_dict(roles=False)
        assert list(document) == ["schema", "result", "options", "view"]
        assert document["view"] == DIFF.to_dict()["view"]
        rule = "missing; a comparison that was written without its roles cannot be read back"
        assert problems(document) == [("left", rule), ("right", rule)]
        assert json.loads(DIFF.to_json(roles=False)) == document

    def test_first_form_is_read(self) -> None:
        """What form 1 wrote is read: its derived sections lay beside the roles."""
        document = {key: value for key, value in DIFF.to_dict().items() if key not in ("result", "view")}
        assert RoleDiff.from_dict({**document, "schema": 1, "derived": {"summary": []}}) == DIFF

    def test_json_is_readable(self) -> None:
        """Letters of other scripts stay as they are."""
        assert "客户" in ri.compare(ri.Role(id="a", title="客户"), ri.Role(id="b", title="B")).to_json()

    def test_what_is_derived_is_not_read(self) -> None:
        """Reading works everything out anew: what somebody changed there changes nothing."""
        document = DIFF.to_dict()
        document["view"] = {"summary": ["We pay best."]}
        assert RoleDiff.from_dict(document) == DIFF
        del document["view"]
        assert RoleDiff.from_dict(document).summary == DIFF.summary

    @pytest.mark.parametrize("role", AWKWARD_ROLES, ids=lambda role: role.id)
    def test_awkward_roles(self, role: ri.Role) -> None:
        """Every awkward role can be written beside a full one, and read back."""
        diff = ri.compare(role, FULL_ROLES[1])
        assert RoleDiff.from_json(diff.to_json()) == diff


class TestReading:
    """What is said of a dictionary that is no comparison."""

    @pytest.mark.parametrize("schema", [3, 0, "1", None, True, 1.0, [1]])
    def test_schema(self, schema: Any) -> None:
        """Another form is refused before anything else is read."""
        document = {**DIFF.to_dict(), "schema": schema, "left": 5}
        assert problems(document) == [("schema", f"this roleinfo reads forms 1 and 2 of a comparison, not {schema!r}")]

    @pytest.mark.parametrize("document", [[], None, "x", 5])
    def test_no_table(self, document: Any) -> None:
        """What is no table is refused."""
        assert problems(document) == [("", "must be a table with left, right and options")]

    def test_all_at_once(self) -> None:
        """Problems of both roles, of the options and of the rest are told together, each with its side."""
        document: dict[str, Any] = {
            "schema": 1,
            "left": {"id": "a"},
            "right": 5,
            "options": {"statistic": "typical", "people": "yes", "confidence": "high", "colour": 1, "place": ""},
            "rihgt": {},
        }
        assert problems(document) == [
            ("left.title", "missing; a role needs its title"),
            ("right", "must be a table with the fields of a role, not 5"),
            (
                "options.statistic",
                (
                    "must be one of mean, median, average, low, high, minimum, maximum, or a percentile as 'p25', "
                    "not 'typical'"
                ),
            ),
            ("options.people", "must be True or False, not 'yes'"),
            ("options.confidence", "must be a number, not the text 'high'"),
            (
                "options.colour",
                (
                    "unknown key 'colour'; the keys here are statistic, component, place, industry, experience, "
                    "source, year, confidence, people, hours, in_dollars_of, adjust_prices, rates, currency, steps, "
                    "no_rates"
                ),
            ),
            ("options.place", "must not be empty"),
            ("rihgt", "unknown key"),
        ]

    def test_no_options(self) -> None:
        """Without options a comparison was asked nothing in particular; options that are no table are refused."""
        document = ri.compare(FULL_ROLES[0], FULL_ROLES[1]).to_dict()
        del document["options"]
        assert RoleDiff.from_dict(document) == ri.compare(FULL_ROLES[0], FULL_ROLES[1])
        assert problems({**document, "options": []}) == [("options", "must be a table, not []")]

    @pytest.mark.parametrize("value", [1.5, "1.5", 0, "NaN", float("nan"), None, [], True])
    def test_confidence(self, value: Any) -> None:
        """A level that is none is told at its place."""
        [(path, _rule)] = problems({**DIFF.to_dict(), "options": {"confidence": value}})
        assert path == "options.confidence"

    @pytest.mark.parametrize(
        ("text", "rule"),
        [
            ("", "must be JSON: Expecting value"),
            ("{", "must be JSON: Expecting property name"),
            ('{"schema": 1', "must be JSON: "),
            ("[" * 100_000, "must have at most 32 lists and tables inside each other"),
            ("[" + " " * 4_000_000 + "]", "must have at most 4,000,000 bytes"),
            ('{"schema": NaN}', "must be JSON: NaN is no number of JSON"),
            ("1" * 5000, "must be JSON: "),
            ('{"schema": 1e99999999999999999999}', "must hold no number of thousands of digits"),
        ],
    )
    def test_no_json(self, text: str, rule: str) -> None:
        """Text that is no JSON is told as such."""
        with pytest.raises(RoleFileError) as caught:
            RoleDiff.from_json(text)
        [problem] = caught.value.problems
        assert (problem.file, problem.path) == ("<json>", "")
        assert problem.rule.startswith(rule)

    @pytest.mark.parametrize(
        ("once", "twice", "path"),
        [
            ('"confidence": "0.95"', '"confidence": "0.95", "confidence": "0.9"', "options.confidence"),
            ('"left": {', '"left": {"title": "A", ', "left.title"),
            ('"schema": 2,', '"schema": 2, "schema": 2,', "schema"),
        ],
    )
    def test_key_twice(self, once: str, twice: str, path: str) -> None:
        """A key that stands twice in a table is refused with its place; which of the two counts is not guessed."""
        written = json.dumps({**DIFF.to_dict(), "options": {"confidence": "0.95"}})
        assert once in written
        with pytest.raises(RoleFileError) as caught:
            RoleDiff.from_json(written.replace(once, twice, 1))
        assert [(each.path, each.rule) for each in caught.value.problems] == [
            (path, f"the key {path.rpartition('.')[2]!r} stands twice")
        ]

    @pytest.mark.parametrize("number", ["0_9", "٠.٩", " 0.9", "0 .9"])
    def test_numbers_as_text(self, number: str) -> None:
        """A number in text has ASCII digits and nothing between them."""
        for options in ({"confidence": number}, {"rates": [{"currency": "NZD", "rate": number}]}):
            [(_, rule)] = problems({**DIFF.to_dict(), "options": options})
            assert rule == f"must be a number, not the text {number!r}"

    def test_cut_short(self) -> None:
        """JSON that was not written to its end is refused."""
        text = DIFF.to_json()
        for part in (1, 2, 3):
            with pytest.raises(RoleFileError, match="must be JSON"):
                RoleDiff.from_json(text[: len(text) * part // 4])

    def test_problem_type(self) -> None:
        """The problems are of the same kind as those of a file."""
        with pytest.raises(RoleFileError) as caught:
            RoleDiff.from_dict(json.loads("{}"))
        assert caught.value.problems == (
            Problem("<dict>", "schema", "this roleinfo reads forms 1 and 2 of a comparison, not None"),
        )


class TestFactors:
    """Numbers that an amount is multiplied and divided by."""

    @pytest.mark.parametrize("name", ["numerator", "denominator"])
    @pytest.mark.parametrize("value", ["0", "0.0", "-1"])
    def test_of_a_step(self, name: str, value: str) -> None:
        """A step with a number that is not above 0 is refused on reading, by name."""
        document = ri.compare("29-1141", "29-1071", in_dollars_of="2024").to_dict()
        document["options"]["steps"][0][name] = value
        assert problems(document) == [("options.steps", f"{name} must be more than 0, not {value}")]

    def test_publications(self) -> None:
        """Publications of steps are listed once and named by their ids; one that is not listed is refused."""
        document = ri.compare("registered nurse", "physician assistant", in_dollars_of=2020).to_dict()
        assert [source["id"] for source in document["options"]["sources"]] == ["cpi-u"]
        assert {step["publication"] for step in document["options"]["steps"]} == {"cpi-u"}
        document["options"]["steps"][0]["publication"] = "another"
        told = "unknown source 'another': write it under sources; known here: cpi-u"
        assert problems(document) == [("options.steps", told)]
        document["options"]["sources"] = [{"id": "cpi-u"}]
        assert [path for path, _ in problems(document)] == ["options.sources", "options.steps"]

    @pytest.mark.parametrize("value", ["0", "-0.6"])
    def test_of_a_rate(self, value: str) -> None:
        """So is an exchange rate."""
        rate = ri.ExchangeRate(currency="NZD", to="USD", rate=1, date="2026-01-15", source="our bank")
        document = ri.compare("account manager", "account representative", rates=rate).to_dict()
        document["options"]["rates"][0]["rate"] = value
        assert problems(document) == [("options.rates", f"rate must be more than 0, not {value}")]
