"""Places by name, and lists of texts for places."""

from collections.abc import Iterable

from roleinfo.api.lookup import choose_catalog
from roleinfo.catalog.catalogs import Catalog
from roleinfo.geography.matches import PlaceMatches
from roleinfo.model.place import KnownPlaces


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


def match_places(texts: Iterable[str], *, catalog: Catalog | None = None) -> PlaceMatches:
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
