"""Roles by id, code, or title, and the sources and files of a catalog.

Search needs no role, so these functions are apart from `search`: a function's module has the class that it gives.
"""

from collections.abc import Iterator
from datetime import date

from roleinfo.api.lookup import choose_catalog
from roleinfo.catalog.catalogs import Catalog
from roleinfo.model.role import Role
from roleinfo.model.source import SourceFiles, Sources, SourceStatus, SourceStatuses


def role(query: str, *, country: str | None = None, catalog: Catalog | None = None) -> Role:
    """The role with this id, code or title, found exactly or in normal form (case, accents, punctuation, plural).

    A code of SOC 2010, or of ISCO-08 ("isco-2222"), finds the occupation that stands for the same; `matched_as` then
    says so. A title is one of the United States, or of the ``country`` given (GB), or of one's own; an id (uk-2237)
    finds its role in any country. Raises InvalidArgumentError for a country without roles, RoleNotFoundError with
    suggestions or, of a code that is a part of occupations or divided among
    several, with these as ``candidates``; AmbiguousTitleError with the candidates.

    >>> import roleinfo as ri
    >>> ri.role("Account Managers").id
    'account-manager'
    >>> ri.role("staff nurse", country="GB").title
    'Other registered nursing professionals'
    """
    return choose_catalog(catalog).role(query, country=country)


def get(query: str, *, country: str | None = None, catalog: Catalog | None = None) -> Role | None:
    """As `role`, but None where there is no such role; an ambiguous title still raises AmbiguousTitleError.

    >>> import roleinfo as ri
    >>> ri.get("no such role") is None
    True
    """
    return choose_catalog(catalog).get(query, country=country)


def roles(*, country: str | None = None, catalog: Catalog | None = None) -> Iterator[Role]:
    """Every role, in the order of the ids: of the United States, or of the ``country`` given (GB), and one's own.

    >>> import roleinfo as ri
    >>> "account-manager" in [role.id for role in ri.roles()]
    True
    """
    return choose_catalog(catalog).roles(country=country)


def sources(*, catalog: Catalog | None = None) -> Sources:
    """Every source, in the order in which they are preferred.

    >>> import roleinfo as ri
    >>> ri.sources()[0].id
    'zippia-compare'
    """
    return choose_catalog(catalog).sources()


def data_files(*, catalog: Catalog | None = None) -> SourceFiles:
    """The publishers' files that the bundle was built from: names, what they hold, sources, and SHA-256.

    A figure's source leads to its files. Empty for a catalog without a bundle.

    >>> import roleinfo as ri
    >>> [file.name for file in ri.data_files() if file.source.id == "rpp-2023"]
    ['rpp_state_2008_2023.csv']
    """
    return choose_catalog(catalog).files()


def data_status(*, catalog: Catalog | None = None) -> SourceStatuses:
    """For each source its release, the date of its figures, and how old these are today.

    >>> import roleinfo as ri
    >>> status = {status.source.id: status for status in ri.data_status()}["onet-30-3"]
    >>> status.source.release, status.source.date, status.age_months >= 0
    ('30.3', '2026-05', True)
    """
    today = date.today()
    return SourceStatuses(SourceStatus.on(source, today) for source in sources(catalog=catalog))
