"""Changes: where they lead, what they refuse, and what a whole comparison says beside its sections."""

import pytest

import roleinfo as ri
from diffs.makers import ONE, TWO, left_role, pay, right_role
from roleinfo import Change, NotComparableError
from roleinfo.diffs import algebra


def trait(name: str, **fields: str) -> ri.Trait:
    """A trait."""
    return ri.Trait(name=name, source=ONE, **fields)  # type: ignore[arg-type]  # texts alone


class TestChanges:
    """The exact difference of two roles."""

    def test_paths(self) -> None:
        """Paths are field names and keys, in order, never positions."""
        left = left_role(pay(1), traits=[trait("A")], alternate_titles=["X"], summary="Writes.")
        right = right_role(
            pay(2),
            title="Office Clerk",
            traits=[trait("A", text="More.")],
            education=ri.Education(colleges=[ri.College(name="C", source=ONE)]),
            alternate_titles=["X", "Y"],
        )
        diff = ri.compare(left, right)
        assert [(each.path, each.left is None, each.right is None) for each in diff.changes] == [
            (("alternate_titles", "Y"), True, False),
            (("education", "colleges", "c|source=one"), True, False),
            (("id",), False, False),
            (("salary", "mean|unstated|USD/year|source=one"), False, False),
            (("summary",), False, True),
            (("traits", "a|source=one"), False, False),
        ]
        assert diff.changes[2] == Change(("id",), "clerk", "smith")
        assert repr(diff) == ("<RoleDiff Office Clerk vs. Office Clerk: mean +$1/year (+100.0%); 6 changes, 0 caveats>")

    def test_whatever_was_asked(self) -> None:
        """Options limit what is compared, never what differs."""
        left, right = left_role(pay(1), pay(2, source=TWO)), right_role(pay(3))
        asked = ri.compare(left, right, source="one", people=False)
        assert asked.changes == ri.compare(left, right).changes

    def test_needs_a_path(self) -> None:
        """A change is of something."""
        with pytest.raises(ValueError, match="path must have one part or more"):
            Change((), "1", "2")
        with pytest.raises(TypeError, match="path must be a tuple of field names and keys"):
            Change((5,), "1", "2")  # type: ignore[arg-type]  # the point of the test

    def test_inverted(self) -> None:
        """The change back."""
        assert Change(("id",), "a", "b").inverted() == Change(("id",), "b", "a")


class TestApply:
    """Changes made on a role."""

    left = left_role(traits=[trait("A"), trait("B")], summary="Writes.")
    right = left_role(traits=[trait("A", text="More."), trait("C")], summary="Writes much.")
    diff = ri.compare(left, right)

    def test_on_another_role(self) -> None:
        """A role that holds what the changes start from gets them, and keeps the rest."""
        other = right_role(traits=[trait("A"), trait("B"), trait("Z")], summary="Writes.")
        assert self.diff.apply(other) == right_role(
            traits=[trait("A", text="More."), trait("C"), trait("Z")], summary="Writes much."
        )

    def test_refused(self) -> None:
        """A role that does not hold it is refused, with each place and what stands there."""
        other = left_role(traits=[trait("A", text="Other."), trait("C")])
        with pytest.raises(NotComparableError) as caught:
            self.diff.apply(other)
        assert caught.value.reasons == (
            "summary holds nothing, where the change starts from what the left role has",
            "traits / a|source=one holds something else, where the change starts from what the left role has",
            "traits / b|source=one holds nothing, where the change starts from what the left role has",
            "traits / c|source=one holds something else, where the change starts from nothing",
        )

    def test_refused_twice(self) -> None:
        """Changes are not made twice."""
        with pytest.raises(NotComparableError):
            self.diff.apply(self.right)

    def test_clash_of_sources(self) -> None:
        """What would make a role with two sources of one id is refused as such."""
        other_one = ri.Source(id="one", title="Another", publisher="X", license="open")
        other = left_role(
            traits=[trait("A"), trait("B")],
            summary="Writes.",
            duties=[ri.Duty(id="x", text="X.", source=TWO)],
        )
        brought = ri.compare(left_role(), left_role(duties=[ri.Duty(id="y", text="Y.", source=other_one)]))
        with pytest.raises(NotComparableError, match="clerk has two different sources of one id: 'one'"):
            brought.apply(other)

    def test_clash_of_titles(self) -> None:
        """So is what would make one title twice."""
        brought = ri.compare(left_role(), left_role(alternate_titles=["BOSS"]))
        with pytest.raises(NotComparableError, match="the same one twice: 'boss'"):
            brought.apply(left_role(alternate_titles=["Boss"]))

    def test_nothing(self) -> None:
        """No changes leave a role as it is."""
        assert algebra.applied((), self.left) == self.left


class TestThen:
    """Comparisons strung together."""

    one, two, three = left_role(summary="1"), left_role(summary="2"), left_role(summary="3")

    def test_other_middle(self) -> None:
        """The error names both roles and where they differ."""
        with pytest.raises(NotComparableError) as caught:
            ri.compare(self.one, self.two).then(ri.compare(self.three, self.one))
        assert caught.value.reasons == ("one ends with clerk, the other starts with clerk: they differ in summary",)

    def test_other_options(self) -> None:
        """So does the error on other options."""
        with pytest.raises(NotComparableError) as caught:
            ri.compare(self.one, self.two, people=False).then(ri.compare(self.two, self.three))
        [reason] = caught.value.reasons
        assert reason == "the options differ: people=False and people=True"

    def test_both(self) -> None:
        """All that does not meet is told."""
        with pytest.raises(NotComparableError) as caught:
            ri.compare(self.one, self.two, people=False).then(ri.compare(self.one, self.three))
        assert len(caught.value.reasons) == 2

    def test_changes_that_do_not_meet(self) -> None:
        """Changes by themselves are refused where the second start from elsewhere."""
        first, second = ri.compare(self.one, self.two), ri.compare(self.three, self.one)
        with pytest.raises(NotComparableError) as caught:
            algebra.composed(first.changes, second.changes)
        assert caught.value.reasons == ("summary: the first ends elsewhere than the second starts",)


class TestCaveatsOfRoles:
    """What is to be kept in mind of the roles themselves."""

    def test_only_where_it_matters(self) -> None:
        """A caveat on a section is told where that section is compared; one on the whole always."""
        left = left_role(
            pay(1), caveats=[ri.Caveat("whole", "Two jobs."), ri.Caveat("part", "Odd.", ("salary",)),
                             ri.Caveat("gone", "Odd.", ("traits",))],
        )  # fmt: skip
        caveats = ri.compare(left, right_role(pay(2))).caveats
        assert [(each.code, each.message, each.path) for each in caveats] == [
            ("part", "Office Clerk: Odd.", ("clerk", "salary")),
            ("whole", "Office Clerk: Two jobs.", ("clerk",)),
        ]

    @pytest.mark.parametrize("name", ["caveats", "summary", "changes", "left", "to_dict", "nonsense", "_seen"])
    def test_paths_to_no_section(self, name: str) -> None:
        """A path that leads to no section of a comparison is followed nowhere."""
        left = left_role(pay(1), caveats=[ri.Caveat("odd", "Odd.", (name,))])
        assert ri.compare(left, right_role(pay(2))).caveats == ()

    def test_two_versions_of_one_role(self) -> None:
        """Caveats of two roles of one id stand side by side, each once."""
        one = left_role(pay(1), caveats=[ri.Caveat("odd", "Odd.")])
        two = left_role(pay(2), caveats=[ri.Caveat("odd", "Odd.", ("salary",)), ri.Caveat("odd", "Odd.")])
        assert sorted(each.path for each in ri.compare(one, two).caveats) == [("clerk",), ("clerk", "salary")]

    def test_each_said_once(self) -> None:
        """What holds for every gap of a section is said once."""
        left, right = (
            left_role(pay(1, as_of="2020"), pay(2, "median", as_of="2020")),
            right_role(pay(3), pay(4, "median")),
        )
        caveats = ri.compare(left, right).caveats
        assert [(each.code, each.path) for each in caveats] == [("different-dates", ("salary",))]
