"""Searches in layers of catalogs."""

import roleinfo as ri


def test_layers() -> None:
    """A role of the upper layer hides its namesake below, and ties go to the upper layer."""
    mine = ri.Catalog.of(
        [ri.Role(id="account-manager", title="Key Keeper"), ri.Role(id="zz", title="Account Representative")]
    )
    found = ri.search("account representative", catalog=mine | ri.Catalog.default())
    assert [each.role_id for each in found[:2]] == ["zz", "account-representative"]
    assert all(each.title == "Key Keeper" for each in found if each.role_id == "account-manager")
