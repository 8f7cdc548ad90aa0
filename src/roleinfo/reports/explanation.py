"""What `explain()` says, step by step, as text and Markdown."""

from collections.abc import Sequence

from roleinfo.reports import markdown, text
from roleinfo.reports.outline import Block, Bullets, Heading


def to_text(steps: Sequence[str]) -> str:
    """The steps as text of 80 columns."""
    return text.write(_outline(steps))


def to_markdown(steps: Sequence[str]) -> str:
    """The steps as Markdown."""
    return markdown.write(_outline(steps))


def _outline(steps: Sequence[str]) -> tuple[Block, ...]:
    return (Heading(1, "How the comparison came about"), Bullets([each.strip() for each in steps]))
