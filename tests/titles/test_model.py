"""The model of titles: what it weighs, what it sets aside, and how likely it says a match is."""

import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given, strategies as st

import roleinfo as ri
from roleinfo.titles.aside import as_manager, without_circumstances
from roleinfo.titles.batch import BatchModel
from roleinfo.titles.calibration import probabilities
from roleinfo.titles.index import TitleIndex
from roleinfo.titles.model import Model
from roleinfo.titles.normalise import american, normalised
from roleinfo.titles.store import Entry
from roleinfo.titles.words import beginnings, distance, head, misspellings

from .conftest import ENTRIES

TEXTS = ("account manager", "security analyst", "engineer", "registered nurse of the night", "qqqq", "lawyer lawyer")


class TestWeights:
    """Whole numbers, alike with NumPy and without it."""

    @pytest.mark.parametrize("text", TEXTS)
    def test_equal(self, text: str) -> None:
        """The evidence for every class is the same on NumPy."""
        store = TitleIndex(ENTRIES).store
        assert BatchModel(store).weigh(text) == Model(store).weigh(text)

    @pytest.mark.parametrize("text", ["software engineer", "cook", "head nurse", "sales and marketing associate"])
    def test_equal_on_the_bundle(self, text: str) -> None:
        """So it is over all titles of the bundle."""
        many = TITLES.for_many()
        assert many.model.weigh(text) == TITLES.model.weigh(text)
        assert many.search(text) == TITLES.search(text)

    def test_without_numpy(self) -> None:
        """A single search does not import NumPy."""
        code = "import sys, roleinfo as ri; ri.search('truck driver'); print('numpy' in sys.modules)"
        done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
        assert done.stdout == "False\n"


TITLES = ri.Catalog.default()._layers[0].titles


class TestProbability:
    """How likely a match is right."""

    def test_alone(self) -> None:
        """The one role of an exact title is likely, and no group is named."""
        first = ri.search("registered nurse")[0]
        assert (first.role_id, first.tied, first.group) == ("29-1141.00", 1, None)
        assert first.probability is not None
        assert first.probability > 0.9

    def test_several(self) -> None:
        """Roles that share a title are counted, and share the probability."""
        cooks = ri.search("cook")
        assert cooks[0].tied > 1
        probabilities = {match.codes: match.probability or 0.0 for match in cooks}
        assert probabilities[cooks[0].codes] < 0.8
        assert sum(probabilities.values()) <= 1.001

    def test_group(self) -> None:
        """Where no occupation is likelier than not, the minor group that holds most is named."""
        first = ri.search("engineer")[0]
        assert first.probability is not None
        assert first.probability < 0.5
        assert first.group == "17-2000"

    @pytest.mark.parametrize(
        ("text", "code"),
        [
            ("Director of Operations", "11-1021"),
            ("Operations Director", "11-1021"),
            ("Truck Driver", "53-3032"),
            ("Patient Care Tech", "31-1131"),
            ("Box Truck Driver", "53-3033"),
            ("Java Developer", "15-1252"),
            ("Cocinera", "35-2014"),
            ("Electricista", "47-2111"),
            ("DON", "11-9111"),
        ],
    )
    def test_decided(self, text: str, code: str) -> None:
        """What an official list, the package's own table or the manager's title decides is likely."""
        first = ri.search(text)[0]
        assert first.codes == (code,)
        assert first.probability is not None
        assert first.probability >= 0.6

    def test_manager_decides(self) -> None:
        """Of occupations that share a director's title, that of the manager comes first."""
        index = TitleIndex(
            [
                Entry("a", "Pool Keepers", ["Pool Director"], jobs=10_000),
                Entry("b", "Pool Operators", ["Pool Director", "Pool Manager"], jobs=500),
            ]
        )
        assert [match.role_id for match in index.search("director of pools")[:2]] == ["b", "a"]

    def test_vice_president(self) -> None:
        """A vice president's title of one occupation is doubted where the manager's is that of another."""
        index = TitleIndex([Entry("a", "Chiefs", ["Pool VP"]), Entry("b", "Pool Operators", ["Pool Manager"])])
        first, second = index.search("vp of pools")[:2]
        assert (first.role_id, second.role_id) == ("a", "b")
        assert "as 'pool manager'" in second.reason
        alone = TitleIndex([Entry("a", "Chiefs", ["Pool VP"]), Entry("b", "Pool Operators")]).search("vp of pools")[0]
        assert (first.probability or 0) < (alone.probability or 0)

    def test_assistant(self) -> None:
        """A rank is not left alone: an assistant principal is no assistant."""
        first = ri.search("Assistant Principal")[0]
        assert first.codes == ("11-9032",)

    @pytest.mark.parametrize(
        ("text", "code"),
        [
            ("Registered Nurses Needed!", "29-1141"),
            ("Truck Drivers Wanted - No Experience", "53-3032"),
            ("Cashier - Apply Now", "41-2011"),
            ("Welder Job", "51-4121"),
        ],
    )
    def test_advertising(self, text: str, code: str) -> None:
        """Words of an advertisement are set aside."""
        assert ri.search(text)[0].codes == (code,)

    def test_codes(self) -> None:
        """A role written by hand has the codes that its sources list."""
        assert "41-3031" in ri.search("account administrator")[0].codes

    def test_industry(self) -> None:
        """Jobs in an industry make an occupation likelier."""
        hospital = {match.role_id[:7]: match.probability or 0.0 for match in ri.search("aide", industry="622000")}
        school = {match.role_id[:7]: match.probability or 0.0 for match in ri.search("aide", industry="611100")}
        assert hospital["31-1131"] > school.get("31-1131", 0.0)

    def test_unknown_industry(self) -> None:
        """An industry that is unknown is refused."""
        with pytest.raises(ri.IndustryNotFoundError):
            ri.search("cook", industry="moon mining")

    @pytest.mark.parametrize(
        "text",
        [
            "asdf", "asdf qwer", "III", "Senior", "1/2", "n/a", "x", "R", "zz", "the", "Weekend", "Full Time", "Remote",
            "Open position", "See posting", "Urgently hiring!!!", "Join our team", "Not applicable", "Team Member",
        ],
    )  # fmt: skip
    def test_no_word(self, text: str) -> None:
        """Where no word of a title tells of an occupation, nothing is likely, and the reason says so."""
        for match in ri.search(text):
            assert match.probability is not None
            assert match.probability <= 0.05
            assert match.group is None
            assert match.reason.startswith("no word of it tells of an occupation; ")

    @pytest.mark.parametrize("text", ["ASM", "DEV", "INSTR", "CSM", "PM", "CMO"])
    def test_several_readings(self, text: str) -> None:
        """An abbreviation of several readings tells of an occupation where a word of any of them does."""
        for match in ri.search(text):
            assert "no word of it tells of an occupation" not in match.reason
        assert (ri.search(text)[0].probability or 0.0) > 0.05

    @pytest.mark.parametrize("text", ["Director", "Helper", "Technician", "Owner", "Intern", "Senior Supervisor"])
    def test_general_word(self, text: str) -> None:
        """A word that ends titles of many occupations is likely none of them, though one has it as a title."""
        first = ri.search(text)[0]
        assert first.probability is not None
        assert first.probability <= 0.4
        assert "its one word stands in titles of many occupations; " in first.reason

    def test_general_word_of_ones_own(self) -> None:
        """A role's own title is as likely as any other."""
        mine = ri.Catalog.of([ri.Role(id="our-owner", title="Owner")])
        first = ri.search("owner", catalog=mine)[0]
        assert (first.role_id, first.reason) == ("our-owner", "its title")
        assert first.probability is not None
        assert first.probability > 0.8

    @pytest.mark.parametrize(
        "text", ["=", "=cmd()", "@SUM(A1)", "'=1+1", "=HYPERLINK(A1)", "\uff1d1", "-2+3+cmd|' /C calc'!A0"]
    )
    def test_formula(self, text: str) -> None:
        """A formula of a spreadsheet is no title."""
        with pytest.raises(ri.InvalidQueryError, match="is a formula of a spreadsheet"):
            ri.search(text)
        assert ri.match_titles([text])[0].status == "none"

    def test_sharing(self) -> None:
        """The more occupations share a title, the less likely is the first."""
        evidence = TITLES.model.weigh("cook")
        first = next(iter(evidence.leading(1)))
        likely = [probabilities(evidence, "several", first, sharing)[first] for sharing in (2, 5, 20)]
        assert likely == sorted(likely, reverse=True)
        assert len(set(likely)) == 3


class TestFieldsOfStudy:
    """The fields of study that lead to an occupation."""

    def test_evidence(self) -> None:
        """They speak for it, and are no title of it."""
        entries = [Entry("a", "Neurologist", fields=["Neurology"]), Entry("b", "Neutral Party")]
        index = TitleIndex(entries)
        assert index.search("neurology fellow")[0].role_id == "a"
        assert index.find("neurology") is None
        assert all(match.matched_title != "Neurology" for match in index.search("neurology fellow"))

    def test_title_too(self) -> None:
        """A title that is a field of study as well stays a title."""
        index = TitleIndex([Entry("a", "Neurology", fields=["Neurology"]), Entry("b", "Cook")])
        assert index.find("neurology") == "a"


class TestAside:
    """What is no part of the job."""

    @pytest.mark.parametrize(
        ("title", "parts", "ignored"),
        [
            ("$25/hr cook", ("cook",), ("$25/hr",)),
            ("Forklift Operator - 2nd Shift", ("Forklift Operator",), ("2nd Shift",)),
            ("Data Analyst (Remote)", ("Data Analyst",), ("Remote",)),
            ("Associate Director [00072874]", ("Associate Director",), ("00072874",)),
            ("Nurse - Dallas, TX", ("Nurse",), ("Dallas, TX",)),
            ("Software Engineer - Staff", ("Software Engineer",), ("Staff",)),
            ("HR Generalist", ("HR Generalist",), ()),
        ],
    )
    def test_aside(self, title: str, parts: tuple[str, ...], ignored: tuple[str, ...]) -> None:
        """Pay, shift, workplace, number, place and grade are set aside; the rest stays."""
        plain = without_circumstances(title)
        assert (plain.parts, plain.ignored) == (parts, ignored)

    def test_reported(self) -> None:
        """A match says what was ignored, and which of it tells a grade."""
        first = ri.search("Senior Truck Driver II (Remote)")[0]
        assert first.ignored == ("Remote", "senior", "ii")
        assert first.seniority == ("senior", "ii")

    def test_title_with_such_a_word(self) -> None:
        """A word that is part of a title stays."""
        assert ri.search("night auditor")[0].ignored == ()

    def test_managers(self) -> None:
        """Who heads something manages it."""
        assert as_manager("head of marketing") == "marketing manager"
        assert ri.search("Head of Marketing")[0].role_id == "11-2021.00"

    def test_levels(self) -> None:
        """Between roles of one's own at several levels the level decides."""
        names = {"one": "I", "two": "II", "three": "III"}
        mine = ri.Catalog.of(
            ri.Role(id=f"insurance-{name}", title=f"Insurance Specialist {level}") for name, level in names.items()
        )
        for text, id_ in (("1", "one"), ("2", "two"), ("III", "three"), ("3", "three")):
            assert mine.search(f"Insurance Specialist {text}")[0].role_id == f"insurance-{id_}"
            assert mine.search(f"Senior Insurance Specialist {text}")[0].role_id == f"insurance-{id_}"
            assert mine.role(f"Insurance Specialist {text}").id == f"insurance-{id_}"


class TestWords:
    """Words and their spelling."""

    def test_no_plural(self) -> None:
        """Initials that end in s keep it."""
        assert normalised("SaaS AWS iOS Engineers") == "saas aws ios engineer"

    @pytest.mark.parametrize(("word", "wanted"), [("tyre", "tire"), ("labourer", "laborer"), ("advertising",) * 2])
    def test_american(self, word: str, wanted: str) -> None:
        """British spelling is read."""
        assert american(word) == wanted

    def test_distance(self) -> None:
        """A swap is one letter."""
        assert [distance("manager", other) for other in ("manager", "manger", "mnaager", "banker")] == [0, 1, 1, 3]

    def test_beginnings(self) -> None:
        """Words that tell of an occupation begin with five letters."""
        assert beginnings(["chair", "of", "pathology", "rn"]) == {"chair", "patho", "rn"}

    @given(st.text("abcdefghijklmnopqrstuvwxyz", min_size=2, max_size=12))
    def test_misspellings(self, word: str) -> None:
        """Every misspelling is one letter off and keeps the first letter, or swaps it with the second."""
        for wrong in misspellings(word):
            assert distance(word, wrong) == 1
            assert wrong[0] == word[0] or wrong[:2] == word[1::-1]

    @pytest.mark.parametrize(
        ("written", "title"),
        [
            ("regsitered nurse", "Registered Nurses"),
            ("iFlm Technician", "Film Technician"),
            ("Swmiwear Designer", "Swimwear Designer"),
            ("Poxket Maker", "Pocket Maker"),
            ("truckdriver", "Truck Driver"),
            ("truck dri ver", "Truck Driver"),
            ("Marriage aand Family Teacher", "Marriage and Family Teacher"),
        ],
    )
    def test_misspelled(self, written: str, title: str) -> None:
        """A letter or a space that is wrong is read."""
        first = ri.search(written)[0]
        assert first.matched_title == title
        assert first.reason.startswith("near in spelling")

    def test_group_misspelled(self) -> None:
        """A group of occupations is found by its own title, misspelled or in another order."""
        assert ri.search("Clinical Laboratory Technologists and Technicans")[0].role_id == "29-2010"
        assert ri.search("Clinical Laboratory Technicians and Technologists")[0].role_id == "29-2010"

    def test_head(self) -> None:
        """The head stands last, or before "of"."""
        assert (head(["vice", "president", "of", "sales"]), head(["cook"])) == ("president", "cook")

    def test_known_word_stays(self) -> None:
        """A word of titles is never read as another."""
        assert all("near in spelling" not in match.reason for match in ri.search("bank manager trainee"))


class TestModernTitles:
    """The package's own table is for searches."""

    @pytest.mark.parametrize(
        ("title", "code"), [("SDR", "41-4012"), ("HRBP", "13-1071"), ("DevOps Engineer", "15-1252")]
    )
    def test_search(self, title: str, code: str) -> None:
        """A search finds its titles."""
        assert code in {code for match in ri.search(title, 3) for code in match.codes}

    def test_role(self) -> None:
        """A look-up does not."""
        with pytest.raises(ri.RoleNotFoundError):
            ri.role("product owner")


class TestMatchedAs:
    """What a look-up rested on."""

    def test_list(self) -> None:
        """The title and whose list it is from are no part of the value."""
        role = ri.role("registered nurses")
        assert role.matched_as == ri.MatchedAs("Registered Nurses", "occupation title (O*NET)")
        assert ri.role("29-1141.00").matched_as is None
        assert role == ri.role("29-1141.00")
        assert "matched_as" not in role.to_dict()

    def test_candidates(self) -> None:
        """An ambiguous title names its roles with their titles and jobs."""
        with pytest.raises(ri.AmbiguousTitleError) as caught:
            ri.role("PM")
        assert all(known.title for known in caught.value.candidates)
        assert any(known.jobs for known in caught.value.candidates)


class TestMany:
    """Many titles at once."""

    def test_rows(self) -> None:
        """A row for each distinct title, in the order given, with the matches of a search."""
        rows = ri.match_titles(["janitor", "zzzz", "cook", "janitor"], limit=2)
        assert [row.title for row in rows] == ["janitor", "zzzz", "cook"]
        assert rows[0].matches == ri.search("janitor", 2)
        assert (rows[1].status, rows[1].role_id) == ("none", None)
        assert [row.title for row in rows.review] == ["zzzz", "cook"]
        assert len(rows[2].candidates) == 2

    def test_text_that_is_no_title(self) -> None:
        """A text that can be no title is a row without a match."""
        assert ri.match_titles(["", "\x00"])[0].status == "none"

    def test_refusals(self) -> None:
        """A text in the stead of a list, and what is no text, are refused."""
        for wrong in ("cook", [3]):
            with pytest.raises(TypeError):
                ri.match_titles(wrong)  # type: ignore[arg-type]

    def test_mapping(self, tmp_path: Path) -> None:
        """A mapping file that is edited decides; what is left as it was stays to review."""
        rows = ri.match_titles(["truck driver", "cook", "=1+1 cook"])
        path = tmp_path / "mapping.csv"
        rows.write_mapping(path)
        assert rows.with_mapping(path).review == rows.review
        edited = path.read_text(encoding="utf-8").replace("cook,35-2014.00", "cook,35-2012.00")
        path.write_text(edited, encoding="utf-8", newline="")
        mapped = rows.with_mapping(path)
        assert [(row.role_id, row.status) for row in mapped][1] == ("35-2012.00", "mapped")
        assert mapped[1].probability == 1.0

    def test_mapping_of_other_columns(self, tmp_path: Path) -> None:
        """A file without the columns is refused."""
        path = tmp_path / "mapping.csv"
        path.write_text("a,b\n1,2\n", encoding="utf-8")
        with pytest.raises(ri.InvalidArgumentError, match="must have the columns title and role_id"):
            ri.match_titles(["cook"]).with_mapping(path)

    def test_frame(self) -> None:
        """The rows are a table."""
        frame = ri.match_titles(["truck driver"]).to_frame("pandas")
        assert frame["role_id"].tolist() == ["53-3032.00"]


class TestEntries:
    """What an index is made of."""

    def test_lists(self) -> None:
        """A title says which list has it."""
        index = TitleIndex([Entry("a", "Cook", ["Chef"], lists={"Chef": 16})])
        claim = index.claim("chef")
        assert claim is not None
        assert (claim.title, claim.lists) == ("Chef", 16)
