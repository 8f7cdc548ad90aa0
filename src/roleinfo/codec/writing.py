"""Roles as plain dictionaries and as TOML: what the reader reads, and no more than is not the default."""

from decimal import Decimal
from functools import cache
from typing import Any

import attrs
from cattrs import Converter
from cattrs.gen import make_dict_unstructure_fn, override

from roleinfo.codec.reading import ROLE_SCHEMA
from roleinfo.errors import MissingExtraError
from roleinfo.model.code import Code
from roleinfo.model.exact import plain
from roleinfo.model.fact import Section
from roleinfo.model.role import Role
from roleinfo.model.source import Source


@cache
def make_converter(*, decimals_as_text: bool) -> Converter:
    """The converter that takes the model's values apart; decimals become text, or stay for formats that have them."""
    converter = Converter()
    converter.register_unstructure_hook_factory(
        attrs.has,
        lambda cls: make_dict_unstructure_fn(cls, converter, _cattrs_omit_if_default=True, _cattrs_use_alias=True),
    )
    converter.register_unstructure_hook(Source, lambda source: source.id)
    converter.register_unstructure_hook_func(
        lambda cls: isinstance(cls, type) and issubclass(cls, Section),
        lambda section: [converter.unstructure(item, type(item)) for item in section],
    )
    converter.register_unstructure_hook(Code, str)
    converter.register_unstructure_hook(Decimal, plain if decimals_as_text else _number)
    converter.register_unstructure_hook_func(
        lambda cls: getattr(cls, "__origin__", None) is tuple,
        lambda items: [converter.unstructure(item) for item in items],
    )
    # Last, since it looks up the hooks of the fields at once; the tie to a catalog is no part of a role.
    converter.register_unstructure_hook(
        Role,
        make_dict_unstructure_fn(
            Role, converter, _cattrs_omit_if_default=True, _figures=override(omit=True), _matched_as=override(omit=True)
        ),
    )
    return converter


def _number(number: Decimal) -> Decimal | int:
    return number if number.as_tuple().exponent else int(number)


def _document(role: Role, *, decimals_as_text: bool) -> dict[str, Any]:
    converter = make_converter(decimals_as_text=decimals_as_text)
    written: dict[str, Any] = converter.unstructure(role, Role)
    head = {"schema": ROLE_SCHEMA, "id": role.id, "title": role.title}
    body = {name: value for name, value in written.items() if name not in head and value not in ([], {})}
    return {**head, "sources": [source_to_dict(source) for source in role.sources], **body}


def source_to_dict(source: Source) -> dict[str, Any]:
    """The source in plain types, nothing that is the default."""
    written: dict[str, Any] = make_dict_unstructure_fn(
        Source, make_converter(decimals_as_text=True), _cattrs_omit_if_default=True
    )(source)
    return written


def role_to_dict(role: Role) -> dict[str, Any]:
    """The role in plain types that JSON has: its own sources first, decimals as text, nothing that is the default."""
    return _document(role, decimals_as_text=True)


def role_to_toml(role: Role) -> str:
    """The role as a role file, its sources included, so that it stands alone.

    Raises MissingExtraError where the ``toml`` extra is not installed.
    """
    try:
        import tomli_w
    except ImportError:
        raise MissingExtraError("writing TOML", "toml") from None
    return tomli_w.dumps(_document(role, decimals_as_text=False))
