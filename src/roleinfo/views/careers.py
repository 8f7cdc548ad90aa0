"""Careers: the views of moves, paths, ladders and the skills that open roles."""

from collections.abc import Mapping
from typing import Any, Final

from roleinfo.views.ladders import BRIDGE, BRIDGES, LADDER, RUNG
from roleinfo.views.moves import MOVE_VIEW
from roleinfo.views.paths import PATH, PATHS
from roleinfo.views.ranked_moves import RANKED_MOVE, RANKED_MOVES
from roleinfo.views.two_paths import PATH_DIFF
from roleinfo.views.view import View

VIEWS: Final[Mapping[type, View[Any]]] = {
    view.of: view
    for view in (MOVE_VIEW, RANKED_MOVE, RANKED_MOVES, PATH, PATHS, PATH_DIFF, LADDER, RUNG, BRIDGE, BRIDGES)
}
