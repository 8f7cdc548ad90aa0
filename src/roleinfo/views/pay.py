"""The declared views of results on pay, by their classes."""

from collections.abc import Mapping
from typing import Any, Final

from roleinfo.views import bands, group_gaps, history, market, offers, places
from roleinfo.views.view import View

VIEWS: Final[Mapping[type, View[Any]]] = {
    view.of: view
    for view in (*bands.VIEWS, *market.VIEWS, *offers.VIEWS, *places.VIEWS, *history.VIEWS, *group_gaps.VIEWS)
}
