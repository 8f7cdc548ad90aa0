"""Tables as offices keep them: in which encoding a CSV file is read."""

import codecs
from pathlib import Path

import pytest
from hypothesis import given, strategies as st

from roleinfo.codec.sheets import read_sheet


def titles_of(path: Path, content: bytes) -> list[str]:
    """The cells below the heading of a file with one column."""
    path.write_bytes(content)
    return [row["title"] for row in read_sheet(path)]


class TestEncodings:
    """UTF-8 with a fault in it, and what is no UTF-8."""

    @pytest.mark.parametrize(
        ("content", "titles"),
        [
            ("title\nInfirmière\nIngénieur\n".encode() + b"caf\xe9\n", ["Infirmière", "Ingénieur", "caf\ufffd"]),
            (codecs.BOM_UTF8 + b"title\ncaf\xe9\n", ["caf\ufffd"]),
            ("title\nInfirmière\n".encode() + b"caf\xe9\n", ["InfirmiÃ¨re", "café"]),
            ("title\nInfirmière\nAide-soignante – nuit\n".encode("cp1252"), ["Infirmière", "Aide-soignante – nuit"]),
            ("title\nÄrztin\nca\ufffd\n".encode(), ["Ärztin", "ca\ufffd"]),
            ("title\nÄrztin\n".encode("utf-16"), ["Ärztin"]),
        ],
    )
    def test_bad_bytes(self, tmp_path: Path, content: bytes, titles: list[str]) -> None:
        """A bad byte is replaced alone in a file with the mark of UTF-8, or more letters of it than bad bytes."""
        assert titles_of(tmp_path / "staff.csv", content) == titles

    @given(st.lists(st.text("éèüß–中", min_size=3, max_size=9), min_size=1, max_size=9))
    def test_the_others_stay(self, tmp_path_factory: pytest.TempPathFactory, words: list[str]) -> None:
        """Whatever letters of UTF-8 stand beside one bad byte are read as they were written."""
        content = "\n".join(["title", *words]).encode() + b"\n\xe9"
        assert titles_of(tmp_path_factory.getbasetemp() / "staff.csv", content) == [*words, "\ufffd"]
