"""The writer of plain text: widths, columns, marks, and what happens where nothing fits."""

import re

import pytest

import roleinfo as ri
from roleinfo.render import text
from roleinfo.render.layout import padded, width, with_hard_spaces, wrapped
from roleinfo.render.outline import (
    Block,
    Bullets,
    Footnotes,
    GroupRow,
    Head,
    Heading,
    Line,
    Paragraph,
    Phrase,
    SourceLine,
    SpanRow,
    Table,
    line,
    sanitize,
)
from written import IDS


def written(*blocks: Block) -> list[str]:
    """The lines of these blocks."""
    return text.write(blocks).splitlines()


def written_in(block: Block, columns: int) -> list[str]:
    """The lines of a block, of at most so many columns."""
    return text.write([block], columns=columns).splitlines()


class TestWidths:
    """How many columns a text takes, and where it is broken."""

    @pytest.mark.parametrize(
        ("given", "columns"), [("plain", 5), ("客户经理", 8), ("e\u0301e\u0301", 2), ("a\u200bb", 2), ("ｶﾅ", 2)]
    )
    def test_width(self, given: str, columns: int) -> None:
        """Wide letters count twice, marks and invisible characters not at all."""
        assert width(given) == columns

    def test_wrapping_keeps_words(self) -> None:
        """A word longer than the line stays whole, unless it is to be chopped."""
        assert wrapped("a " + "b" * 12, 5) == ["a", "b" * 12]
        assert wrapped("a " + "b" * 12, 5, chop=True) == ["a", "bbbbb", "bbbbb", "bb"]

    def test_wrapping_breaks_after_stroke_and_hyphen(self) -> None:
        """A word that does not fit is broken after "/" and "-" between letters, but no number and no address is."""
        assert wrapped("Account Executive/Sales Manager", 18) == ["Account", "Executive/Sales", "Manager"]
        assert wrapped("Account Executive/Sales Manager", 14) == ["Account", "Executive/", "Sales Manager"]
        assert wrapped("Customer-service", 10, chop=True) == ["Customer-", "service"]
        assert wrapped("2018-2028 -$1,481 https://example.org/one-two", 5) == [
            "2018-2028", "-$1,481", "https://example.org/one-two",
        ]  # fmt: skip

    def test_wrapping_breaks_wide_scripts_anywhere(self) -> None:
        """Text without blanks between words is broken between any two letters, each with its marks."""
        assert wrapped("客户经理" * 3, 10) == ["客户经理客", "户经理客户", "经理"]
        assert wrapped("客e\u0301客e\u0301", 4, chop=True) == ["客e\u0301", "客e\u0301"]

    def test_number_and_unit_stay_together(self) -> None:
        """No line ends between a number and its unit."""
        assert wrapped(with_hard_spaces("about 5 % of 12 months"), 8) == ["about", "5 % of", "12 months"]
        assert wrapped("about 5 % of 12 months", 8) == ["about 5", "% of 12", "months"]

    def test_right_to_left_is_shut_off(self) -> None:
        """A cell written from right to left is set in isolates, which take no columns."""
        assert padded("שלום", 6, "right") == "  \u2068שלום\u2069"
        assert width(padded("שלום", 6, "left")) == 6

    def test_clean(self) -> None:
        """What would break a line, turn it round or ring a bell is gone."""
        assert sanitize("a\u2028b\u202e\x1b[31m\u00a0c\ud800") == "a b [31m c\ufffd"


class TestBlocks:
    """Each kind of block."""

    def test_headings(self) -> None:
        """Sections are underlined as far as they reach; small headings stand right above what they head."""
        lines = written(Heading(1, "Wide 客户"), Heading(2, "Part"), Heading(3, "Small"), Paragraph("text"))
        assert lines == ["Wide 客户", "", "Part", "----", "", "Small", "text"]

    def test_paragraph_and_bullets_hang(self) -> None:
        """Lines after the first stand as far in as its text."""
        lines = written(Paragraph("word " * 20), Bullets(["word " * 20]), Footnotes(((12, line("word " * 20)),)))
        assert max(map(len, lines)) <= 80
        assert [each.index("w") for each in lines if each] == [0, 0, 2, 2, 5, 5]

    def test_running_text_says_marks_in_words(self) -> None:
        """A mark is a word in running text, and the number of the note stays beside it."""
        assert written(Paragraph(line("It is ", Phrase("$5", (2, 1), "derived"), "."))) == ["It is $5 (derived) [1,2]."]

    def test_empty(self) -> None:
        """Nothing at all is one empty line."""
        assert text.write(()) == "\n"


class TestGroups:
    """Tables whose rows stand in groups."""

    BLOCK = Table(
        (Head(""), Head("Left", "right"), Head("Right", "right")),
        (
            GroupRow("Pay", (Phrase("annual wage, OEWS", (1,)),)),
            ("10th percentile", "$68,940", "+$30,440 (44.2%)"),
            SpanRow("Similarity", "0.91 of 1"),
        ),
    )

    @pytest.mark.parametrize("columns", [20, 32, 34, 40, 80])
    def test_no_row_is_lost(self, columns: int) -> None:
        """However narrow, each group keeps its name, its source and its rows, and no figure is cut."""
        lines = text.write([self.BLOCK], columns=columns).splitlines()
        assert max(map(width, lines)) <= columns
        words = " ".join(" ".join(lines).split())
        for each in ("PAY (annual wage, OEWS [1])", "percentile", "$68,940", "(44.2%)", "Similarity", "0.91 of 1"):
            assert each in words

    def test_sources(self) -> None:
        """Sources in short stay whole where they fit a line; a longer one is broken between words, none is turned."""
        block = SourceLine(((1, "BLS OEWS, May 2025"), (2, "word " * 20), (3, "a\u202eb")))
        lines = text.write([block], columns=40).splitlines()
        assert lines[0].startswith("[1] BLS OEWS, May 2025")
        assert max(map(width, lines)) <= 40
        assert " ".join(lines).count("word") == 20
        assert lines[-1].endswith("[3] ab")


def table(*rows: tuple[str | Line, ...], heads: tuple[str, ...] = ("Measure", "Left", "Right")) -> Table:
    """A table whose first column holds words and whose others hold figures."""
    columns = tuple(Head(each, "left" if number == 0 else "right") for number, each in enumerate(heads))
    return Table(columns, rows)


class TestTables:
    """Columns and what stands in them."""

    def test_figures_stand_in_line(self) -> None:
        """Figures end in one column, and so do the notes behind them, with or without a letter."""
        lines = written(
            table(
                ("one", line(Phrase("$68,535", (1,), "inferred")), line(Phrase("5 %", (1,)))),
                ("two", line(Phrase("$5", (1,))), "–"),
            )
        )
        assert lines == [
            "Measure           Left    Right",
            "-------  -------------  -------",
            "one      $68,535 [1] i  5 % [1]",
            "two           $5 [1]      -",
            "",
            "i: inferred; the source does not say so directly",
        ]

    def test_rows_come_before_heads(self) -> None:
        """Where room is short, heads are broken, and figures are not."""
        heads = ("Measure", "Vice President of Account Management and Sales", "Another " * 8)
        lines = written(table(("m" * 30, "$999,999,999.99", "$999,999,999.99"), heads=heads))
        assert max(map(len, lines)) <= 80
        assert lines[-1].split() == ["m" * 30, "$999,999,999.99", "$999,999,999.99"]

    @pytest.mark.parametrize("title", sorted({ri.role(id_).title for id_ in IDS}))
    def test_titles_are_not_cut(self, title: str) -> None:
        """No bundled title is cut inside a word, at the head of narrow columns or in their cells."""
        heads = ("Measure", title, title, "Difference: right - left (% of left)")
        for rows in ([("m" * 8, "1", "2", "3")], [("Race or ethnicity: " + "m" * 14, title, title, title)]):
            words = re.split(r"[ /-]+", title)
            lines = " ".join(written(table(*rows, heads=heads)))
            assert all(re.search(rf"(?<!\w){re.escape(each)}(?!\w)", lines) for each in words)
            found = set(re.findall(r"\w+", lines))
            known = " ".join([*heads, *(cell for row in rows for cell in row)])
            assert found <= set(re.findall(r"\w+", known))

    def test_words_of_rows_are_broken_last(self) -> None:
        """A word of a row stays whole as long as its columns fit, and is broken before the table is given up."""
        id_ = "zippia-compare-administrator"
        assert id_ in written(table((id_, "1", "2")))[-1]
        lines = written(table((id_, "1" * 30, "2" * 30)))
        assert [each.split()[0] for each in lines[2:]] == ["zippia-compare-", "administrator"]

    @pytest.mark.parametrize("letter", ["B", "e\u0301", "客"])
    def test_endless_heads_are_chopped(self, letter: str) -> None:
        """A title without a blank goes over three lines of its column, and ends in dots."""
        lines = written(table(("a", "1", "2"), heads=("Measure", letter * 300, "C")))
        assert max(map(width, lines)) <= 80
        heads = lines[: next(at for at, each in enumerate(lines) if each.startswith("---"))]
        assert [letter in each for each in heads] == [True] * 3
        assert re.search(rf"{letter}\.\.\. +C$", heads[-1])

    def test_figures_too_wide_are_stacked(self) -> None:
        """Where the columns do not fit beside each other, each row becomes a paragraph with the columns' titles."""
        wide = "NZD 999,999,999,999,999.99".replace(" ", "_")
        lines = written(table(("measure", wide, wide), heads=("Measure", "Left " + "l" * 10, "Right " + "r" * 40)))
        assert max(map(len, lines)) <= 80
        wider = table(("measure", wide * 2, line(Phrase(wide * 2, (3,), "proxy"))))
        assert written(wider) == [
            "measure",
            f"  Left: {wide * 2}",
            f"  Right: {wide * 2} [3] p",
            "",
            "p: proxy; another measure used in its place",
        ]

    def test_wide_letters_keep_the_columns(self) -> None:
        """Columns stay in line beside letters that take two columns or none."""
        lines = written(table(("客户经理", "1", "2"), ("e\u0301" * 8, "1", "2")))
        assert [width(each.rstrip()) for each in lines[2:]] == [width(lines[2].rstrip())] * 2

    def test_rows_have_one_cell_a_column(self) -> None:
        """A row with too few cells is refused."""
        with pytest.raises(ValueError, match="one cell a column"):
            table(("one", "two"))

    def test_caption(self) -> None:
        """A caption stands above, with a line between."""
        lines = written(Table((Head("A"),), [("b",)], "Above it."))
        assert lines == ["Above it.", "", "A", "-", "b"]


class TestMatrices:
    """Each with each, at 80 columns."""

    TITLES = (
        "Registered Nurses", "Physician Assistants", "Pharmacists", "Nurse Practitioners", "Dentists, General",
        "First-Line Supervisors of Construction Trades and Extraction Workers",
    )  # fmt: skip

    def matrix(self, roles: int) -> Table:
        """A matrix of so many roles."""
        heads = (Head("Role"), *(Head(title, "right") for title in self.TITLES[:roles]))
        rows = [(title, *["+$39,860*"] * roles) for title in self.TITLES[:roles]]
        return Table(heads, rows, is_matrix=True)

    def test_titles_that_fit(self) -> None:
        """They stand above their columns, on three lines at most."""
        lines = written(self.matrix(4))
        assert lines[1].split() == ["Role", "Nurses", "Assistants", "Pharmacists", "Practitioners"]
        assert len(lines) == 2 + 1 + 4

    def test_titles_that_do_not_fit(self) -> None:
        """The columns have the numbers of their rows; a title that is cut stands whole below."""
        lines = written(self.matrix(6))
        assert lines[0].split() == ["Role", "1", "2", "3", "4", "5", "6"]
        assert len(lines[2:8]) == len({line.split()[0] for line in lines[2:8]}) == 6
        assert lines[7].startswith("6 F")
        assert "..." in lines[7]
        assert max(map(width, lines)) <= 80
        below = " ".join(lines[9:])
        assert f"6 {self.TITLES[5]}" in below
        assert "3 Pharmacists" not in below

    def test_too_narrow(self) -> None:
        """Where figures do not fit beside each other, each has its whole title."""
        lines = written_in(self.matrix(6), 40)
        assert "  Dentists, General: +$39,860*" in lines
