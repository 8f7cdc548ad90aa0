"""The contradictions of the bundled roles: each is expected, and each is recorded by its role."""

import attrs

import roleinfo as ri
from written import written

EXPECTED = {
    ("account-administrator", "city-outside-state"),
    ("account-executive-sales-manager", "best-industry-below-average"),
    ("account-executive-sales-manager", "similar-but-different"),
    ("account-manager", "benefit-contradiction"),
    ("account-manager", "best-employer-differs"),
    ("account-manager", "best-industry-differs"),
    ("account-manager", "city-outside-state"),
    ("account-manager", "employer-above-range"),
    ("account-manager", "growth-against-jobs"),
    ("account-manager", "seniority-against-time"),
    ("account-manager", "total-below-base"),
    ("customer-account-manager", "city-outside-state"),
}


def test_found() -> None:
    """What is found in all roles together is what is expected, no more and no less."""
    assert {(each.role, each.code) for each in ri.check(written())} == EXPECTED


def test_known() -> None:
    """Every contradiction stands among the caveats of its role."""
    assert [str(each) for each in ri.check(written()) if not each.known] == []


def test_employers() -> None:
    """Each employer above the range is named."""
    found = [each for each in ri.check(ri.role("account manager")) if each.code == "employer-above-range"]
    assert [each.path[1].partition("employer=")[2].partition("|")[0] for each in found] == [
        "exterran",
        "srg global",
        "ubs",
    ]


def test_one_by_one() -> None:
    """A role alone shows the same, as no recorded difference to another role is taken for stale."""
    alone = {finding for role in written() for finding in ri.check(role)}
    assert alone == set(ri.check(written()))


def test_unrecorded() -> None:
    """Without its caveats a role shows the same contradictions, and none as known."""
    role = ri.role("account manager")
    found = ri.check(attrs.evolve(role, caveats=[]))
    assert found == tuple(attrs.evolve(each, known=False) for each in ri.check(role))


def test_differences_are_checked() -> None:
    """A stated difference that is off by more than rounding is found between the bundled roles."""
    role = ri.role("manager, account executive")
    [gap] = [each for each in role.stated_gaps if each.difference]
    wrong = attrs.evolve(gap, difference=ri.Pay(9617, "USD", "year"))
    found = ri.check([attrs.evolve(role, stated_gaps=[wrong]), ri.role("account manager")])
    assert [each.message for each in found if not each.known] == [
        (
            "zippia-profile states a difference of USD 9,617 per year, but from USD 72,330 per year "
            "(account-manager, mean) to USD 80,947 per year (manager-account-executive, mean) it is 8,617."
        )
    ]
