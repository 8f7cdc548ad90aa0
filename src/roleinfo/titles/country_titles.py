"""Everyday titles of other countries' occupations that no published list has: a table of the library's own.

A title is here only where the name of one group says that it is of that group.
"""

from collections.abc import Mapping
from typing import Final

OWN_TITLES: Final[Mapping[str, tuple[str, ...]]] = {
    "uk-1111": ("CEO", "chief executive officer"),
    "uk-1136": ("HR manager", "human resources manager"),
    "uk-2134": ("software developer",),
    "uk-2135": ("cyber security analyst", "cyber security engineer"),
    "uk-2211": ("GP",),
    "uk-2321": ("headteacher", "headmaster", "headmistress"),
    "uk-2432": ("marketing manager",),
    "uk-3571": ("HR adviser", "HR advisor", "HR officer", "human resources adviser"),
    "uk-4122": ("payroll administrator", "payroll clerk", "payroll officer"),
    "uk-5434": ("sous chef", "chef de partie"),
    "uk-6131": ("healthcare assistant", "HCA"),
    "uk-6135": ("care worker",),
    "uk-7112": ("checkout operator", "checkout assistant"),
    "uk-8151": ("scaffolder",),
    "uk-8211": ("HGV driver", "LGV driver", "HGV class 1 driver", "HGV class 2 driver"),
    "uk-8222": ("forklift driver", "forklift truck driver"),
    "uk-9265": ("barman",),
}
"""The titles of a role by its id."""
