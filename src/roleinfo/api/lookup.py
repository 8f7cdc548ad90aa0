"""What titles may stand for, the industries, and the catalog or role that a caller means."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, TypeVar

from roleinfo.catalog.catalogs import Catalog, default_catalog
from roleinfo.model.arguments import check_catalog, check_count
from roleinfo.model.place import KnownIndustries
from roleinfo.titles.many import TitleMatches
from roleinfo.titles.match import Matches

if TYPE_CHECKING:
    from roleinfo.model.resolving import RoleSource
    from roleinfo.model.role import Role

T = TypeVar("T")


def choose_catalog(catalog: T | None, method: str = "wage_rows") -> T | Catalog:
    """The catalog given, which has to have this method, or the package's own."""
    check_catalog(catalog, method)
    # An empty catalog is false, and still the one that the caller means.
    return default_catalog() if catalog is None else catalog


def resolve_role(role: "Role | str", catalog: "RoleSource | None") -> "Role":
    """A role as it is, or the one that a text names in the catalog."""
    from roleinfo.model.role import Role

    source = choose_catalog(catalog, "role")
    return role if isinstance(role, Role) else source.role(role)


def search(
    query: str,
    limit: int = 10,
    *,
    industry: str | None = None,
    country: str | None = None,
    catalog: Catalog | None = None,
) -> Matches:
    """The roles that a title may stand for, best first: titles of exactly these words, then the most likely ones.

    Each match has ``role_id``, ``title``, ``matched_title``, ``score`` from 0 to 1, the calibrated
    ``probability`` of its occupation, the ``reason`` in words and the words that were ``ignored``. An
    ``industry`` (a NAICS code or name) makes occupations with many jobs in it more likely. ``country`` (GB) is where
    to look, in one's own roles besides; a match of another country than the United States has no probability, since
    it was calibrated on US titles. Raises InvalidArgumentError for a country without roles, or an industry beside
    another country than the United States, and InvalidQueryError for a text that cannot be a title (empty, absurdly
    long, control characters).

    >>> import roleinfo as ri
    >>> [(match.role_id, match.seniority) for match in ri.search("sr acct mgr", limit=1)]
    [('account-manager', ('senior',))]
    """
    check_count("limit", limit)
    return choose_catalog(catalog).search(query, limit, industry=industry, country=country)


def match_titles(
    titles: Iterable[str],
    limit: int = 3,
    industry: str | None = None,
    *,
    country: str | None = None,
    catalog: Catalog | None = None,
) -> TitleMatches:
    """What each of many titles may stand for: one row for each distinct title, in the order given.

    Each row has the ``title``, the ``role_id`` that it is mapped to with its ``probability``, up to
    ``limit`` ``matches`` and a ``status``; ``review`` has those that a person should decide. An
    ``industry`` (a NAICS code or name) makes occupations with many jobs in it more likely; ``country`` as in `search`.
    Without a probability a row is matched where the title itself is one of the role's alone. With NumPy (the extra
    ``many``) it is faster, with the same answers.

    >>> import roleinfo as ri
    >>> for row in ri.match_titles(["RN - ICU", "Janitor"]):
    ...     print(row.title, row.role_id, row.status)
    RN - ICU 29-1141.01 matched
    Janitor 37-2011.00 matched
    """
    check_count("limit", limit)
    return choose_catalog(catalog).match_titles(titles, limit, industry=industry, country=country)


def industries(query: str | None = None, *, catalog: Catalog | None = None) -> KnownIndustries:
    """The industries that figures are published for; with a text, those that it names: a code, a name, its beginning.

    Several come back where the text is ambiguous, none where it is unknown.

    >>> import roleinfo as ri
    >>> [(industry.code, industry.name) for industry in ri.industries("software")]
    [('513200', 'Software Publishers')]
    """
    return choose_catalog(catalog).industries(query)
