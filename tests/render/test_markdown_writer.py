"""The writer of Markdown: names stand there as they are, whatever they hold."""

import re

import pytest

from roleinfo.render import markdown
from roleinfo.render.markdown import escaped
from roleinfo.render.outline import Bullets, Footnotes, Head, Heading, Paragraph, Phrase, SourceLine, Table, line


class TestEscaping:
    """A name does no more than stand there."""

    @pytest.mark.parametrize(
        ("given", "expected"),
        [
            ("a|b", r"a\|b"),
            ("a\\|b\\", r"a\\\|b\\"),
            ("*bold* _it_ ~~no~~", r"\*bold\* \_it\_ \~\~no\~\~"),
            ("`code` # head", r"\`code\` \# head"),
            ("<script>alert(1)</script>", "&lt;script&gt;alert(1)&lt;/script&gt;"),
            ("[x](http://e.com)", "\\[x\\](http:\u2060//e.com)"),
            ("[^1]", r"\[^1\]"),
            ("&lt;b&gt; & AT&T", "&amp;lt;b&amp;gt; & AT&T"),
            ("$x$ costs $5", r"\$x\$ costs $5"),
            ("Www.example.com", "Www\u2060.example.com"),
            ("me@example.com @you", "me@\u2060example.com @\u2060you"),
            ("mailto:me", "mailto:\u2060me"),
            ("San Francisco, CA (50 %): -8 to +5", "San Francisco, CA (50 %): -8 to +5"),
        ],
    )
    def test_escaped(self, given: str, expected: str) -> None:
        """Marks of Markdown, HTML, formulas and addresses lose their power, and plain text stays plain."""
        assert escaped(given) == expected

    @pytest.mark.parametrize("start", ["- ", "+ ", "1. ", "12) ", "---", "==="])
    def test_start_of_a_block(self, start: str) -> None:
        """What would make a list or a rule at the start of a line does not."""
        for block in (Paragraph(f"{start}x"), Bullets([f"{start}x"])):
            told = markdown.write([block]).removeprefix("- ")
            assert re.match(r"\d*\\[-+=.)]", told)

    def test_only_an_address_is_a_link(self) -> None:
        """A footnote links to an address of the web alone, and to nothing that hides behind one."""
        assert markdown.write([Paragraph(line("See ", "https://a.example/b?c=1"))]) == "See <https://a.example/b?c=1>\n"
        for each in ("javascript:alert(1)", "https://a.example/ x", "https://a.example/>x", "ftp://a.example"):
            assert f"<{each}>" not in markdown.write([Paragraph(each)])


class TestBlocks:
    """Each kind of block."""

    def test_table(self) -> None:
        """A table as GitHub reads it: figures to the right, marks in words, footnotes as references."""
        block = Table(
            (Head("Measure"), Head("A|B", "right")),
            [("one", line(Phrase("$5", (1, 2), "inferred"))), ("two", "")],
            "Above.",
        )
        assert markdown.write([block]) == (
            "Above.\n\n| Measure | A\\|B |\n| --- | ---: |\n| one | $5 *(inferred)*[^1] [^2] |\n| two |   |\n"
        )

    def test_others(self) -> None:
        """Headings, paragraphs, lists and footnotes, with one line each and an empty one between blocks."""
        blocks = (Heading(2, "Part # 1"), Paragraph("text"), Bullets(["a", "b"]), Footnotes(((1, line("note")),)))
        assert markdown.write(blocks) == "## Part \\# 1\n\ntext\n\n- a\n- b\n\n[^1]: note\n"

    def test_sources_in_short(self) -> None:
        """What was called for is defined as a note; sources of what stands in no cell are named on a line."""
        block = SourceLine(((1, "BLS OEWS, May 2025"), (2, "Zippia [x], undated"), (3, "O*NET, August 2021")))
        table = Table((Head("A"), Head("B")), [("one", line(Phrase("$5", (1, 3))))])
        told = markdown.write([table, block])
        assert told.endswith(
            "| one | $5[^1] [^3] |\n\nSource: Zippia \\[x\\], undated.\n\n"
            "[^1]: BLS OEWS, May 2025\n[^3]: O\\*NET, August 2021\n"
        )
        assert markdown.write([Paragraph("[^1]"), block]).count("[^") == 1
