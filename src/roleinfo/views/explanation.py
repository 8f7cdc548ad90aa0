"""What `explain()` says, step by step, as text and Markdown."""

from collections.abc import Sequence

from roleinfo.render.outline import Block, Bullets, Heading


def outline(steps: Sequence[str]) -> tuple[Block, ...]:
    """The steps in neutral blocks."""
    return (Heading(1, "How the comparison came about"), Bullets([step.strip() for step in steps]))
