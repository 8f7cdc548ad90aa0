"""HTML read back: its elements, each closed in turn, and its text."""

from html.parser import HTMLParser
from typing import Final

VOID: Final = ("img", "meta")


class Tags(HTMLParser):
    """What a reader of HTML finds: its elements, each closed in turn, and all its text."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.found: list[tuple[str, dict[str, str | None]]] = []
        self.text = ""
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note an element and hold it open."""
        self.found.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        """Close the element that was opened last."""
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        """Note text outside the style."""
        if "style" not in self.open:
            self.text += data
