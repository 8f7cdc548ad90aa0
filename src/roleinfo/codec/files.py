"""Role files as a person or a program writes them: TOML, and JSON with the same keys."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from roleinfo.errors import Problem, RoleFileError


def parse_toml(content: bytes, *, file: str) -> Mapping[str, Any]:
    """The tables of a TOML file, every number as a Decimal or an int.

    Raises RoleFileError where the file is not TOML in UTF-8.
    """
    import tomllib

    try:
        return tomllib.loads(content.decode("utf-8-sig").replace("\r\n", "\n"), parse_float=Decimal)
    except UnicodeDecodeError as error:
        raise RoleFileError([Problem(file, "", f"must be UTF-8 text: byte {error.start} is not")]) from None
    except tomllib.TOMLDecodeError as error:
        raise RoleFileError([Problem(file, "", f"must be TOML: {error}")]) from None
    except (ValueError, ArithmeticError):  # Python reads no number of thousands of digits
        raise RoleFileError([Problem(file, "", "must hold no number of thousands of digits")]) from None
    except RecursionError:
        raise RoleFileError([Problem(file, "", "must be TOML without hundreds of tables inside each other")]) from None


def parse_json(content: bytes, *, file: str) -> Any:
    """What a JSON file holds, every number as a Decimal or an int.

    Raises RoleFileError where the file is not JSON in UTF-8.
    """
    import json

    try:
        return json.loads(content.decode("utf-8-sig"), parse_float=Decimal)
    except UnicodeDecodeError as error:
        raise RoleFileError([Problem(file, "", f"must be UTF-8 text: byte {error.start} is not")]) from None
    except ArithmeticError:
        raise RoleFileError([Problem(file, "", "must hold no number of thousands of digits")]) from None
    except (ValueError, RecursionError) as error:
        raise RoleFileError([Problem(file, "", f"must be JSON: {error}")]) from None
