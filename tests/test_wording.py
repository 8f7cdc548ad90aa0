"""What the house writes is its own wording: no sentence of the five pages stands in it."""

import ast
import hashlib
import re
import unicodedata
from collections.abc import Iterator
from pathlib import Path

import pytest

from roleinfo.cli.main import GROUPS, build_parser, command_name

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


# Plain English ---------------------------------------------------------------------------------

PRIVATE = re.compile(
    r"\btold\b|\bset against\b|\bset aside\b|\bset beside\b|\blearnt\b|(?<![Oo]pen.[Gg]overnment.)[Ll]icence"
    r"|[Jj]udgement|[Cc]atalogue|\b[Cc]olour"
    r"|takes for granted|\blikest\b|[Pp]assed over|\b[Rr]ests on\b|[0-9}] %(?![sdfr(])|\bby whose\b|\bwhat it asks\b"
    r"|\bwas asked for\b|\bUSD a year\b|Mean OEWS wage|\bAsk for one of\b"
)
"""Words that no reader of the product is to meet: British spelling, and English that only its writers speak."""

PLAIN_PAGES = [*ROOT.glob("docs/**/*.md"), ROOT / "README.md", ROOT / "ARCHITECTURE.md", ROOT / "CONTRIBUTING.md"]


def strings(file: Path) -> Iterator[str]:
    """The texts in a module that a reader may meet: every string but docstrings."""
    tree = ast.parse(file.read_text(encoding="utf-8"))
    silent = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in silent:
            yield node.value


@pytest.mark.parametrize(
    "file", sorted(ROOT.glob("src/roleinfo/**/*.py")), ids=lambda file: str(file.relative_to(ROOT))
)
def test_strings_are_plain(file: Path) -> None:
    """No text of the package is in private English or British spelling."""
    assert [text for text in strings(file) if " " in text and PRIVATE.search(text)] == []


@pytest.mark.parametrize("page", sorted(PLAIN_PAGES), ids=lambda page: str(page.relative_to(ROOT)))
def test_pages_are_plain(page: Path) -> None:
    """Nor is a page of the documentation."""
    assert PRIVATE.findall(page.read_text(encoding="utf-8")) == []


@pytest.mark.parametrize("command", [None, *(command_name(module) for _, modules in GROUPS for module in modules)])
def test_help_is_plain(command: str | None) -> None:
    """Nor is the help of a command, or of the program."""
    parser = build_parser()
    shown = parser if command is None else parser.commands.choices[command]
    assert PRIVATE.findall(shown.format_help()) == []


def test_finds_private_english() -> None:
    """What is forbidden would be found."""
    for text in ("39.3 % of it", "as told", "licences", "set against the median", "{value} %"):
        assert PRIVATE.search(text), text
    assert not PRIVATE.search("39.3% of $101,420")
