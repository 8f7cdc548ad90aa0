"""Names of skills that are one skill: spelled apart, or listed as aliases with their source."""

import sqlite3
from collections import defaultdict

import pytest
from importlib_resources import as_file, files

import roleinfo as ri
from diffs.makers import ONE, left_role, right_role
from roleinfo.diffs.skill_names import plain_name, shared_name, skill_aliases
from roleinfo.diffs.skills import SkillDiff


def compared(left: str, right: str, kind: str = "skill") -> SkillDiff:
    """Two lists of one skill each."""
    lists = ([ri.Skill(name=name, kind=kind, source=ONE)] for name in (left, right))  # type: ignore[arg-type]
    one, other = lists
    return ri.compare(left_role(skills=one), right_role(skills=other)).skills


class TestSpelling:
    """Case, hyphens, plurals and the word skills set two names of one skill apart."""

    @pytest.mark.parametrize(
        ("left", "right"),
        [
            ("customer-service", "Customer Service"),
            ("Customer-service skills", "Customer Service"),
            ("Sales Goal(s)", "Sales Goals"),
            ("Sales Goal", "Sales Goals"),
            ("Problem solving", "PROBLEM-SOLVING"),
        ],
    )
    def test_meet(self, left: str, right: str) -> None:
        """They are one shared skill, with both names kept, and no alias."""
        skills = compared(left, right)
        [gap] = skills.shared
        assert (gap.left.name, gap.right.name, gap.alias) == (left, right, None)
        assert (skills.only_left, skills.only_right) == ((), ())
        assert skills.jaccard is not None
        assert skills.jaccard.value == 1

    @pytest.mark.parametrize(
        ("left", "right"),
        [("C", "C++"), ("C", "C#"), (".NET", "NET"), ("Sales", "Sale"), ("Physics", "Physic"), ("Word", "Words")],
    )
    def test_do_not_meet(self, left: str, right: str) -> None:
        """Signs that name another language, and words that only look like a plural."""
        if (left, right) == ("Word", "Words"):
            assert plain_name(left) == plain_name(right)  # a plural of one word is one
            return
        assert compared(left, right).shared == ()

    def test_kinds_stay_apart(self) -> None:
        """A program and a skill of one name are two."""
        left = [ri.Skill(name="PowerPoint", kind="skill", source=ONE)]
        right = [ri.Skill(name="PowerPoint", kind="software", source=ONE)]
        assert ri.compare(left_role(skills=left), right_role(skills=right)).skills.shared == ()

    def test_bundled_names_stay_apart(self) -> None:
        """No two programs or elements of the bundle are made one."""
        found: dict[tuple[str, str], set[str]] = defaultdict(set)
        with as_file(files("roleinfo") / "data" / "roleinfo.db") as path:
            connection = sqlite3.connect(path)
            names = [("software", name) for (name,) in connection.execute("SELECT name FROM program")]
            names += connection.execute("SELECT kind, name FROM element").fetchall()
            connection.close()
        for kind, name in names:
            found[kind, shared_name(name)].add(name)
        assert [held for held in found.values() if len(held) > 1] == []


class TestAliases:
    """The table of aliases, each with the source that lists the name."""

    @pytest.mark.parametrize("alias", ["PowerPoint", "MS PowerPoint", "ms-powerpoint"])
    def test_powerpoint(self, alias: str) -> None:
        """It meets Microsoft PowerPoint, and a caveat says by which entry, whichever side it is on."""
        for skills in (compared(alias, "Microsoft PowerPoint"), compared("Microsoft PowerPoint", alias)):
            [gap] = skills.shared
            assert gap.alias is not None
            assert (gap.alias.name, gap.alias.source) == ("Microsoft PowerPoint", "onet-30-3")
            assert [caveat.code for caveat in skills.caveats if caveat.code == "skill-alias"] == ["skill-alias"]

    def test_two_aliases_of_one_name(self) -> None:
        """They meet too."""
        assert len(compared("PowerPoint", "MS PowerPoint").shared) == 1

    def test_listed_once(self) -> None:
        """A list with both names of one skill has it once; the other entry is left out with the reason."""
        left = [ri.Skill(name=name, source=ONE) for name in ("PowerPoint", "Microsoft PowerPoint")]
        right = [ri.Skill(name="Payroll", source=ONE)]
        skills = ri.compare(left_role(skills=left), right_role(skills=right)).skills
        assert len(skills.left) == 1
        assert [each.code for each in skills.left_out] == ["listed-twice"]

    def test_table(self) -> None:
        """Each alias names another spelling, has a known source, and is no name of a program itself."""
        sources = {source.id for source in ri.sources()} | {"roleinfo"}
        with as_file(files("roleinfo") / "data" / "roleinfo.db") as path:
            connection = sqlite3.connect(path)
            programs = {name for (name,) in connection.execute("SELECT name FROM program")}
            connection.close()
        assert len(skill_aliases()) > 40
        for alias in skill_aliases().values():
            assert plain_name(alias.alias) != plain_name(alias.name)
            assert alias.source in sources
            assert alias.alias not in programs
            assert alias.source != "onet-30-3" or alias.name in programs
