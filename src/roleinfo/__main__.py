"""``python -m roleinfo`` is the program ``roleinfo``."""

import sys


def main(argv: list[str] | None = None) -> int:
    """Run one command of the program and return its exit code."""
    from roleinfo.cli.main import run

    return run(argv)


if __name__ == "__main__":
    sys.exit(main())
