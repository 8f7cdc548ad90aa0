"""How the documentation is built: ``python -m sphinx -W --keep-going -b html docs build/site``, offline."""

import ast
import inspect
import logging
import pydoc
import re
import textwrap
from functools import cache
from typing import Any

from docutils import nodes
from jupyter_client.manager import KernelManager
from sphinx.addnodes import pending_xref
from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment

import roleinfo

project = "roleinfo"
author = "the roleinfo authors"
copyright = author
version = release = roleinfo.__version__

extensions = ["myst_nb", "sphinx.ext.autodoc"]
myst_enable_extensions = ["colon_fence"]
myst_heading_anchors = 3
nb_execution_mode = "force"  # a cache goes by the notebook's text and would miss a change of the library
nb_execution_raise_on_error = True
nb_execution_timeout = 300
nb_merge_streams = True
if hasattr(KernelManager, "transport_encryption"):
    # Kernels that can are spoken to in cipher: otherwise each one warns that it is not.
    KernelManager.transport_encryption.default_value = "auto"

# The package of the colours below turns on what every kernel says of itself.
logging.getLogger("traitlets").setLevel(logging.WARNING)

html_theme = "furo"
html_title = f"roleinfo {release}"
html_show_sourcelink = False
html_static_path = ["static"]
html_css_files = ["site.css"]
# Colours of code that keep their contrast in both themes.
pygments_style = "a11y-high-contrast-light"
pygments_dark_style = "a11y-high-contrast-dark"

nitpicky = True
default_role = "py:obj"
add_module_names = False
python_use_unqualified_type_names = True
python_maximum_signature_line_length = 140
autodoc_default_options = {"members": True}
autodoc_member_order = "bysource"
autodoc_typehints_format = "short"

_PUBLIC = {f"{module}.{name}": f"roleinfo.{name}" for name, module in roleinfo._LAZY.items()}
_SHARED = [f"roleinfo.model._results.{name}" for name in ("Result", "MatrixResult")]

_MENDED = {
    # The lines of a signature are no definitions: they have no terms.
    r"<dl>\s*((?:<dd>.*?</dd>\s*)+)</dl>": r'<div class="sig-lines">\1</div>',
    r"<dd>(<em class=\"sig-param\">.*?)</dd>": r"<div>\1</div>",
    # What may scroll sideways can be reached by keyboard.
    r"<div>(\s*<style scoped>)": r'<div class="frame" tabindex="0">\1',
    r'<div class="table-wrapper': r'<div tabindex="0" class="table-wrapper',
    r"<img [^>]*>": r'<span class="frame picture" tabindex="0">\g<0></span>',
}


def plain_or_public(app: Sphinx, env: BuildEnvironment, node: pending_xref, shown: nodes.Element) -> nodes.Node | None:
    """What a docstring names by its module leads to its public name; what the site has no page of stays text."""
    if node.get("refdomain") != "py":
        return None
    domain: Any = env.domains["py"]
    found = _PUBLIC.get(node["reftarget"])
    if found is None:
        return shown
    return domain.resolve_xref(env, node["refdoc"], app.builder, "obj", found, node, shown) or shown


def with_bases(app: Sphinx, what: str, name: str, obj: Any, *rest: Any) -> None:
    """Say below a class's own words which classes that have a page it takes the rest from."""
    direct = getattr(obj, "__bases__", ())
    bases = {f"{each.__module__}.{each.__name__}": each in direct for each in getattr(obj, "__mro__", ())[1:]}
    known = [f"`~{name}`" for name, is_direct in bases.items() if name in _SHARED or (is_direct and name in _PUBLIC)]
    if known:
        rest[-1].extend(["", f"It has besides what every {' and '.join(known)} has."])


@cache
def cached_properties(cls: type) -> dict[str, str]:
    """What a class says of its cached properties: attrs makes slots of them, and the words are in the source alone."""
    body = ast.parse(textwrap.dedent(inspect.getsource(cls))).body[0]
    functions = [each for each in getattr(body, "body", ()) if isinstance(each, ast.FunctionDef)]
    cached = [each for each in functions if "cached_attribute" in map(ast.unparse, each.decorator_list)]
    return {each.name: ast.get_docstring(each) or "" for each in cached if not each.name.startswith("_")}


def with_cached(app: Sphinx, what: str, name: str, *rest: Any) -> bool | None:
    """Keep the cached properties among the members of a class."""
    at = app.env.current_document
    holder = pydoc.locate(f"{at.autodoc_module}.{at.autodoc_class}")
    return False if isinstance(holder, type) and name in cached_properties(holder) else None


def with_words(app: Sphinx, what: str, name: str, *rest: Any) -> None:
    """Say of a cached property what its source says."""
    holder, _, attribute = name.rpartition(".")
    if what == "attribute" and isinstance(cls := pydoc.locate(holder), type) and not any(rest[-1]):
        rest[-1][:] = cached_properties(cls).get(attribute, "").splitlines()


def without_nothing(app: Sphinx, what: str, name: str, obj: Any, options: Any, *rest: str | None) -> Any:
    """A default that is made anew for each value is shown as three dots."""
    signature, back = rest
    return signature and signature.replace("NOTHING", "..."), back


def without_blank_end(app: Sphinx, tree: nodes.document) -> None:
    """The blank line that ends an example for doctest is not shown."""
    for each in tree.findall(nodes.literal_block):
        if each.rawsource == each.astext():
            each.rawsource = each.rawsource.rstrip()
            each.children = [nodes.Text(each.rawsource)]


def accessible(app: Sphinx, page: str, template: str, context: dict[str, Any], tree: nodes.document | None) -> None:
    """Mend what screen readers and keyboards trip over in the pages as Sphinx, Furo and pandas write them."""
    tree_of_pages = context.get("furo_navigation_tree", "")
    context["furo_navigation_tree"] = tree_of_pages.replace('role="heading"', 'role="heading" aria-level="2"')
    if "body" in context:
        for found, instead in _MENDED.items():
            context["body"] = re.sub(found, instead, context["body"], flags=re.DOTALL)


def setup(app: Sphinx) -> None:
    """Take part in the build."""
    app.connect("missing-reference", plain_or_public)
    app.connect("autodoc-process-docstring", with_bases)
    app.connect("autodoc-process-docstring", with_words)
    app.connect("autodoc-skip-member", with_cached)
    app.connect("autodoc-process-signature", without_nothing)
    app.connect("doctree-read", without_blank_end)
    app.connect("html-page-context", accessible, priority=900)  # after the theme's own
