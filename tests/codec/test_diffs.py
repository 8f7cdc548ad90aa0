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

    def test_ends_and_options(self) -> None:
        """Both roles whole, and the options that were set."""
        document = DIFF.to_dict()
        assert list(document) == ["schema", "left", "right", "options", "derived"]
        assert document["left"] == FULL_ROLES[0].to_dict()
        assert document["options"] == {
            "statistic": ["mean", "median"],
            "place": "US",
            "source": "one",
            "confidence": "0.95",
            "people": False,
        }

    def test_derived(self) -> None:
        """Beside them stands what follows from them: every section, and people where they were asked for."""
        derived = DIFF.to_dict()["derived"]
        assert list(derived)[:3] == ["summary", "caveats", "missing"]
        assert "people" not in derived
        assert "people" in ri.compare(FULL_ROLES[0], FULL_ROLES[1]).to_dict()["derived"]

    def test_a_gap(self) -> None:
        """A gap tells both figures, the difference and fractions of six places."""
        diff = ri.compare("account manager", "account representative")
        gap = diff.to_dict()["derived"]["salary"]["gaps"][0]
        assert gap["difference"] == {"amount": "-31558", "currency": "USD", "period": "year"}
        assert gap["relative"] == "-0.460465"
        assert gap["ratio"] == "0.539535"
        assert gap["left"]["pay"]["amount"] == "68535"
        assert gap["left"]["key"] == diff.salary[0].left.key
        assert gap["significant"] is None
        assert diff.to_dict()["derived"]["skills"]["cosine"] == {"value": 0.596854, "measure": "share"}

    def test_json_is_readable(self) -> None:
        """Letters of other scripts stay as they are."""
        assert "客户" in ri.compare(ri.Role(id="a", title="客户"), ri.Role(id="b", title="B")).to_json()

    def test_what_is_derived_is_not_read(self) -> None:
        """Reading works everything out anew: what somebody changed there changes nothing."""
        document = DIFF.to_dict()
        document["derived"] = {"summary": ["We pay best."]}
        assert RoleDiff.from_dict(document) == DIFF
        del document["derived"]
        assert RoleDiff.from_dict(document).summary == DIFF.summary

    @pytest.mark.parametrize("role", AWKWARD_ROLES, ids=lambda role: role.id)
    def test_awkward_roles(self, role: ri.Role) -> None:
        """Every awkward role can be written beside a full one, and read back."""
        diff = ri.compare(role, FULL_ROLES[1])
        assert RoleDiff.from_json(diff.to_json()) == diff


class TestReading:
    """What is said of a dictionary that is no comparison."""

    @pytest.mark.parametrize("schema", [2, "1", None, True, 1.0, [1]])
    def test_schema(self, schema: Any) -> None:
        """Another form is refused before anything else is read."""
        document = {**DIFF.to_dict(), "schema": schema, "left": 5}
        assert problems(document) == [("schema", f"this roleinfo reads form 1 of a comparison, not {schema!r}")]

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
                    "source, confidence, people, hours, in_dollars_of, adjust_prices, rates, steps"
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
            ('"schema": 1,', '"schema": 1, "schema": 1,', "schema"),
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
            Problem("<dict>", "schema", "this roleinfo reads form 1 of a comparison, not None"),
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

    @pytest.mark.parametrize("value", ["0", "-0.6"])
    def test_of_a_rate(self, value: str) -> None:
        """So is an exchange rate."""
        rate = ri.ExchangeRate(currency="NZD", to="USD", rate=1, date="2026-01-15", source="our bank")
        document = ri.compare("account manager", "account representative", rates=rate).to_dict()
        document["options"]["rates"][0]["rate"] = value
        assert problems(document) == [("options.rates", f"rate must be more than 0, not {value}")]
