"""``python -m roleinfo`` is the program ``roleinfo``."""

import sys
from typing import Final

INTERRUPTED: Final = 130


def main(argv: list[str] | None = None) -> int:
    """Run one command of the program and return its exit code."""
    try:
        from roleinfo.cli.main import run

        return run(argv)
    except KeyboardInterrupt:
        return INTERRUPTED


if __name__ == "__main__":
    sys.exit(main())
