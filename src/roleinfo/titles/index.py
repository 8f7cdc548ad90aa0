"""Which role a title stands for: exact, then normalised, never guessed."""

import difflib
from collections.abc import Collection, Iterable

from roleinfo.errors import AmbiguousTitleError
from roleinfo.model.text import folded
from roleinfo.titles.normalise import normalised

_LONGEST_QUERY = 300


class TitleIndex:
    """The ids, codes, titles and alternate titles of some roles.

    A text is looked up as an id, a code, a title, a title in normal form, and an alternate title
    in normal form; the first of these that knows it decides.
    """

    def __init__(self, entries: Iterable[tuple[str, str, Iterable[str], Iterable[str]]]) -> None:
        """Take (id, title, alternate titles, codes) of each role."""
        self._tiers: tuple[dict[str, set[str]], ...] = ({}, {}, {}, {}, {})
        self._titles: dict[str, tuple[str, set[str]]] = {}
        for id_, title, alternates, codes in entries:
            self._add(0, id_, id_)
            for code in codes:
                self._add(1, folded(code), id_)
            self._add(2, folded(title), id_)
            self._add(3, normalised(title), id_)
            for alternate in alternates:
                self._add(4, normalised(alternate), id_)
            for name in (title, *alternates):
                self._titles.setdefault(folded(name), (name, set()))[1].add(id_)

    def _add(self, tier: int, name: str, id_: str) -> None:
        if name:
            self._tiers[tier].setdefault(name, set()).add(id_)

    def find(self, query: str, hidden: Collection[str] = ()) -> str | None:
        """The id of the one role that the text names, those hidden apart, or None.

        Raises AmbiguousTitleError where several roles have as good a claim to it.
        """
        spellings = (query, folded(query), folded(query), normalised(query), normalised(query))
        for tier, spelling in zip(self._tiers, spellings, strict=True):
            ids = tier.get(spelling, set()).difference(hidden)
            if ids:
                if len(ids) > 1:
                    raise AmbiguousTitleError(query, tuple(sorted(ids)))
                return next(iter(ids))
        return None

    def suggestions(self, query: str, hidden: Collection[str] = (), limit: int = 3) -> tuple[str, ...]:
        """The titles most like the text, best first; none for a text too long to be a title."""
        if len(query) > _LONGEST_QUERY:
            return ()
        names = [name for name, (_, ids) in self._titles.items() if not ids.issubset(hidden)]
        close = difflib.get_close_matches(folded(query), names, n=limit)
        return tuple(self._titles[each][0] for each in close)
