"""The roles of the package that were written by hand, as the default catalog gives them."""

from typing import Final

import roleinfo as ri
from roleinfo.catalog.role_files import package_layer

IDS: Final = tuple(package_layer().ids())
"""Their ids."""


def written() -> tuple[ri.Role, ...]:
    """The roles, in the order of the ids."""
    return tuple(ri.role(id_) for id_ in IDS)
