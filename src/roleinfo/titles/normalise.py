"""One spelling for a title's several."""

import re
import unicodedata
from functools import lru_cache
from typing import Final

from roleinfo.model.text import folded

_APOSTROPHES = re.compile(r"['’ʼ`´]")
_INITIALS = re.compile(r"\b\w(?:\.\w)+\b\.?")
_LANGUAGES = re.compile(r"(?<!\w)(?:c\+\+|[cf]#|\.net\b)")
_LANGUAGE_NAMES = {"c++": "cpp", "c#": "csharp", "f#": "fsharp", ".net": "dotnet"}
_NOT_WORD = re.compile(r"[\W_]+")
LINKS = frozenset({"a", "an", "for", "of", "the"})
"""Words that say nothing of the work."""

_SHORTEST_PLURAL = 4

# Words that end like plurals and are none, or whose singular is another word: a securities
# analyst is no security analyst, nor a customs officer a custom one.
_KEPT = frozenset({
    "arkansas", "asbestos", "atlas", "aws", "css", "devops", "dos", "gis", "iaas", "ios", "os", "paas", "saas", "sas",
    "bias", "canvas", "christmas", "customs", "dallas", "goods", "kansas", "lens",
    "molasses", "news", "rabies", "sales", "securities", "series", "species", "texas",
    "abdomen", "acumen", "bitumen", "omen", "regimen", "semen", "specimen", "stamen", "yemen",
})  # fmt: skip
_IRREGULAR = {
    "alibis": "alibi", "analyses": "analysis", "buses": "bus", "caches": "cache", "calves": "calf",
    "campuses": "campus", "canvases": "canvas", "children": "child", "crises": "crisis", "feet": "foot",
    "finesses": "finesse",
    "gases": "gas", "geese": "goose", "heroes": "hero", "knives": "knife", "leaves": "leaf", "lenses": "lens",
    "menus": "menu", "mice": "mouse", "people": "people", "potatoes": "potato", "shelves": "shelf", "skis": "ski",
    "taxis": "taxi", "teeth": "tooth", "thieves": "thief", "tomatoes": "tomato", "viruses": "virus",
    "wolves": "wolf",
}  # fmt: skip
_IE = frozenset({
    "brownies", "calories", "cookies", "movies", "neckties", "rookies", "selfies", "smoothies", "zombies",
})  # fmt: skip


def _once(word: str) -> str:
    if word in _KEPT:
        return word
    if word in _IRREGULAR:
        return _IRREGULAR[word]
    if word.endswith("men") and (len(word) > 4 or word == "men"):
        return word[:-2] + "an"
    if word.endswith("people"):
        return word[:-4] + "rson"
    if len(word) < _SHORTEST_PLURAL or not word.endswith("s") or word.endswith(("ss", "us", "is")):
        return word
    if word.endswith("wives"):
        return word[:-3] + "fe"
    if word.endswith("ies") and len(word) > 5 and word not in _IE:
        return word[:-3] + "y"
    if word.endswith(("ches", "shes", "sses", "xes", "zzes", "tzes")):
        return word[:-2]
    return word[:-1]


_AMERICAN = {
    "tyre": "tire", "aluminium": "aluminum", "jewellery": "jewelry", "jeweller": "jeweler", "grey": "gray",
    "programme": "program", "cheque": "check", "plough": "plow", "mould": "mold", "moulder": "molder",
    "moulding": "molding", "pyjama": "pajama", "sulphur": "sulfur", "licence": "license", "storey": "story",
    "draught": "draft", "draughtsman": "draftsman", "draughtsperson": "draftsperson", "counsellor": "counselor",
    "councillor": "councilor", "traveller": "traveler", "labeller": "labeler", "modeller": "modeler",
    "enquiry": "inquiry", "kerb": "curb", "gynaecologist": "gynecologist", "paediatrician": "pediatrician",
    "paediatric": "pediatric", "orthopaedic": "orthopedic", "anaesthetist": "anesthetist",
    "anaesthesiologist": "anesthesiologist", "haematologist": "hematologist", "haematology": "hematology",
    "catalogue": "catalog", "dialogue": "dialog", "ict": "it", "centre": "center", "theatre": "theater",
    "fibre": "fiber", "metre": "meter", "calibre": "caliber", "defence": "defense",
}  # fmt: skip
_OUR = re.compile(r"^(arm|behavi|col|fav|harb|lab|neighb|park|rum|vap)our(?=$|er|ing|ed|al|ist)")
_ISE = re.compile(r"(?<=[bcdghlmnrtv])is(e|er|ed|ing|ation)$")
_NEVER_IZE = frozenset({
    "advise", "adviser", "advising", "cruise", "cruiser", "devise", "disguise", "enterprise", "exercise", "exerciser",
    "expertise", "franchise", "franchised", "franchiser", "merchandise", "merchandiser", "merchandising",
    "noise", "premise", "promise",
    "raise", "raiser", "raising", "revise", "riser", "rising", "supervise", "supervised", "supervising", "surmise",
    "televise", "treatise", "wise", "disease", "precise", "concise", "excise", "incise", "advised", "improvise",
    "advertise", "advertiser", "advertising", "advertised", "paradise", "chemise", "marquise", "liaison",
    "rise", "sunrise", "demise", "comprise", "comprising", "surprise", "likewise", "otherwise", "clockwise", "arise",
})  # fmt: skip


def american(word: str) -> str:
    """A word in American spelling.

    >>> [american(word) for word in ("tyre", "labourer", "organiser", "supervising")]
    ['tire', 'laborer', 'organizer', 'supervising']
    """
    if word in _AMERICAN:
        return _AMERICAN[word]
    word = _OUR.sub(r"\1or", word)
    return word if word in _NEVER_IZE or len(word) < 6 else _ISE.sub(r"iz\1", word)


def singular(word: str) -> str:
    """A word in small letters without its plural ending.

    >>> [singular(word) for word in ("secretaries", "coaches", "salespeople", "women", "securities")]
    ['secretary', 'coach', 'salesperson', 'woman', 'securities']
    """
    shorter = _once(word)
    while shorter != word:
        word, shorter = shorter, _once(shorter)
    return word


def _plain(title: str) -> str:
    text = folded(title)
    if text.isascii():
        if text.replace(" ", "").isalnum():
            return text
    else:
        text = "".join(char for char in text if unicodedata.category(char) != "Cf")
    text = _APOSTROPHES.sub("", text)
    text = _LANGUAGES.sub(lambda match: _LANGUAGE_NAMES[match[0]], text)
    return _INITIALS.sub(lambda match: match[0].replace(".", ""), text)


@lru_cache(maxsize=50_000)
def _plain_word(word: str) -> str:
    return american(singular(word))


@lru_cache(maxsize=20_000)
def normalised(title: str) -> str:
    """A title without case, accents, punctuation and plural endings; "&", "/" and "and" only join words.

    Two titles of one normal form are one title.

    >>> normalised("Sales Representatives/Account Managers")
    'sales representative account manager'
    """
    words = [*map(_plain_word, _NOT_WORD.sub(" ", _plain(title)).split())]
    return " ".join([word for word in words if word != "and"] or words)


@lru_cache(maxsize=20_000)
def parts(title: str) -> tuple[str, str] | None:
    """What stands before the parentheses that close a title, and what stands in them; None where none do.

    >>> parts("RN (Registered Nurse)")
    ('RN', 'Registered Nurse')
    """
    head, opened, rest = title.partition("(")
    inside, closed, tail = rest.partition(")")
    if not (opened and closed) or ")" in head or "(" in inside or any(char.isalnum() or char in "()" for char in tail):
        return None
    if not (any(map(str.isalnum, head)) and any(map(str.isalnum, inside))):
        return None
    return head.strip(), inside.strip()


def _is_drawn_from(short: str, long: str) -> bool:
    letters = iter(long)
    return short[0] == long[0] and all(char in letters for char in short)


def is_one_title_twice(one: str, other: str) -> bool:
    """Whether the two parts of a title, in normal form, are one title short and long, and no qualifier.

    They are where they begin or end alike, or where the short one holds the initials of the long
    one or, word for word, letters of it.

    >>> is_one_title_twice("ceo", "chief executive officer"), is_one_title_twice("officer", "helicopter")
    (True, False)
    """
    short, long = sorted((one.split(), other.split()), key=lambda words: len("".join(words)))
    if short[-1] == long[-1] or (len(short) > 1 and short[0] == long[0]):
        return True
    if len(short) == len(long):
        return all(map(_is_drawn_from, short, long))
    letters = sorted("".join(short))
    return letters in (sorted(word[0] for word in long), sorted(word[0] for word in long if word not in LINKS))


def turned(title: str) -> str | None:
    """The normal form of a title written the other way round, after a comma or before "of"; None where it is not.

    >>> turned("Manager, Account Executives"), turned("Director of Account Management")
    ('account executive manager', 'account management director')
    """
    first, comma, last = title.partition(",")
    if comma:
        return None if "," in last else " ".join((normalised(last), normalised(first))).strip()
    first, of, last = normalised(title).partition(" of ")
    return f"{last.removeprefix('the ')} {first}" if of else None


_ROMAN: Final = ("i", "ii", "iii", "iv", "v", "vi")
_LEVELS: Final = {
    **{roman: str(number) for number, roman in enumerate(_ROMAN, start=1)},
    **{str(number): roman for number, roman in enumerate(_ROMAN, start=1)},
}


def other_level(form: str) -> str | None:
    """A normal form with the level that closes it in the other numerals; None where no level does.

    >>> other_level("insurance specialist 2"), other_level("machinist iii"), other_level("machinist")
    ('insurance specialist ii', 'machinist 3', None)
    """
    rest, _, last = form.rpartition(" ")
    return f"{rest} {_LEVELS[last]}" if rest and last in _LEVELS else None


def bag(form: str) -> str:
    """The words of a normal form in the order of the alphabet, without "of", "the" and their like.

    >>> bag("director of account management") == bag("account management director")
    True
    """
    words = form.split()
    return " ".join(sorted([word for word in words if word not in LINKS] or words))
