"""What the house writes is its own wording: no sentence of the five pages stands in it."""

import hashlib
import re
import unicodedata
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
LENGTH = 8
HASHES = frozenset((ROOT / "tests" / "pages" / "shingles.txt").read_text(encoding="ascii").split())
"""Of every run of eight words of the pages ten hex digits of its BLAKE2b, which do not give the words back."""

FILES = sorted(
    [
        *ROOT.glob("*.md"),
        *ROOT.glob("docs/**/*.md"),
        *(each for end in ("py", "toml") for top in ("src", "tests") for each in ROOT.glob(f"{top}/**/*.{end}")),
    ]
)
ALLOWED = {  # a bare fact, which stands in this file alone, to show that the pages' words are found
    "takes 6 8 years to become an account",
    "6 8 years to become an account manager",
}


def runs(text: str) -> Iterator[str]:
    """Every run of eight words of a text, as small letters and digits alone."""
    words = re.findall(r"[^\W_]+", unicodedata.normalize("NFKC", text).lower())
    for start in range(len(words) - LENGTH + 1):
        yield " ".join(words[start : start + LENGTH])


def stands_in_pages(run: str) -> bool:
    """Whether this run of words is one of the pages'."""
    return hashlib.blake2b(run.encode(), digest_size=5).hexdigest() in HASHES


@pytest.mark.parametrize("file", FILES, ids=lambda each: str(each.relative_to(ROOT)))
def test_own_words(file: Path) -> None:
    """No eight words in a row are a page's."""
    found = [each for each in runs(file.read_text(encoding="utf-8")) if stands_in_pages(each)]
    assert [each for each in found if each not in ALLOWED] == []


def test_finds_what_is_a_pages() -> None:
    """The hashes are of the pages' words as these tests take them: what is allowed would be found, in any print."""
    assert all(map(stands_in_pages, ALLOWED))
    assert any(map(stands_in_pages, runs("it TAKES 6–8 years\nto become an _account_!")))
    assert len(HASHES) > 6000
    assert len(FILES) > 100
