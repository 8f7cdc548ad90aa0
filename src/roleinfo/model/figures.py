"""What a role asks of the catalog that it came from."""

from typing import TYPE_CHECKING, Protocol

from roleinfo.model.place import Place

if TYPE_CHECKING:
    from roleinfo.model.role import Role
    from roleinfo.model.table import PayTable
    from roleinfo.pay.history import PayHistory


class FigureSource(Protocol):
    """Whoever knows a role's figures by place and by industry."""

    def at(self, role: "Role", query: str | Place | None) -> "Role":
        """The role with a place's figures in the stead of the nation's."""

    def in_industry(self, role: "Role", query: str) -> "Role":
        """The role with an industry's figures in the stead of all industries'."""

    def in_year(self, role: "Role", year: int) -> "Role":
        """The role with a national release's figures in the stead of the newest's."""

    def history(self, id_: str, in_dollars_of: str | None, where: str | None) -> "PayHistory":
        """What each national release has of a role; for one limited to a place or an industry, why it has nothing."""

    def table(self, id_: str, by: str) -> "PayTable":
        """Every cell of a role, by ``place`` or by ``industry``."""

    def has_table(self, id_: str, by: str) -> bool:
        """Whether that table has any cell, without making it."""
