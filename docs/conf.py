"""The documentation as a static site with search: `make docs` writes it into `_docs`."""

from typing import Any

project = "framing"
html_title = "framing"
author = "The framing authors"
extensions = ["myst_nb", "sphinx.ext.autodoc", "sphinx.ext.autosummary", "sphinx.ext.napoleon"]
smartquotes_action = "D"  # dashes alone: quotation marks are our subject, and stay
root_doc = "index"
exclude_patterns = ["**/.ipynb_checkpoints"]

nb_execution_mode = "force"
nb_execution_timeout = 300
nb_execution_in_temp = True  # what a lesson writes is not left beside it
nb_execution_raise_on_error = True
nb_ipywidgets_js = {}  # the page goes nowhere for scripts: a widget is shown by its static form
nb_mime_priority_overrides = [("html", "application/vnd.jupyter.widget-view+json", None)]
suppress_warnings = ["mystnb.unknown_mime_type"]

default_role = "py:obj"  # `Analysis` in a docstring leads to its page
autodoc_default_options = {"members": True}
autodoc_typehints = "none"  # the docstrings say what is taken and given back
autosummary_generate = True
napoleon_google_docstring = False
napoleon_use_ivar = True
napoleon_use_rtype = False
add_module_names = False
toc_object_entries = False

pygments_style = "xcode"  # its colours keep their contrast
html_theme = "alabaster"
html_theme_options = {
    "description": "See how a news story is told",
    "fixed_sidebar": True,
    "page_width": "1180px",
    "body_max_width": "none",
    "show_powered_by": "false",
}
html_static_path = ["static"]
templates_path = ["templates"]
html_css_files = ["site.css"]
html_sidebars = {"**": ["about.html", "searchfield.html", "contents.html"]}
html_show_sourcelink = False
html_show_copyright = False
html_copy_source = False


def setup(app: Any) -> None:
    app.connect("autodoc-skip-member", _without_field_numbers)


def _without_field_numbers(_app: Any, _what: str, _name: str, member: Any, *_: Any) -> bool | None:
    """Leave out what Python says of the fields of a named tuple: its own docstring says more."""
    return True if str(member.__doc__).startswith("Alias for field number") else None
