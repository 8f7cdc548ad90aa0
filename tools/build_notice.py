"""Write NOTICE: the license and the credit of every publication whose data the package includes."""

import argparse
import sys
import textwrap
from pathlib import Path
from typing import Final

import roleinfo

ROOT: Final = Path(__file__).parent.parent
HEAD: Final = """\
roleinfo
Copyright (c) 2026 the roleinfo authors

The code is under the MIT license (LICENSE). The package includes data of the publications below, each under its own
terms. Facts, figures, and names of classifications are theirs; the sentences are roleinfo's own.
"""


def notice() -> str:
    """The text of NOTICE, from the sources of the package."""
    entries = []
    for source in roleinfo.sources():
        release = f", {source.release}" if source.release else ""
        lines = [f"{source.publisher}: {source.title}{release}", f"License: {source.license}"]
        if source.credit:
            lines.append(" ".join(source.credit.split()))
        entries.append(
            "\n".join(textwrap.fill(line, 118, initial_indent="  ", subsequent_indent="  ") for line in lines)
        )
    return "\n\n".join([HEAD.rstrip(), *entries]) + "\n"


def main() -> int:
    """Write the file, or with ``--check`` say whether it is current."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--check", action="store_true", help="write nothing; exit with 1 where NOTICE is out of date")
    path = ROOT / "NOTICE"
    if parser.parse_args().check:
        return int(path.read_text(encoding="utf-8") != notice())
    path.write_text(notice(), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
