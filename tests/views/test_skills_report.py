"""The skills of a comparison as people read them: long lists of ratings in short, what has to be learned, software."""

import re
from decimal import Decimal
from typing import Any

import pytest

import roleinfo as ri
from roleinfo.render.outline import Bullets, Heading, Paragraph, Table
from roleinfo.views import comparison

NURSE, PHYSICIAN, UNRATED = "29-1141.00", "29-1071.00", "15-1255.00"
SURVEY = ri.Source(id="survey", title="Our survey", publisher="Example Ltd", license="internal", date="2025-05")


def section(text: str) -> str:
    """What stands under the heading of the skills."""
    parts = re.split(r"^(.+)\n-{3,}\n", text, flags=re.MULTILINE)
    return dict(zip(parts[1::2], parts[2::2], strict=True))["Skills"]


def words(text: str) -> str:
    """A text on one line."""
    return " ".join(text.split())


def rating(scale: str, value: str, **fields: Any) -> ri.Rating:
    """A rating of our survey."""
    highest = 5 if scale == "importance" else 7
    own = {"value": Decimal(value), "scale": scale, "lowest": 0, "highest": highest, "source": SURVEY, **fields}
    return ri.Rating(**own)


def role(id_: str, levels: list[str], **fields: Any) -> ri.Role:
    """A role with as many skills, the level of each given."""
    skills = [
        ri.Skill(
            name=f"Skill {number:02}",
            importance=rating("importance", "3", **fields),
            level=rating("level", each, **fields),
            source=SURVEY,
        )
        for number, each in enumerate(levels)
    ]
    return ri.Role(id=id_, title=id_.capitalize(), skills=skills)


@pytest.fixture(scope="module")
def diff() -> ri.RoleDiff:
    """Two rated occupations."""
    return ri.compare(NURSE, PHYSICIAN)


@pytest.fixture(scope="module")
def said(diff: ri.RoleDiff) -> str:
    """Their skills, as text."""
    return section(diff.to_text(full=True))


class TestRatings:
    """A table a kind."""

    def test_is_short(self, diff: ri.RoleDiff, said: str) -> None:
        """All of it takes under 160 lines of 80 columns, where the lists have 190 entries."""
        assert len(diff.skills.left) + len(diff.skills.only_right) == 190
        assert len(said.splitlines()) < 160
        assert max(map(len, said.splitlines())) <= 80

    def test_kinds(self, diff: ri.RoleDiff) -> None:
        """Each kind has its heading, a table of twelve rows and the number of the rest."""
        blocks = comparison.outline(diff)
        for kind, title, rest in (
            ("Skill", "Skills", 23), ("Knowledge", "Knowledge", 21), ("Ability", "Abilities", 40),
            ("Work style", "Work styles", 9),
        ):  # fmt: skip
            place = blocks.index(Heading(3, title))
            table, after = blocks[place + 1 : place + 3]
            assert isinstance(table, Table)
            assert (table.columns[0].title, len(table.rows)) == (kind, 12)
            assert after == Paragraph(f"{rest} more, with smaller differences.")

    def test_cells(self, diff: ri.RoleDiff) -> None:
        """Importance and level in a cell, both differences, marked where the raters' error is as large."""
        cells = dict(
            re.findall(
                r"^\| ([^|]+) \| (.+) \|$", re.sub(r"\[\^\d+\]|\\", "", diff.to_markdown(full=True)), re.MULTILINE
            )
        )
        assert cells["Operation and Control"] == "2.25 / 2.12 | 1.00 / 0.00 n.r. | -1.25 / -2.12"
        assert cells["Time Management"] == "3.12 / 3.12 | 3.25 / 3.75 | +0.13 ~ / +0.63"
        assert cells["Programming"] == "1.62 / 0.62 | 1.88 / 1.12 | +0.26 ~ / +0.50"
        assert cells["Biology"] == "3.02 / 2.58 | 4.81 / 5.65 | +1.79 / +3.07"
        assert cells["Intellectual Curiosity"] == "1.41 / 0.00 *(inferred)* | 2.20 / 8.00 *(inferred)* | +0.79 / +8.00"

    def test_furthest_first(self, diff: ri.RoleDiff) -> None:
        """The largest difference in level comes first, whichever its direction."""
        for table in (each for each in comparison.outline(diff) if isinstance(each, Table)):
            if table.columns[0].title in ("Skill", "Knowledge", "Ability", "Work style") and len(table.columns) == 4:
                if table.caption is not None and table.caption.startswith("Skills in which"):
                    continue
                steps = [abs(Decimal(row[-1][0].text.split(" / ")[1].removesuffix(" ~"))) for row in table.cells]
                assert steps == sorted(steps, reverse=True)

    def test_captions(self, said: str) -> None:
        """The scales are named once a table, with what the marks stand for; without errors there is no mark."""
        told = words(said)
        assert told.count("Importance (1 to 5) / level (0 to 7).") == 3
        assert told.count("~ within the raters' error; n.r. not relevant to the role.") == 2
        assert told.count("Differences cannot be tested; no standard errors are published for both roles.") == 2
        assert "Work style impact (-3 to 3) / work style distinctiveness (0 to 10)." in told

    def test_suppressed(self) -> None:
        """What its publisher advises against is marked and not subtracted."""
        left, right = role("smith", ["3"] * 13), role("clerk", ["4"] * 13, suppressed=True)
        told = section(ri.compare(left, right).to_text(full=True))
        assert re.search(r"Skill 00 +3 / 3 \[1\] +3 s. / 4 s. \[1\] +- / -", told)
        assert "s. suppressed by its publisher" in words(told)

    def test_untested_among_tested(self) -> None:
        """Where some can be tested, those that cannot are marked."""
        sides = []
        for id_, value, more in (("smith", "3", "3"), ("clerk", "4", "7")):
            last = ri.Skill(
                name="Skill 99", importance=rating("importance", "3"), level=rating("level", more), source=SURVEY
            )
            tested = role(id_, [value] * 12, standard_error=Decimal("0.1"))
            sides.append(ri.Role(id=id_, title=id_.capitalize(), skills=[*tested.skills, last]))
        diff = ri.compare(*sides)
        told = section(diff.to_text(full=True))
        assert re.search(r"Skill 99 +3 / 3 \[1\] +3 / 7 \[1\] +0 \? / \+4 \?", told)
        assert "? cannot be tested; no standard error published" in words(told)

    def test_short_lists_stand_in_full(self) -> None:
        """Twelve ratings stand as they are, with their scales; a difference within its error says so."""
        error = {"standard_error": Decimal("0.5")}
        diff = ri.compare(role("smith", ["3"] * 12, **error), role("clerk", ["4"] * 11 + ["7"], **error))
        told = words(
            section(
                diff.to_markdown(full=True).replace("## Skills\n", "Skills\n------\n").replace("\n## ", "\nX\n--\n")
            )
        )
        assert told.count("level +1 (within the raters' error)") == 11
        assert told.count("importance same; level +4 |") == 1
        assert told.count("importance 3 (0–5); level 3 (0–7)") == 12
        assert "with smaller differences" not in told

    def test_of_one_role(self) -> None:
        """Ratings that one role alone has stand by their importance, after a list that is told in full."""
        diff = ri.compare(NURSE, "account manager")
        told = section(diff.to_text(full=True))
        assert re.search(r"^Customer Service +- +19% \[\d+\] +-$", told, re.MULTILINE)
        assert re.search(r"^Social Perceptiveness +4\.12 / 4\.38 \[\d+\] +- +-$", told, re.MULTILINE)
        assert "23 more." in told
        assert "None of its skills, knowledge areas, or abilities is rated. [unrated]" in words(told)
        assert "Jaccard" not in told

    def test_likeness(self, said: str) -> None:
        """Each measure with what it rests on."""
        told = words(said)
        assert "Correlation 0.906: of the importance ratings of 120 skills, knowledge areas, and abilities" in told
        assert "Weighted Jaccard 0.834: sum of the smaller importance ratings / sum of the larger." in told
        assert "Cosine 0.975: of the same importance ratings, from 0 to 100." in told
        assert "Cosine 0.944: of importance x level of the same skills." in told


class TestLearning:
    """Skills to gain, and software."""

    def test_table(self, diff: ri.RoleDiff) -> None:
        """The ten that weigh most, with their numbers, and how many more there are."""
        blocks = comparison.outline(diff)
        place = blocks.index(Heading(3, "Skills to gain"))
        table, more, formula = blocks[place + 1 : place + 4]
        assert isinstance(table, Table)
        cells = [["".join(phrase.text for phrase in cell) for cell in row] for row in table.cells]
        assert cells[0] == ["Biology (knowledge)", "+3.07 ?", "95.2", "1.56"]
        assert ["Science", "+1.00", "65.5", "0.35"] in cells
        assert len(cells) == 10
        assert more == Paragraph("38 more, with less weight.")
        assert formula == Paragraph(
            "Total: 11.1% of the level needed, weighted by importance: the sum of level difference x importance over "
            "the 48 skills in which Physician Assistants need a higher level, divided by the sum of level x importance "
            "over all 116 rated for both; 4 with a suppressed rating are left out. Work styles are not counted. O*NET "
            "publishes no standard error for 29 of the 116 ratings. The error of the total is therefore not known."
        )

    def test_nothing(self) -> None:
        """Where no level is higher there is a figure and no table."""
        told = words(section(ri.compare(role("smith", ["5"] * 2), role("clerk", ["4"] * 2)).to_text(full=True)))
        assert "Total: 0.0% of the level needed" in told
        assert "Level difference" not in told

    def test_not_rated(self) -> None:
        """Where a role is unrated nothing is said of learning, and the reason of that stands there."""
        told = words(section(ri.compare(NURSE, UNRATED).to_text(full=True)))
        assert "Skills to gain" not in told
        assert (
            "Web and Digital Interface Designers: None of its skills, knowledge areas, or abilities is rated." in told
        )

    def test_software(self) -> None:
        """How many both and one alone use, and of what is new first what postings often name."""
        blocks = comparison.outline(ri.compare(NURSE, UNRATED))
        found = blocks[blocks.index(Heading(3, "Software")) + 1]
        assert isinstance(found, Bullets)
        both, left, right, alike = ("".join(phrase.text for phrase in item) for item in found.items)
        assert both.startswith("In both lists (12): Apache Spark; FileMaker Pro; Google Docs;")
        assert left.startswith("Only Registered Nurses (31): ")
        assert left.endswith("; 16 more")
        assert right.startswith("Only Web and Digital Interface Designers (224): Adobe Creative Cloud")
        assert "Figma (in demand, hot)" in right
        assert right.index("Adobe XD (in demand)") < right.index("Adobe Acrobat (hot)")
        assert right.endswith("; 209 more")
        assert right.count(";") == 15
        assert alike == "Jaccard 0.045: software in both lists / software in either."

    def test_every_figure_has_its_source(self, said: str) -> None:
        """Rows of ratings, of what has to be learned and of software carry the number of their source."""
        rows = [each for each in said.splitlines() if re.search(r"\d / \d", each)]
        assert len(rows) >= 48
        assert all(each.count("[") == 2 for each in rows)
        assert re.search(r"^Biology \(knowledge\) \[\d+\]", said, re.MULTILINE)
        assert re.search(r"MEDITECH\s+software; .+?Microsoft\s+Word \[\d+\]", said, re.DOTALL)
