"""The declared views of lists of skills, by their classes."""

from collections.abc import Mapping
from typing import Any, Final

from roleinfo.views import learning, person
from roleinfo.views.view import View

VIEWS: Final[Mapping[type, View[Any]]] = {**learning.VIEWS, person.VIEW.of: person.VIEW}
