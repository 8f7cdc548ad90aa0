"""O*NET data, from the text archive."""

import zipfile
from collections.abc import Mapping
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from ingest.making import cut, error, onet_archive, onet_files
from roleinfo.ingest import onet

NAME = "db_30_3_text.zip"
METHODS = {
    "Essential Skills": "essential_skills",
    "Transferable Skills": "transferable_skills",
    "Knowledge": "knowledge",
    "Abilities": "abilities",
    "Work Styles": "work_styles",
    "Career Interest Types": "career_interests",
    "Software Skills": "software",
    "Education": "education",
    "Education Categories": "education_categories",
    "Training and Experience": "training",
    "Training and Experience Categories": "training_categories",
    "Job Zones": "job_zones",
    "Job Zone Reference": "job_zone_names",
    "Related Occupations": "related",
    "Job Titles": "job_titles",
    "Sample of Reported Titles": "reported_titles",
    "Occupation Level Metadata": "metadata",
    "Task Statements": "tasks",
}


def archive(folder: Path, files: Mapping[str, list[str]]) -> onet.Archive:
    """An archive of these files that expects just their rows."""
    rows = {name: len(lines) - 1 for name, lines in files.items()}
    return onet.Archive(onet_archive(folder / NAME, files), rows=rows)


def read(folder: Path, files: Mapping[str, list[str]], name: str) -> Any:
    """What the archive makes of one of these files."""
    made = archive(folder, files)
    attributes = {
        "Occupation Data": "occupations",
        "Content Model Reference": "elements",
        "Scales Reference": "scales",
    }
    return getattr(made, attributes[name]) if name in attributes else getattr(made, METHODS[name])()


@pytest.fixture
def small(tmp_path: Path) -> onet.Archive:
    """The small archive as it should be."""
    return archive(tmp_path, onet_files())


class TestFiles:
    """Each file as rows."""

    @pytest.mark.parametrize("name", METHODS)
    def test_every_file_is_read(self, small: onet.Archive, name: str) -> None:
        """A row for each line under the headings."""
        assert len(getattr(small, METHODS[name])()) == len(onet_files()[name]) - 1

    def test_a_rating_keeps_all_that_is_said_of_it(self, small: onet.Archive) -> None:
        """Value, sample, error, interval, flags, date and source."""
        rating = small.essential_skills()[1]
        assert rating[:4] == ("11-1011.00", "2.A.1.a", "Reading Comprehension", "LV")
        assert rating[4:9] == (Decimal("4.62"), 8, Decimal("0.1830"), Decimal("4.2664"), Decimal("4.9836"))
        assert rating[9:] == (True, True, "2023-08", "Analyst")

    def test_what_is_not_applicable_is_none(self, small: onet.Archive) -> None:
        """A quarter of knowledge ratings have no standard error."""
        rating = small.knowledge()[0]
        assert (rating.n, rating.standard_error, rating.lower, rating.suppress, rating.not_relevant) == (None,) * 5

    def test_scores_have_no_sample(self, small: onet.Archive) -> None:
        """Work styles are rated by AI and experts, interests by machine learning."""
        styles = small.work_styles()
        assert (styles[1].scale, styles[1].value, styles[1].source) == ("WI", Decimal("-1.42"), "AI/Expert")
        assert small.career_interests()[0].source == "Machine Learning"

    def test_shares_by_category(self, small: onet.Archive) -> None:
        """A share has its category; an importance has none."""
        assert [(row.scale, row.category) for row in small.education()] == [("RL", 2), ("IM", None)]

    def test_canonical_titles_are_occupation_data(self, small: onet.Archive) -> None:
        """Job Titles leave them out."""
        assert small.occupations["11-1011.00"].title == "Chief Executives"
        assert [row.title for row in small.job_titles()] == ["Chief Executive Officer", "Agency Owner"]
        assert small.job_titles()[0].sources == ("02", "04", "08")
        assert small.job_titles()[1].short is None

    def test_job_zones_1_and_2_are_one(self, small: onet.Archive) -> None:
        """Four zones, the first of which has the number 2 and a name that says so."""
        assert tuple(onet.JOB_ZONES) == (2, 3, 4, 5)
        assert small.job_zone_names()[0].name.startswith("Job Zone 1-2:")

    def test_related_occupations_have_a_direction(self, small: onet.Archive) -> None:
        """One row does not say the reverse."""
        assert small.related() == [("11-1011.00", "11-1011.03", "Primary-Short", 1)]


class TestErrors:
    """A changed archive is an error with its file, row and column."""

    @pytest.mark.parametrize(
        ("name", "old", "new", "rule", "place"),
        [
            (
                "Essential Skills",
                "Data Value",
                "Value",
                "must be headed 'Data Value', not 'Value'",
                "row 1, column 'Data Value'",
            ),
            (
                "Essential Skills",
                "|Not Relevant",
                "",
                "the column 'Not Relevant' is missing",
                "row 1, column 'Not Relevant'",
            ),
            (
                "Essential Skills",
                "4.12",
                "5.12",
                "must be from 1 to 5 on the scale IM, not 5.12",
                "row 2, column 'Data Value'",
            ),
            (
                "Essential Skills",
                "4.12",
                "high",
                "must be a number, not 'high'",
                "row 2, column 'Data Value'",
            ),
            (
                "Essential Skills",
                "4.12",
                "4.125",
                "must have at most 2 digits after the point, not '4.125'",
                "row 2, column 'Data Value'",
            ),
            (
                "Essential Skills",
                "|IM|",
                "|XX|",
                "unknown scale 'XX': it is not in Scales Reference",
                "row 2, column 'Scale ID'",
            ),
            (
                "Essential Skills",
                "|LV|",
                "|IM|",
                "duplicate key ('11-1011.00', '2.A.1.a', 'IM'): it stands in row 2 too",
                "row 3, column 'O*NET-SOC Code'",
            ),
            (
                "Essential Skills",
                "Y|Y",
                "Y|n/a",
                "must be Y or N of a level (LV) and n/a of an importance, not nothing",
                "row 3, column 'Not Relevant'",
            ),
            (
                "Essential Skills",
                "N|n/a",
                "X|n/a",
                "must be one of 'Y', 'N', 'n/a', not 'X'",
                "row 2, column 'Recommend Suppress'",
            ),
            (
                "Essential Skills",
                "08/2023",
                "2023-08",
                "must be a month and a year, as 08/2023, not '2023-08'",
                "row 2, column 'Date'",
            ),
            (
                "Essential Skills",
                "Analyst",
                "Robot",
                ("must be one of 'Analyst', 'Analyst - Transition', 'Incumbent', 'Occupational Expert', not 'Robot'"),
                "row 2, column 'Domain Source'",
            ),
            (
                "Essential Skills",
                "11-1011.00",
                "11-1012.00",
                "unknown occupation '11-1012.00': it is not in Occupation Data",
                "row 2, column 'O*NET-SOC Code'",
            ),
            (
                "Essential Skills",
                "2.A.1.a",
                "2.A.1.z",
                "unknown element '2.A.1.z': it is not in Content Model Reference",
                "row 2, column 'Element ID'",
            ),
            (
                "Essential Skills",
                "Reading Comprehension",
                "Reading",
                "must be 'Reading Comprehension', as in Content Model Reference, not 'Reading'",
                "row 2, column 'Element Name'",
            ),
            (
                "Essential Skills",
                "|8|",
                "|8",
                "must have 13 cells, not 12",
                "row 2",
            ),
            (
                "Education",
                "|2|",
                "|n/a|",
                "must be n/a for an importance and only there, not nothing",
                "row 2, column 'Category'",
            ),
            (
                "Work Styles",
                "AI/Expert",
                "Incumbent",
                ("must be one of 'AI/Expert', 'Machine Learning', 'Machine Learning/Expert', not 'Incumbent'"),
                "row 2, column 'Domain Source'",
            ),
            (
                "Software Skills",
                "Y|N",
                "yes|N",
                "must be one of 'Y', 'N', not 'yes'",
                "row 2, column 'Hot Technology'",
            ),
            (
                "Job Zones",
                "|5|",
                "|1|",
                "must be one of 2, 3, 4, 5, not '1'",
                "row 2, column 'Job Zone'",
            ),
            (
                "Job Zone Reference",
                "Job Zone 1-2:",
                "Job Zone Two:",
                ("zone 2 must be named 'Job Zone 1-2: …', not 'Job Zone Two: Very Little to Some Preparation Needed'"),
                "row 2, column 'Name'",
            ),
            (
                "Related Occupations",
                "Short|1",
                "Short|6",
                "must be from 1 to 5 in tier Primary-Short, not 6",
                "row 2, column 'Index'",
            ),
            (
                "Related Occupations",
                "11-1011.03",
                "11-1011.00",
                "must be another occupation than '11-1011.00'",
                "row 2, column 'Related O*NET-SOC Code'",
            ),
            (
                "Related Occupations",
                "Primary-Short",
                "Primary",
                "must be one of 'Primary-Short', 'Primary-Long', 'Supplemental', not 'Primary'",
                "row 2, column 'Relatedness Tier'",
            ),
            (
                "Job Titles",
                "02,04,08",
                "02;04",
                "must be codes of sources from 01 to 10, not '02;04'",
                "row 2, column 'Source(s)'",
            ),
            (
                "Scales Reference",
                "|0|10",
                "|zero|10",
                "must be a number, not 'zero'",
                "row 2, column 'Minimum'",
            ),
        ],
    )
    def test_one_changed_cell(self, tmp_path: Path, *, name: str, old: str, new: str, rule: str, place: str) -> None:
        """Each with the exact place: the first occurrence in the file is changed."""
        files = onet_files()
        joined = "\n".join(files[name])
        assert old in joined
        files[name] = joined.replace(old, new, 1).split("\n")
        if old == "|8|":
            files[name] = joined.replace("|8|0.1250|", "|8|", 1).split("\n")
        assert error(lambda: read(tmp_path, files, name)) == f"{rule} @ {NAME}, sheet '{name}.txt', {place}"

    def test_a_missing_file(self, tmp_path: Path) -> None:
        """A file that a release gave up."""
        files = onet_files()
        del files["Job Titles"]
        message = "the file 'db_30_3_text/Job Titles.txt' is missing"
        assert error(lambda: read(tmp_path, files, "Job Titles")) == f"{message} @ {NAME}, sheet 'Job Titles.txt'"

    def test_another_release(self, tmp_path: Path) -> None:
        """By its folder, or by what its text says."""
        path = onet_archive(tmp_path / NAME, onet_files(), folder="db_30_2_text")
        message = "the file 'db_30_3_text/Read Me.txt' is missing"
        assert error(lambda: onet.Archive(path)) == f"{message} @ {NAME}, sheet 'Read Me.txt'"
        onet_archive(path, onet_files(), read_me="O*NET 30.4 Database")
        message = "must say 'O*NET 30.3 Database', not 'O*NET 30.4 Database'"
        assert error(lambda: onet.Archive(path)) == f"{message} @ {NAME}, sheet 'Read Me.txt', row 1, column 'A'"

    def test_another_number_of_rows(self, tmp_path: Path) -> None:
        """A release has its rows."""
        path = onet_archive(tmp_path / NAME, onet_files())
        message = f"must have 923 rows, not 1 @ {NAME}, sheet 'Job Zones.txt'"
        assert error(lambda: onet.Archive(path).job_zones()) == message

    def test_a_cut_archive(self, tmp_path: Path) -> None:
        """A download that broke off."""
        path = cut(onet_archive(tmp_path / NAME, onet_files()))
        assert error(lambda: onet.Archive(path)) == f"must be a whole zip archive: File is not a zip file @ {NAME}"

    def test_a_cut_file(self, tmp_path: Path) -> None:
        """A file whose last line has no end."""
        path = onet_archive(tmp_path / NAME, {})
        with zipfile.ZipFile(path, "a") as whole:
            whole.writestr("db_30_3_text/Job Zones.txt", "O*NET-SOC Code\tJob Zone\tDate\tDomain Source\r\n11-1011.00")
        message = "must end with a line end: the file is cut off"
        assert error(lambda: onet.Archive(path).job_zones()) == f"{message} @ {NAME}, sheet 'Job Zones.txt'"
