"""Write docs/schema/: the JSON Schema of what each result writes, one file a class and number of the form."""

import argparse
import json
import sys
from pathlib import Path
from typing import Final

from roleinfo.version import RESULT_SCHEMA
from roleinfo.views.schema import result_classes, result_schema

FOLDER: Final = Path(__file__).parent.parent / "docs" / "schema"


def schemas() -> dict[str, str]:
    """The text of each file, by its name."""
    return {
        f"{cls.__name__}.v{RESULT_SCHEMA}.json": json.dumps(result_schema(cls), indent=1, ensure_ascii=False) + "\n"
        for cls in result_classes()
    }


def outdated() -> list[str]:
    """The files of the form of today that are missing or are not what the declarations say."""
    return [
        name
        for name, text in schemas().items()
        if not (FOLDER / name).is_file() or (FOLDER / name).read_text(encoding="utf-8") != text
    ]


def main() -> int:
    """Write the files, or with ``--check`` name those that are out of date."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--check", action="store_true", help="write nothing; exit with 1 where a file is out of date")
    if parser.parse_args().check:
        names = outdated()
        print(*names, sep="\n", file=sys.stderr)  # noqa: T201
        return int(bool(names))
    FOLDER.mkdir(exist_ok=True)
    for name, text in schemas().items():
        (FOLDER / name).write_text(text, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
