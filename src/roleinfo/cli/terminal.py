"""What only a terminal gets: colours, and a line that says that work goes on."""

import os
import shutil
import sys
from argparse import Namespace
from types import TracebackType
from typing import Final, Self, TextIO

COLORS: Final = ("auto", "always", "never")
_PIPE, _NARROWEST, _WIDEST = 80, 60, 120
_DELAY: Final = 1.0
_PAUSE: Final = 0.2
_ERASED: Final = "\r\x1b[K"


def is_terminal(stream: TextIO | None) -> bool:
    """Whether a stream shows text to a person, on a terminal that knows the usual codes."""
    if stream is None or stream.closed or os.environ.get("TERM") in (None, "", "dumb"):
        return False
    return stream.isatty()


def is_colored(arguments: Namespace) -> bool:
    """Whether the answer is to have colours: as asked for, else on a terminal alone, and never in a file."""
    if getattr(arguments, "output", None) is not None:
        return False
    if arguments.color == "auto":
        return not os.environ.get("NO_COLOR") and is_terminal(sys.stdout)
    return bool(arguments.color == "always")


def output_columns() -> int:
    """The width of the answer: that of the terminal within 60 and 120 columns; a pipe or a file has 80."""
    if not is_terminal(sys.stdout):
        return _PIPE
    return min(max(shutil.get_terminal_size().columns, _NARROWEST), _WIDEST)


class Progress:
    """A line on the stream of errors that says after a second what is being done, and is gone at the end.

    Nothing is written where that stream is no terminal.
    """

    def __init__(self, stream: TextIO | None, doing: str) -> None:
        self.doing: str = doing
        self._stream = stream

    def say(self, doing: str) -> None:
        """Name another step from now on."""
        self.doing = doing

    def __enter__(self) -> Self:
        self._thread = None
        if is_terminal(self._stream):
            import threading

            self._over = threading.Event()
            self._thread = threading.Thread(target=self._tell, daemon=True)
            self._thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._thread is not None:
            self._over.set()
            self._thread.join()

    def _tell(self) -> None:
        pause = _DELAY
        while not self._over.wait(pause):
            pause = _PAUSE
            self._write(f"{_ERASED}{self._line()}")
        if pause == _PAUSE:
            self._write(_ERASED)

    def _line(self) -> str:
        """What is being done, on one line of the terminal whatever is in it."""
        from roleinfo.render.layout import wrapped
        from roleinfo.render.outline import sanitize

        return wrapped(f"roleinfo: {sanitize(self.doing)} ...", shutil.get_terminal_size().columns - 1, chop=True)[0]

    def _write(self, text: str) -> None:
        stream = self._stream
        if stream is not None:
            try:
                stream.write(text)
                stream.flush()
            except OSError:  # a terminal that has gone away needs no progress
                self._stream = None
