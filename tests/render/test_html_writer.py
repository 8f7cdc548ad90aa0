"""The writer of HTML: what it writes of each block, and that no name does more than stand there."""

import re

import pytest

from roleinfo.render import card, html, markdown, text
from roleinfo.render.layout import marked
from roleinfo.render.outline import (
    Block,
    Bullets,
    Footnotes,
    Head,
    Heading,
    Paragraph,
    Part,
    Phrase,
    Picture,
    Table,
    line,
)
from tags import Tags

NASTY = ('<script>alert("1")</script>', '" onmouseover="x', "' onfocus='x", "&lt;b&gt;", "</style><b>", "<!-- x", "]]>")


def body(*blocks: Block) -> str:
    """The page of some blocks without its frame, style and contents."""
    found = re.search(r"<main>(.*)</main></body></html>\n$", html.page(blocks), re.DOTALL)
    assert found
    return found[1]


class TestBlocks:
    """Each kind of block."""

    def test_table(self) -> None:
        """Headers have scopes, figures stand to the right, marks and notes are words and plain numbers."""
        block = Table(
            (Head("Measure"), Head("A", "right"), Head("B", "right")),
            [("one", line(Phrase("$5", (1, 2), "inferred")), "–")],
            "Above.",
        )
        assert body(block) == (
            '<div class="wide stacked s3" role="region" tabindex="0" aria-label="Above.">'
            "<table><caption><span>Above.</span></caption>"
            '<thead><tr><th scope="col">Measure</th><th scope="col" class="n">A</th>'
            '<th scope="col" class="n">B</th></tr></thead><tbody><tr><th scope="row">one</th>'
            '<td class="n">$5 <em>(inferred)</em><sup>[<a href="#note-1" id="cite-1" aria-label="source 1">1</a>, '
            '<a href="#note-2" id="cite-2" aria-label="source 2">2</a>]</sup></td>'
            '<td class="n">–</td></tr></tbody></table></div>'
        )

    def test_tables_of_many_columns(self) -> None:
        """Each cell has its column's head, for where it stands alone; a matrix, which is never stacked, has none."""
        columns = (Head("Step", "right"), *(Head(each) for each in ('"B"', "C", "D", "E")))
        told = body(Table(columns, ["12345"]))
        assert told.startswith('<div class="wide stacked many" role="region"')
        assert '<th scope="row" data-head="Step" class="n">1</th><td data-head="&quot;B&quot;">2</td>' in told
        told = body(Table(columns, ["12345"], is_matrix=True))
        assert told.startswith('<div class="wide" role="region"')
        assert "data-head" not in told

    def test_others(self) -> None:
        """Headings, of which sections can be led to; lists, notes and warnings."""
        blocks = (
            Heading(1, "T"),
            Paragraph(line("See ", "https://a.example/b?c=1&d=2")),
            Bullets(["a"]),
            Part(Heading(2, "Caveats"), (Bullets(["c"]),), "warning"),
            Part(Heading(2, "More"), (Paragraph("m"),), "folded"),
            Footnotes(((3, line("note")),)),
        )
        address = "https://a.example/b?c=1&amp;d=2"
        assert body(*blocks) == (
            f'<h1>T</h1><p>See <a href="{address}" rel="noreferrer">{address}</a></p><ul><li>a</li></ul>'
            '<div class="warning"><h2 id="s-caveats">Caveats</h2><ul><li>c</li></ul></div>'
            '<details><summary><h2 id="s-more">More</h2></summary><p>m</p></details>'
            '<ol class="notes"><li value="3" id="note-3">note</li></ol>'
        )

    def test_text_and_markdown_have_all_of_it(self) -> None:
        """A part is written in full, under its heading; of a picture there are the words."""
        blocks = (
            Part(Heading(2, "More"), (Paragraph("m"),), "folded"),
            Picture("<svg></svg>", "Two bars."),
        )
        assert markdown.write(blocks) == "## More\n\nm\n\nTwo bars.\n"
        assert text.write(blocks) == "More\n----\n\nm\n\nTwo bars.\n"

    def test_long_lists_fold(self) -> None:
        """The first twelve stand in sight, and how many more there are."""
        assert "<details>" not in body(Bullets(["x"] * 13))
        told = body(Bullets(["x"] * 20))
        assert "<summary>And 8 more</summary>" in told
        assert told.count("<li>") == 20
        rows = [("x", str(number)) for number in range(20)]
        told = body(Table((Head("A"), Head("B")), rows))
        assert "<summary>And 8 more rows</summary>" in told
        assert told.count("<td>") == 20


class TestFolds:
    """A card with folds."""

    PART = Part(Heading(2, "Pay"), (Table((Head("A"), Head("B")), [("x", "1")] * 40), Bullets(["y"] * 10)), "open")

    def test_short(self) -> None:
        """Each part folds, with its first rows, how many it has, how many more there are, and where these are."""
        card_ = card.write_folds([Heading(1, "T")], [self.PART], ending="All of it: elsewhere.")
        assert '">Pay (50)</summary>' in card_
        assert card_.count("<tr") == 1 + 15
        assert "<li>" not in card_
        assert "35 more." in card_
        assert card_.endswith("All of it: elsewhere.</div></div>\n")

    def test_small(self) -> None:
        """The more parts there are the fewer rows each has, so that a card is no larger than 60 KB."""
        for parts in (1, 40, 100, 5000):
            card_ = card.write_folds([Heading(1, "T")], [self.PART] * parts, ending="All of it: elsewhere.")
            assert len(card_.encode()) <= 60_000
            assert card_.count("<details") in (parts, 0)
        assert "35 more." not in card.write_folds([], [self.PART] * 40, ending="")

    def test_whole(self) -> None:
        """What is not to be cut has every row."""
        assert card.write(self.PART.blocks, whole=True).count("<tr") == 1 + 40
        assert card.write(self.PART.blocks).count("<tr") == 1 + 15


class TestNames:
    """A name does no more than stand there."""

    @pytest.mark.parametrize("name", NASTY)
    def test_escaped(self, name: str) -> None:
        """In every place of every block, on a page too, it is text, and makes no element and no attribute."""
        blocks = (
            Heading(1, name),
            Heading(2, name),
            Paragraph(name),
            Bullets([name]),
            Table((Head(name), Head(name), Head("c")), [(name, name, name)], name),
            Part(Heading(2, name), (), "folded"),
            Footnotes(((1, line(name)),)),
            Picture("<svg></svg>", name, narrow="<svg></svg>"),
        )
        for write in (card.write, html.page):
            found = Tags(write(blocks))
            assert found.text.count(name) >= 9
            assert not {"script", "b", "i"} & {tag for tag, _ in found.found}
            assert not [key for _, given in found.found for key in given if key.startswith("on")]
            assert not found.open

    def test_right_to_left(self) -> None:
        """Words from right to left are shut off, and what stands around them keeps its order."""
        assert body(Paragraph("מנהל חשבון: 5")) == "<p><bdi>מנהל חשבון</bdi>: 5</p>"
        assert body(Paragraph("\u202eabc")) == "<p>abc</p>"

    def test_a_name_is_one_unit(self) -> None:
        """A title of letters of both directions and brackets stays whole in sentences, headings, heads and cells."""
        name = "מנהל תיקי לקוחות (בכיר) ABC"
        whole = f'<bdi dir="auto">{name}</bdi>'
        assert body(Paragraph(f"Of {marked(name)} 5")) == f"<p>Of {whole} 5</p>"
        assert body(Heading(1, f"{marked(name)} vs A")) == f"<h1>{whole} vs A</h1>"
        for each in (name, marked(name)):
            assert body(Heading(1, each)) == f'<h1 dir="auto">{name}</h1>'
            told = body(Table((Head(""), Head(each, "right")), [(each, "5")]))
            assert f'<th scope="col" class="n" dir="auto">{name}</th>' in told
            assert f'<th scope="row" dir="auto">{name}</th>' in told
        assert f"<title>{name} vs A</title>" in html.page([Heading(1, f"{marked(name)} vs A")])
        assert not {"\u2068", "\u2069"} & set(html.page([Heading(2, f"{marked(name)} vs A")]))

    def test_marks_of_others_turn_nothing(self) -> None:
        """An isolate that is not closed, or closes what it did not open, goes; so does one within a name."""
        assert body(Paragraph("a\u2068b")) == body(Paragraph("a\u2069b")) == "<p>ab</p>"
        name = marked("אב\u2069\u202e<b>")
        assert body(Paragraph(f"a {name}")) == '<p>a <bdi dir="auto">אב&lt;b&gt;</bdi></p>'

    def test_text_keeps_the_words_alone(self) -> None:
        """Lines of text are shut off one by one, and have no marks of names inside."""
        assert text.write([Paragraph(f"Of {marked('מנהל ABC')} 5")]) == "\u2068Of מנהל ABC 5\u2069\n"

    def test_only_an_address_is_a_link(self) -> None:
        """What merely begins like one is text."""
        for each in ("javascript:alert(1)", "https://a.example/ x", 'https://a.example/"x'):
            assert "<a " not in body(Paragraph(each))


class TestPage:
    """A whole document."""

    BLOCKS = (
        Heading(1, "T"),
        Heading(2, "Pay"),
        Paragraph(line(Phrase("a", (1,)), Phrase("b", (1,)))),
        Heading(2, "Pay"),
        Footnotes(((1, line("note")), (2, line("never cited")))),
    )

    def test_notes_lead_both_ways(self) -> None:
        """Each mark leads to its note, and that back to the first; no id stands twice, and every link has its end."""
        found = Tags(html.page(self.BLOCKS))
        ids = [given["id"] for _, given in found.found if "id" in given]
        ends = {given["href"] for tag, given in found.found if tag == "a"}
        assert ids == [*dict.fromkeys(ids)]
        assert ends <= {f"#{each}" for each in ids}
        assert {"#note-1", "#cite-1", "#s-pay", "#s-pay-2"} <= ends
        assert "#cite-2" not in ends

    def test_it_asks_for_nothing(self) -> None:
        """Its own policy forbids every request and every script."""
        told = html.page(self.BLOCKS)
        assert "default-src 'none'" in told
        assert "script-src" not in told
        assert "@import" not in told
        assert "url(" not in told

    def test_cards_have_no_ids(self) -> None:
        """Several stand in one notebook."""
        assert " id=" not in card.write(self.BLOCKS)
        assert "href=" not in card.write(self.BLOCKS)
