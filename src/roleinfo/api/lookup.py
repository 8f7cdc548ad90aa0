"""Look-ups, and the catalog or role that a caller means."""

from collections.abc import Iterator
from datetime import date
from typing import TypeVar

from roleinfo.catalog.catalogs import Catalog, default_catalog
from roleinfo.model.arguments import check_catalog, check_count
from roleinfo.model.place import KnownIndustries, KnownPlaces
from roleinfo.model.resolving import RoleSource
from roleinfo.model.role import Role
from roleinfo.model.source import Sources, SourceStatus, SourceStatuses
from roleinfo.titles.match import Matches

T = TypeVar("T")


def choose_catalog(catalog: T | None, method: str = "wage_rows") -> T | Catalog:
    """The catalog given, which has to have this method, or the package's own."""
    check_catalog(catalog, method)
    # An empty catalog is false, and still the one that the caller means.
    return default_catalog() if catalog is None else catalog


def resolve_role(role: Role | str, catalog: RoleSource | None) -> Role:
    """A role as it is, or the one that a text names in the catalog."""
    source = choose_catalog(catalog, "role")
    return role if isinstance(role, Role) else source.role(role)


def role(query: str, *, catalog: Catalog | None = None) -> Role:
    """The role with this id, code or title, found exactly or in normal form (case, accents, punctuation, plural).

    Raises RoleNotFoundError with suggestions, or AmbiguousTitleError with the candidates.

    >>> import roleinfo as ri
    >>> ri.role("Account Managers").id
    'account-manager'
    """
    return choose_catalog(catalog).role(query)


def get(query: str, *, catalog: Catalog | None = None) -> Role | None:
    """As `role`, but None where there is no such role; an ambiguous title still raises AmbiguousTitleError.

    >>> import roleinfo as ri
    >>> ri.get("no such role") is None
    True
    """
    return choose_catalog(catalog).get(query)


def roles(*, catalog: Catalog | None = None) -> Iterator[Role]:
    """Every role, in the order of the ids.

    >>> import roleinfo as ri
    >>> "account-manager" in [role.id for role in ri.roles()]
    True
    """
    return iter(choose_catalog(catalog))


def sources(*, catalog: Catalog | None = None) -> Sources:
    """Every source, in the order in which they are preferred.

    >>> import roleinfo as ri
    >>> ri.sources()[0].id
    'zippia-compare'
    """
    return choose_catalog(catalog).sources()


def search(query: str, limit: int = 10, *, catalog: Catalog | None = None) -> Matches:
    """The roles that a title may stand for, best first: exact, normalized, without words of seniority, by spelling.

    Each match has ``role_id``, ``title``, ``matched_title``, ``score`` from 0 to 1, the ``reason``
    in words and the ``seniority`` words that were ignored. Raises InvalidQueryError for a text that
    cannot be a title (empty, absurdly long, control characters).

    >>> import roleinfo as ri
    >>> [(match.role_id, match.seniority) for match in ri.search("sr acct mgr", limit=1)]
    [('account-manager', ('senior',))]
    """
    check_count("limit", limit)
    return choose_catalog(catalog).search(query, limit)


def places(query: str | None = None, *, catalog: Catalog | None = None) -> KnownPlaces:
    """The places that figures are published for; with a text, those that it names: a code, a name, a city.

    Several come back where the text is ambiguous, none where it is unknown.

    >>> import roleinfo as ri
    >>> [place.name for place in ri.places("us")]
    ['United States']
    """
    return choose_catalog(catalog).places(query)


def industries(query: str | None = None, *, catalog: Catalog | None = None) -> KnownIndustries:
    """The industries that figures are published for; with a text, those that it names: a code, a name, its beginning.

    Several come back where the text is ambiguous, none where it is unknown.

    >>> import roleinfo as ri
    >>> [(industry.code, industry.name) for industry in ri.industries("software")]
    [('513200', 'Software Publishers')]
    """
    return choose_catalog(catalog).industries(query)


def data_status(*, catalog: Catalog | None = None) -> SourceStatuses:
    """For each source its release, the date of its figures, and how old these are today.

    >>> import roleinfo as ri
    >>> status = {status.source.id: status for status in ri.data_status()}["onet-30-3"]
    >>> status.source.release, status.source.date, status.age_months >= 0
    ('30.3', '2026-05', True)
    """
    today = date.today()
    return SourceStatuses(SourceStatus.on(source, today) for source in sources(catalog=catalog))
