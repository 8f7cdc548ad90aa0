"""Draw the picture of the README, docs/images/compare.svg: what two roles are paid, from the bundled data.

    python tools/build_readme_picture.py

It needs the extra ``plot``. Words stay text, so the file is small and can be searched.
"""

from pathlib import Path
from typing import Final

from roleinfo.api.comparing import compare
from roleinfo.plots import drawing

PICTURE: Final = Path(__file__).resolve().parent.parent / "docs" / "images" / "compare.svg"


def main() -> None:
    """Write the picture."""
    PICTURE.parent.mkdir(exist_ok=True)
    drawn = drawing.svg(compare("registered nurse", "physician assistant"), kind="pay", ground="white")
    PICTURE.write_text(drawn + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
