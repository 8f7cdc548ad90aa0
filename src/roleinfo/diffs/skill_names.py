"""When two names are of one skill: spelled apart, or an alias that a table of names lists with its source."""

import csv
import re
from functools import cache, lru_cache
from importlib import resources
from typing import Final, NamedTuple

from roleinfo.model.skill import Skill
from roleinfo.model.text import folded, key_of

_BLANKS: Final = re.compile("[-/_\u2010-\u2015]")
_NOUNS: Final = ("skill", "skills")
_ENDS: Final = ("ss", "us", "is", "ics")
_WITHOUT_PLURAL: Final = frozenset({"sales", "news", "series", "species", "windows"})
_SHORTEST_PLURAL: Final = 4


class SkillAlias(NamedTuple):
    """Another name of a skill: the ``name`` that it stands for, and the id of the source that names it so."""

    alias: str
    name: str
    source: str


def plain_name(name: str) -> str:
    """A skill's name without case, hyphens, a plural at the end and the word skills.

    >>> plain_name("Customer-service skills"), plain_name("Sales Goal(s)"), plain_name("Sales Goals"), plain_name("C++")
    ('customer service', 'sales goal', 'sales goal', 'c++')
    """
    words = _BLANKS.sub(" ", folded(name).replace("(s)", "s")).split() or [folded(name)]
    if len(words) > 1 and words[-1] in _NOUNS:
        words.pop()
    last = words[-1]
    if (
        len(last) >= _SHORTEST_PLURAL
        and last.endswith("s")
        and not last.endswith(_ENDS)
        and last not in _WITHOUT_PLURAL
    ):
        words[-1] = last[:-1]
    return " ".join(words)


@cache
def skill_aliases() -> dict[str, SkillAlias]:
    """The table of aliases, by the alias as `plain_name` spells it."""
    text = resources.files("roleinfo").joinpath("data", "skills", "aliases.tsv").read_text(encoding="utf-8")
    rows = csv.DictReader(text.splitlines(), delimiter="\t", quoting=csv.QUOTE_NONE)
    return {plain_name(row["alias"]): SkillAlias(row["alias"], row["name"], row["source"]) for row in rows}


@lru_cache(maxsize=16384)
def shared_name(name: str) -> str:
    """The name under which a skill meets others: as `plain_name` spells it, an alias as the name it stands for.

    >>> shared_name("MS PowerPoint") == shared_name("Microsoft PowerPoint")
    True
    """
    spelled = plain_name(name)
    alias = skill_aliases().get(spelled)
    return spelled if alias is None else plain_name(alias.name)


def meeting_key(skill: Skill) -> str:
    """What two skills have in common that are one: their kind and their shared name."""
    return key_of(skill.kind, shared_name(skill.name))
