"""What the sections of a role are called, each once."""

from typing import Final

SECTION_TITLES: Final = {
    "salary": "Pay",
    "outlook": "Employment and outlook",
    "education": "Education",
    "held": "Education of workers",
    "required": "Required education",
    "asked": "Education requirements",
    "fields": "Fields of study",
    "colleges": "Colleges",
    "experience": "Experience and training",
    "people": "People",
    "duties": "Duties",
    "skills": "Skills",
    "interests": "Interests",
    "measures": "Measures",
    "traits": "Traits",
    "places": "Places",
    "industries": "Industries",
    "employers": "Employers",
    "benefits": "Benefits",
    "credentials": "Credentials",
    "variants": "Types",
    "moves": "Related roles",
    "seniority": "Seniority",
    "occupations": "O*NET codes",
    "families": "Job families",
    "stated_gaps": "Differences that sources state",
}
"""The title of each section by the name of its field, in the order of the full form."""
_IN_SENTENCE: Final = {
    "places": "best-paying places",
    "people": "demographics",
    "variants": "types of the role",
    "occupations": "O*NET codes",
}
"""What a sentence calls a section whose title does not suit it in small letters."""


def section_title(name: str) -> str:
    """The title of a section; of one that has none here its name in words."""
    return SECTION_TITLES.get(name) or name.replace("_", " ").capitalize()


def section_in_sentence(name: str) -> str:
    """A section inside a sentence: ``pay``, ``O*NET codes``."""
    title = section_title(name)
    return _IN_SENTENCE.get(name) or f"{title[:1].lower()}{title[1:]}"
