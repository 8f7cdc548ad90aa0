"""TitleIndex: which role a title stands for, never guessed, and which it may stand for, ranked."""

from collections.abc import Callable, Collection, Iterable, Sequence
from typing import TYPE_CHECKING, ClassVar, Final, NamedTuple, Self

from roleinfo.errors import InvalidQueryError
from roleinfo.titles.lookup import FOUND, Tier, ambiguous, claims, decided, initials_readings
from roleinfo.titles.normalise import normalised
from roleinfo.titles.store import Entry, MemoryStore, TitleStore, build_index

if TYPE_CHECKING:
    from roleinfo.titles.match import Match

_SUGGESTED: Final = 3
_LOOKED_AT: Final = 6
_SHARE_OF_BEST: Final = 0.8  # what is less like it than so beside the best only puzzles


class TitleIndex:
    """The ids, codes, titles and alternate titles of some roles.

    >>> index = TitleIndex([("account-manager", "Account Manager", ["Client Manager"], ["41-3091"])])
    >>> index.find("Account Mgr."), index.search("senior acount manager")[0].role_id
    ('account-manager', 'account-manager')
    """

    __slots__ = ("_store",)
    reads_initials: ClassVar[bool] = True
    """Whether a title of initials is taken at its word, though they have other readings."""

    def __init__(self, entries: Iterable[tuple[str, str, Iterable[str], Iterable[str]]]) -> None:
        """Take (id, title, alternate titles, codes) of each role."""
        self._store: TitleStore = MemoryStore(build_index(Entry(*item) for item in entries))

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
        found = claims(self._store, query)
        if not self.reads_initials and found and found[0].tier > Tier.TITLE_FORM:
            seen = [claim for claim in found if claim.role_id not in hidden and claim.tier <= FOUND]
            readings = initials_readings(query, seen)
            if seen and readings:
                ids = tuple(dict.fromkeys(claim.role_id for claim in seen))
                raise ambiguous(query, ids, self._store.titles(ids), readings)
        return decided(query, found, hidden, self._store.titles)

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


class Suggestions(NamedTuple):
    """The titles of the roles nearest to a text, best first; none where the titles of many hold it."""

    titles: tuple[str, ...] = ()
    is_broad: bool = False


def suggested(search: "Callable[[str, int], Sequence[Match]]", query: str) -> Suggestions:
    """What to ask for in the stead of a text that names no role: each role once, by its own title.

    >>> import roleinfo as ri
    >>> suggested(ri.search, "regstered nurse").titles[0], suggested(ri.search, "manager").is_broad
    ('Registered Nurses', True)
    """
    try:
        found = search(query, _LOOKED_AT)
    except InvalidQueryError:
        return Suggestions()
    words = set(normalised(query).split())
    if len(found) == _LOOKED_AT and all(words <= set(normalised(match.matched_title).split()) for match in found):
        return Suggestions(is_broad=True)
    near = (match.title for match in found if match.score >= _SHARE_OF_BEST * found[0].score)
    return Suggestions(tuple(dict.fromkeys(near))[:_SUGGESTED])
