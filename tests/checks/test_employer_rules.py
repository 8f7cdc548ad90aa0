"""Contradictions in which employer pays best."""

from typing import Any

import attrs

from roleinfo.checks.checking import check
from roleinfo.checks.findings import Finding
from roleinfo.model.caveat import Caveat
from roleinfo.model.role import Role
from roleinfo.model.source import Source
from roleinfo.model.work import EmployerFact

SOURCE = Source(id="survey", title="A survey", publisher="Example Ltd", license="internal")
OTHER = attrs.evolve(SOURCE, id="other", series="other")


def best(name: str, rank: int | None = None, **more: Any) -> EmployerFact:
    """The statement that an employer pays best."""
    return EmployerFact(**{"name": name, "about": "best_paying", "rank": rank, "source": SOURCE, **more})


def findings(*employers: EmployerFact, caveats: tuple[Caveat, ...] = ()) -> tuple[Finding, ...]:
    """What is found in a role with these statements."""
    return check(Role(id="clerk", title="Clerk", employers=employers, caveats=caveats))


class TestDiffers:
    """``best-employer-differs``."""

    def test_fires(self) -> None:
        """Two sources name two employers; the path leads to what the second says."""
        [finding] = findings(best("Acme"), best("Example Ltd", source=OTHER))
        assert finding.code == "best-employer-differs"
        assert finding.path == ("employers", best("Acme").key)
        assert finding.message == (
            "other names Example Ltd as the best paying, and survey names Acme; at most one of them can be right."
        )

    def test_agree(self) -> None:
        """One employer in two spellings is the same; so is one of a list without places."""
        assert findings(best("ACME"), best("Acme", source=OTHER)) == ()
        assert findings(best("Acme"), best("Example Ltd"), best("acme", source=OTHER)) == ()

    def test_first_places(self) -> None:
        """Of a ranked list the first is set against the other source's."""
        ranked = best("Acme", 1), best("Example Ltd", 2)
        assert [each.code for each in findings(*ranked, best("Example Ltd", source=OTHER))] == ["best-employer-differs"]
        assert findings(*ranked, best("Acme", source=OTHER)) == ()

    def test_other_statements(self) -> None:
        """One source does not differ from itself, nor from who says where openings are."""
        assert findings(best("Acme"), best("Example Ltd")) == ()
        assert findings(best("Acme"), best("Example Ltd", source=OTHER, about="openings")) == ()

    def test_recorded(self) -> None:
        """A caveat of the code makes it known, and is stale where the sources agree."""
        caveat = Caveat(code="best-employer-differs", message="They differ.", path=("employers",))
        [finding] = findings(best("Acme"), best("Example Ltd", source=OTHER), caveats=(caveat,))
        assert finding.known
        assert [each.code for each in findings(best("Acme"), caveats=(caveat,))] == ["stale-caveat"]
