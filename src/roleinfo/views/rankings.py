"""The declared views of many roles at once, by their classes."""

from collections.abc import Mapping
from typing import Any, Final

from roleinfo.views import many, top
from roleinfo.views.view import View

VIEWS: Final[Mapping[type, View[Any]]] = {**many.VIEWS, **{view.of: view for view in top.VIEWS}}
