"""Codes of one classification in another, and roles by the codes of other classifications."""

import copy
import pickle
from collections import Counter
from typing import Any

import pytest

import roleinfo as ri
from roleinfo.catalog.catalogs import default_catalog
from roleinfo.model.code import OEWS_ALONE, SCHEMES, Code

TABLES: Any = default_catalog()._own_codes()  # what a test of all codes walks


def targets(code: str, to: Any, **options: Any) -> list[tuple[str, str]]:
    """The codes and relations of a conversion."""
    return [(target.code, target.relation) for target in ri.convert_code(code, to, **options)]


class TestConvertCode:
    """What a code of one classification is in another."""

    @pytest.mark.parametrize(
        ("code", "to", "wanted"),
        [
            ("15-1121", "soc2018", [("15-1211", "exact")]),
            ("15-1132", "soc2018", [("15-1252", "several"), ("15-1253", "several")]),
            ("35-3021", "soc2018", [("35-3023", "part")]),
            ("15-1256", "soc2018", [("15-1252", "several"), ("15-1253", "several")]),
            ("15-1252", "oews2019", [("15-1256", "part")]),
            ("15-1211", "soc2010", [("15-1121", "exact")]),
            ("29-1141.01", "soc2018", [("29-1141", "part")]),
            ("29-1161", "onet2019", [("29-1161.00", "exact")]),
            ("29-1141", "isco08", [("2221", "part")]),
            ("isco-2222", "soc2010", [("29-1161", "exact")]),
            ("isco-2222", "onet2019", [("29-1161.00", "exact")]),
            ("isco-2221", "soc2018", [("29-1141", "several"), ("29-1151", "several"), ("29-1171", "several")]),
            ("29-1161", "soc2018", [("29-1161", "exact")]),
            ("isco-0110", "soc2018", []),
        ],
    )
    def test_targets(self, code: str, to: str, wanted: list[tuple[str, str]]) -> None:
        """By the pairs of the published crosswalks."""
        assert targets(code, to) == wanted

    def test_steps(self) -> None:
        """What is on the way is named, with the crosswalk of each step."""
        [target] = ri.convert_code("ISCO-2222", "onet2019")
        assert (target.from_code, target.from_scheme, target.from_title) == (
            "2222",
            "isco08",
            "Midwifery professionals",
        )
        assert (target.title, target.scheme) == ("Nurse Midwives", "onet2019")
        assert target.via == ("SOC 2010 29-1161", "SOC 2018 29-1161")
        assert [source.id for source in target.sources] == ["isco-soc-2012", "oews-hybrid-2019", "onet-30-3"]
        assert target.source is not None
        assert target.source.id == "onet-30-3"

    def test_no_step(self) -> None:
        """A code of the classification that is asked for needs no crosswalk."""
        [target] = ri.convert_code("29-1161", "soc2018", scheme="soc2018")
        assert (target.via, target.sources, target.source) == ((), (), None)

    def test_however_it_is_typed(self) -> None:
        """Six digits, another hyphen, blanks."""
        for code in ("151132", "15\u20131132", " 15-1132 "):
            assert targets(code, "soc2018") == targets("15-1132", "soc2018")

    def test_several_classifications(self) -> None:
        """A code whose classifications have other targets is refused with them, unless one is named."""
        with pytest.raises(ri.CodeNotFoundError) as caught:
            ri.convert_code("11-9199", "soc2018")
        assert str(caught.value) == (
            "'11-9199' is ambiguous (its classifications differ). It may be Managers, All Other (scheme='soc2018'); "
            "Managers, All Other (scheme='soc2010')"
        )
        assert targets("11-9199", "soc2018", scheme="soc2018") == [("11-9199", "exact")]
        assert targets("11-9199", "soc2018", scheme="soc2010") == [
            ("11-9072", "several"), ("11-9179", "several"), ("11-9199", "several"),
        ]  # fmt: skip

    def test_digits_alone(self) -> None:
        """They are read where their classification is named alone."""
        with pytest.raises(ri.CodeNotFoundError) as caught:
            ri.convert_code("2222", "soc2018")
        assert caught.value.readings == (
            "isco-2222 (Midwifery professionals, ISCO-08)", "uk-2222 (Occupational therapists, UK SOC 2020)",
        )  # fmt: skip
        assert str(caught.value) == (
            "'2222' is ambiguous (digits alone are not read). It may be isco-2222 (Midwifery professionals, ISCO-08); "
            "uk-2222 (Occupational therapists, UK SOC 2020)"
        )
        assert targets("2222", "soc2018", scheme="isco08") == [("29-1161", "exact")]

    @pytest.mark.parametrize(
        ("code", "message"),
        [
            ("99-9999", "'99-9999' is not a code of any classification here."),
            ("isco-9999", "'isco-9999' is not a code of any classification here."),
            (
                "15-1140",
                "15-1140 is a group of occupations in SOC 2010, not an occupation. In SOC 2018 its occupations are 15",
            ),
        ],
    )
    def test_unknown(self, code: str, message: str) -> None:
        """An error says what the code is, if anything."""
        with pytest.raises(ri.CodeNotFoundError) as caught:
            ri.convert_code(code, "soc2018")
        assert str(caught.value).startswith(message)
        again = pickle.loads(pickle.dumps(caught.value))
        assert (str(again), again.query, again.readings) == (str(caught.value), code, ())
        assert isinstance(caught.value, LookupError)

    @pytest.mark.parametrize(("code", "count"), [("29-1000", 45), ("29-0000", 72), ("11-1000", 3)])
    def test_group(self, code: str, count: int) -> None:
        """A group is named as one, with its first occupations; the error has the codes of all."""
        with pytest.raises(ri.CodeNotFoundError) as caught:
            ri.convert_code(code, "isco08")
        told = str(caught.value)
        assert told.startswith(f"{code} is a group of occupations in SOC 2010 and SOC 2018, not an occupation. In SOC ")
        assert len(caught.value.codes) == count
        assert set(caught.value.codes) <= {role.id[:7] for role in ri.roles()}
        assert (f", and {count - 5} more; use one of these (all are in the codes of this error)." in told) == (
            count > 6
        )
        assert pickle.loads(pickle.dumps(caught.value)).codes == caught.value.codes

    def test_of_another_classification(self) -> None:
        """A code that the named classification does not have."""
        with pytest.raises(ri.CodeNotFoundError, match=r"^15-1132 is a code of SOC 2010 \("):
            ri.convert_code("15-1132", "soc2010", scheme="onet2019")

    @pytest.mark.parametrize("name", ["to", "scheme"])
    def test_unknown_classification(self, name: str) -> None:
        """The error lists those that there are."""
        options: dict[str, Any] = {"to": "soc2018", name: "soc2000"}
        with pytest.raises(ri.InvalidArgumentError, match="soc2010, oews2019, soc2018, onet2019, isco08"):
            ri.convert_code("29-1141", **options)

    def test_a_catalog_without_crosswalks(self) -> None:
        """The package's own are used."""
        mine = ri.Catalog.of([ri.Role(id="keeper", title="Lighthouse Keeper")])
        assert mine.convert_code("15-1121", "soc2018")[0].code == "15-1211"

    def test_counts(self) -> None:
        """Of SOC 2010 to SOC 2018 755 codes are exact, 29 joined with others, 36 divided; of ISCO-08 95 are exact."""
        codes = [(scheme, code) for scheme, code in TABLES.titles if (scheme, code) in TABLES.titles]
        relations = Counter(
            converted[0].relation
            for scheme, code in codes
            if scheme == "soc2010" and (converted := ri.convert_code(code, "soc2018", scheme="soc2010"))
        )
        assert relations == {"exact": 755, "part": 29, "several": 36}
        exact = [code for scheme, code in codes if scheme == "isco08" and targets(code, "soc2010", scheme=scheme)]
        assert len(exact) == 438
        assert sum(targets(code, "soc2010", scheme="isco08")[0][1] == "exact" for code in exact) == 95

    def test_both_ways(self) -> None:
        """What is exact is so from both ends, and every target leads back."""
        for scheme, code in list(TABLES.titles)[::37]:
            for to in SCHEMES:
                for target in ri.convert_code(code, to, scheme=scheme):
                    back = dict(targets(target.code, scheme, scheme=to))
                    assert code in back
                    assert (target.relation == "exact") == (back[code] == "exact")

    def test_values(self) -> None:
        """A conversion is a value; a part of it is of its kind."""
        found = ri.convert_code("15-1132", "soc2018")
        for again in (copy.deepcopy(found), pickle.loads(pickle.dumps(found))):
            assert again == found
            assert hash(again) == hash(found)
        assert isinstance(found[:1], ri.ConvertedCodes)
        assert found.exact is None


class TestRoles:
    """Roles by codes of other classifications."""

    @pytest.mark.parametrize(
        ("query", "id_", "title", "source"),
        [
            ("15-1121", "15-1211.00", "15-1121 Computer Systems Analysts", "SOC 2010, exactly 15-1211 in SOC 2018"),
            ("isco-2222", "29-1161.00", "2222 Midwifery professionals", "ISCO-08, exactly 29-1161 in SOC 2018"),
            ("311011", "31-1121.00", "31-1011 Home Health Aides", "SOC 2010, exactly 31-1121 in SOC 2018"),
        ],
    )
    def test_exact(self, query: str, id_: str, title: str, source: str) -> None:
        """What stands for the same is found, and says how."""
        for role in (ri.role(query), ri.get(query)):
            assert role is not None
            assert (role.id, role.matched_as) == (id_, (title, source))
        assert [ranked.role.id for ranked in ri.compare_many(["29-1141", query])] == [id_]
        assert ri.compare(query, "29-1141").left.id == id_

    @pytest.mark.parametrize(
        ("query", "candidates"),
        [
            ("isco-2221", ["29-1141.00", "29-1151.00", "29-1171.00"]),
            ("15-1132", ["15-1252.00", "15-1253.00"]),
            ("15-1132.00", ["15-1252.00", "15-1253.00"]),
            ("35-3021", ["35-3023.00"]),
        ],
    )
    def test_not_exact(self, query: str, candidates: list[str]) -> None:
        """A part of an occupation, or one divided among several, is refused with the roles of these."""
        assert ri.get(query) is None
        with pytest.raises(ri.RoleNotFoundError) as caught:
            ri.role(query)
        assert [candidate.role_id for candidate in caught.value.candidates] == candidates
        assert all(candidate.jobs for candidate in caught.value.candidates)
        again = pickle.loads(pickle.dumps(caught.value))
        assert again.candidates == caught.value.candidates

    def test_specialties_of_the_past(self) -> None:
        """A former code with O*NET's digits was narrower than the class, and is not taken for it."""
        with pytest.raises(ri.RoleNotFoundError, match="15-1121 is a code of SOC 2010") as caught:
            ri.role("15-1121.00")
        assert [candidate.role_id for candidate in caught.value.candidates] == ["15-1211.00"]

    def test_digits_alone(self) -> None:
        """They are never read; the error names the readings."""
        with pytest.raises(ri.RoleNotFoundError) as caught:
            ri.role("2222")
        assert str(caught.value) == (
            "No role matches '2222'. Digits alone may be of several classifications. "
            "It may be isco-2222 (Midwifery professionals, ISCO-08) or uk-2222 (Occupational therapists, UK SOC 2020)."
        )

    def test_a_code_of_today_is_itself(self) -> None:
        """A code that SOC 2018 kept for other content is that of SOC 2018."""
        role = ri.role("11-9199")
        assert role.title == "Managers, All Other"
        assert role.matched_as is None


class TestCodes:
    """The codes of a role."""

    def test_schemes(self) -> None:
        """Each names its classification, and is still a text."""
        assert [(code, code.scheme, code.scheme_name) for code in ri.role("29-1141").codes] == [
            ("29-1141", "soc2018", "SOC 2018"),
            ("29-1141.00", "onet2019", "O*NET-SOC 2019"),
        ]
        assert [code.scheme for code in ri.role("13-1020").codes] == ["soc2018"]
        assert [code.scheme for code in ri.role("21-1018").codes] == ["oews"]
        assert Code("AM-204").scheme is None
        assert Code("AM-204").scheme_name is None

    def test_in_full(self) -> None:
        """The full form says which is which."""
        assert "Codes: 29-1141 (SOC 2018), 29-1141.00 (O*NET-SOC 2019)" in ri.role("29-1141").to_text(
            full=True, width=120
        )

    def test_oews_alone(self) -> None:
        """No code of OEWS's own is one of SOC 2018."""
        assert not [code for code in OEWS_ALONE if ("soc2018", code) in TABLES.titles]
        for code in OEWS_ALONE:
            assert ri.role(code).codes == (code,)

    def test_trips(self) -> None:
        """Through dictionaries and pickles they keep their class."""
        role = ri.role("29-1141")
        for again in (ri.Role.from_dict(role.to_dict()), pickle.loads(pickle.dumps(role))):
            assert again.codes == role.codes
            assert all(type(code) is Code for code in again.codes)
        assert all(type(code) is str for code in role.to_dict()["codes"])
