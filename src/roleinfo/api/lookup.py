"""Look-ups, and the catalog or role that a caller means."""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import TYPE_CHECKING, TypeVar

from roleinfo.catalog.catalogs import Catalog, default_catalog
from roleinfo.model.arguments import check_catalog, check_count
from roleinfo.model.code import CodeScheme
from roleinfo.model.place import KnownIndustries, KnownPlaces

if TYPE_CHECKING:
    from roleinfo.catalog.codes import ConvertedCodes
    from roleinfo.geography.matches import PlaceMatches
    from roleinfo.model.resolving import RoleSource
    from roleinfo.model.role import Role
    from roleinfo.model.source import SourceFiles, Sources, SourceStatuses
    from roleinfo.titles.many import TitleMatches
    from roleinfo.titles.match import Matches

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


def role(query: str, *, country: str | None = None, catalog: Catalog | None = None) -> "Role":
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


def get(query: str, *, country: str | None = None, catalog: Catalog | None = None) -> "Role | None":
    """As `role`, but None where there is no such role; an ambiguous title still raises AmbiguousTitleError.

    >>> import roleinfo as ri
    >>> ri.get("no such role") is None
    True
    """
    return choose_catalog(catalog).get(query, country=country)


def roles(*, country: str | None = None, catalog: Catalog | None = None) -> "Iterator[Role]":
    """Every role, in the order of the ids: of the United States, or of the ``country`` given (GB), and one's own.

    >>> import roleinfo as ri
    >>> "account-manager" in [role.id for role in ri.roles()]
    True
    """
    return choose_catalog(catalog).roles(country=country)


def sources(*, catalog: Catalog | None = None) -> "Sources":
    """Every source, in the order in which they are preferred.

    >>> import roleinfo as ri
    >>> ri.sources()[0].id
    'zippia-compare'
    """
    return choose_catalog(catalog).sources()


def data_files(*, catalog: Catalog | None = None) -> "SourceFiles":
    """The publishers' files that the bundle was built from: names, what they hold, sources, and SHA-256.

    A figure's source leads to its files. Empty for a catalog without a bundle.

    >>> import roleinfo as ri
    >>> [file.name for file in ri.data_files() if file.source.id == "rpp-2023"]
    ['rpp_state_2008_2023.csv']
    """
    return choose_catalog(catalog).files()


def search(
    query: str,
    limit: int = 10,
    *,
    industry: str | None = None,
    country: str | None = None,
    catalog: Catalog | None = None,
) -> "Matches":
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
) -> "TitleMatches":
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


def places(query: str | None = None, *, catalog: Catalog | None = None) -> KnownPlaces:
    """The places that figures are published for; with a text, the areas that it may mean, most people first.

    A text is a city, suburb, county, borough, ZIP Code, nickname, state or area. Each place has its
    ``population``, and ``why`` says how the text leads to it. Several come back where the text is
    ambiguous, none where it is unknown; `match_places` gives the reason.

    >>> import roleinfo as ri
    >>> [(place.name, place.why) for place in ri.places("Plano, TX")]
    [('Dallas-Fort Worth-Arlington, TX', 'Plano, TX (285,494 people) lies in it')]
    >>> [place.code for place in ri.places("New York")]
    ['US-NY', '35620']
    """
    return choose_catalog(catalog).places(query)


def match_places(texts: Iterable[str], *, catalog: Catalog | None = None) -> "PlaceMatches":
    """What each distinct text for a place means, in the order given: one area, several, or none, with the reason.

    ``review`` has those that a person should decide. A None among the texts is an empty one. Raises
    TypeError for anything but a list of texts.

    >>> import roleinfo as ri
    >>> matches = ri.match_places(["NYC", "80202", "Springfield", "NYC"])
    >>> [(match.text, match.count, match.place and match.place.code) for match in matches]
    [('NYC', 2, '35620'), ('80202', 1, '19740'), ('Springfield', 1, None)]
    >>> [match.text for match in matches.review]
    ['Springfield']
    """
    return choose_catalog(catalog).match_places(texts)


def industries(query: str | None = None, *, catalog: Catalog | None = None) -> KnownIndustries:
    """The industries that figures are published for; with a text, those that it names: a code, a name, its beginning.

    Several come back where the text is ambiguous, none where it is unknown.

    >>> import roleinfo as ri
    >>> [(industry.code, industry.name) for industry in ri.industries("software")]
    [('513200', 'Software Publishers')]
    """
    return choose_catalog(catalog).industries(query)


def convert_code(
    code: str, to: CodeScheme, *, scheme: CodeScheme | None = None, catalog: Catalog | None = None
) -> "ConvertedCodes":
    """What a code of one classification of occupations is in another, by the published crosswalks.

    Among "soc2010", "oews2019" (of the wages of 2019 and 2020), "soc2018", "onet2019" and "isco08", whose codes are
    written "isco-2221". Each target has its ``relation``: "exact" where the two stand for the same, "part" where the
    code is a part of the target, "several" where it is divided among several targets; and its ``sources``. A
    pair that no crosswalk has is found ``via`` other classifications; what is divided on the way reaches every
    target that it may be in. ``scheme`` says of which classification the code is where several have it.

    Raises CodeNotFoundError for a code of no classification, or of several whose targets differ, and for digits alone.

    >>> import roleinfo as ri
    >>> for target in ri.convert_code("15-1132", "soc2018"):
    ...     print(target.code, target.title, target.relation, target.source.id, sep="; ")
    15-1252; Software Developers; several; oews-hybrid-2019
    15-1253; Software Quality Assurance Analysts and Testers; several; oews-hybrid-2019
    >>> ri.convert_code("isco-2222", "onet2019").exact.code
    '29-1161.00'
    """
    return choose_catalog(catalog).convert_code(code, to, scheme=scheme)


def data_status(*, catalog: Catalog | None = None) -> "SourceStatuses":
    """For each source its release, the date of its figures, and how old these are today.

    >>> import roleinfo as ri
    >>> status = {status.source.id: status for status in ri.data_status()}["onet-30-3"]
    >>> status.source.release, status.source.date, status.age_months >= 0
    ('30.3', '2026-05', True)
    """
    from roleinfo.model.source import SourceStatus, SourceStatuses

    today = date.today()
    return SourceStatuses(SourceStatus.on(source, today) for source in sources(catalog=catalog))
