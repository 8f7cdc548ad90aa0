"""What a change is, and how changes are found, turned round, strung together and applied."""

from collections.abc import Iterable, Mapping
from typing import Any

import attrs

from roleinfo.errors import InvalidArgumentError, NotComparableError, shown
from roleinfo.model._edges import OneLine
from roleinfo.model.caveat import Caveat, Missing
from roleinfo.model.fact import Fact, Section
from roleinfo.model.place import Industry, Place
from roleinfo.model.role import Role
from roleinfo.model.rules import check_fields
from roleinfo.model.sections import Education

Path = tuple[str, ...]
Leaf = Fact | Caveat | Missing | Place | Industry | str | int | None
"""What may stand at a path of a role."""


def _is_path(_instance: object, attribute: Any, value: Path) -> None:
    """A validator: the parts of a path, one at least."""
    if not isinstance(value, tuple) or not all(isinstance(text, str) for text in value):
        raise TypeError(f"{attribute.name} must be a tuple of field names and keys, not {shown(value)}")
    if not value:
        raise InvalidArgumentError(attribute.name, value, "must have one part or more")


@attrs.frozen(field_transformer=check_fields, repr=False)
class Change(OneLine):
    """One thing that differs between two roles.

    ``path`` leads to it by field names and keys (``("salary", "mean|…")``); ``left`` and
    ``right`` are what stands there: a fact, a text or another value of the model, None where
    there is nothing.
    """

    path: Path = attrs.field(validator=_is_path)
    left: Leaf
    right: Leaf

    def inverted(self) -> "Change":
        """The change back."""
        return Change(self.path, self.right, self.left)


def leaves(role: Role) -> dict[Path, Any]:
    """All that a role says, each thing under its path; what is None or empty has no path."""
    facts: dict[Path, Any] = {}
    for attribute in attrs.fields(Role):
        name, value = attribute.name, getattr(role, attribute.name)
        if name.startswith("_"):  # no part of the value
            continue
        match value:
            case None:
                continue
            case Section():
                facts.update({(name, fact.key): fact for fact in value})
            case Education():
                for inner in attrs.fields(Education):
                    facts.update({(name, inner.name, fact.key): fact for fact in getattr(value, inner.name)})
            case tuple():
                facts.update({(name, _key(item)): item for item in value})
            case _:
                facts[(name,)] = value
    return facts


def _key(item: str | Caveat | Missing | Fact) -> str:
    return item if isinstance(item, str) else item.key


def role_of_leaves(facts: Mapping[Path, Any]) -> Role:
    """The role of which these are the leaves."""
    values: dict[str, Any] = {}
    education: dict[str, list[Any]] = {}
    for path, value in facts.items():
        match path:
            case (name,):
                values[name] = value
            case (name, _key):
                values.setdefault(name, []).append(value)
            case (_name, inner, _key):
                education.setdefault(inner, []).append(value)
    return Role(**values, education=Education(**education))


def changes(left: Role, right: Role) -> tuple[Change, ...]:
    """All that differs between two roles, in the order of the paths; nothing else."""
    old, new = leaves(left), leaves(right)
    return tuple(
        Change(path, one, other)
        for path in sorted({*old, *new})
        for one, other in [(old.get(path), new.get(path))]
        if one is not other and (one is None or other is None or one != other)
    )


def composed(first: Iterable[Change], second: Iterable[Change]) -> tuple[Change, ...]:
    """The one step that leads where two lead, one after the other.

    Raises NotComparableError where the second does not start from where the first ends.
    """
    one = {change.path: change for change in first}
    two = {change.path: change for change in second}
    clashes = [path for path in one.keys() & two.keys() if one[path].right != two[path].left]
    if clashes:
        raise NotComparableError(
            [f"{_said(path)}: the first ends elsewhere than the second starts" for path in sorted(clashes)]
        )
    both = {
        path: Change(path, (one.get(path) or two[path]).left, (two.get(path) or one[path]).right)
        for path in one.keys() | two.keys()
    }
    return tuple(both[path] for path in sorted(both) if both[path].left != both[path].right)


def applied(changes: Iterable[Change], role: Role) -> Role:
    """The role with these changes made.

    Raises NotComparableError, with a reason for each, where the role does not hold what a change
    starts from.
    """
    facts = leaves(role)
    reasons = []
    for change in changes:
        if facts.get(change.path) != change.left:
            there = "nothing" if facts.get(change.path) is None else "something else"
            wanted = "nothing" if change.left is None else "what the left role has"
            reasons.append(f"{_said(change.path)} holds {there}, where the change starts from {wanted}")
        elif change.right is None:
            del facts[change.path]
        else:
            facts[change.path] = change.right
    if reasons:
        raise NotComparableError(reasons)
    try:
        return role_of_leaves(facts)
    except ValueError as error:  # what the role holds besides does not go with what the changes bring
        raise NotComparableError([str(error)]) from None


def _said(path: Path) -> str:
    return " / ".join(path)
