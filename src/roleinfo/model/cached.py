"""A value worked out when it is first read and kept, with no lock: threads that meet there may each work it out."""

from functools import cached_property
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    cached_attribute = cached_property
else:

    class cached_attribute(cached_property):  # noqa: N801  # reads as the decorator that it is
        """A `functools.cached_property` that takes no lock; the first value to be kept is the one that all threads get.

        On Python 3.11 the original holds one lock for all instances of a class while a value is worked out.
        attrs knows a cached property by its class, and makes a slot for it.
        """

        def __get__(self, instance: Any, owner: type | None = None) -> Any:
            if instance is None:
                return self
            return instance.__dict__.setdefault(self.attrname, self.func(instance))
