"""TitleIndex: which role a title stands for, never guessed, and which it may stand for, ranked."""

from collections.abc import Collection, Iterable
from typing import TYPE_CHECKING, Self

from roleinfo.errors import InvalidQueryError
from roleinfo.titles.lookup import Tier, claims, decided
from roleinfo.titles.store import Entry, MemoryStore, TitleStore, build_index

if TYPE_CHECKING:
    from roleinfo.titles.match import Match


class TitleIndex:
    """The ids, codes, titles and alternate titles of some roles.

    >>> index = TitleIndex([("account-manager", "Account Manager", ["Client Manager"], ["41-3091"])])
    >>> index.find("Account Mgr."), index.search("senior acount manager")[0].role_id
    ('account-manager', 'account-manager')
    """

    __slots__ = ("_store",)

    def __init__(self, entries: Iterable[tuple[str, str, Iterable[str], Iterable[str]]]) -> None:
        """Take (id, title, alternate titles, codes) of each role."""
        self._store: TitleStore = MemoryStore(build_index(Entry(*each) for each in entries))

    @classmethod
    def over(cls, store: TitleStore) -> Self:
        """The index in a store."""
        index = cls.__new__(cls)
        index._store = store
        return index

    def found(self, query: str, hidden: Collection[str] = ()) -> tuple[Tier, str] | None:
        """How the text names a role, and the role's id; those hidden apart, or None.

        Raises AmbiguousTitleError where several roles have as good a claim to it.
        """
        return decided(query, claims(self._store, query), hidden)

    def find(self, query: str, hidden: Collection[str] = ()) -> str | None:
        """The id of the one role that the text names, those hidden apart, or None.

        Raises AmbiguousTitleError where several roles have as good a claim to it.
        """
        found = self.found(query, hidden)
        return None if found is None else found[1]

    def search(self, query: str, limit: int = 10, hidden: Collection[str] = ()) -> "tuple[Match, ...]":
        """The roles that the text may stand for, those hidden apart, best first, each once and with a reason.

        Raises InvalidQueryError for a text that can be no title.
        """
        from roleinfo.titles.ranking import ranked

        return ranked(self._store, query, limit, hidden)

    def suggestions(self, query: str, hidden: Collection[str] = (), limit: int = 3) -> tuple[str, ...]:
        """The titles most like the text, best first; none for a text that can be no title."""
        from roleinfo.titles.ranking import ranked

        try:
            matches = ranked(self._store, query, 2 * limit, hidden)
        except InvalidQueryError:
            return ()
        return tuple(dict.fromkeys(each.matched_title for each in matches))[:limit]
