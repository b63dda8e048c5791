"""The lessons as a static site with search: `make book` runs each and writes `_book`."""

project = "framing"
html_title = "framing: lessons"
author = "The framing authors"
extensions = ["myst_nb"]
root_doc = "index"
exclude_patterns = [".ipynb_checkpoints", "**/.ipynb_checkpoints"]

nb_execution_mode = "force"
nb_execution_timeout = 300
nb_execution_in_temp = True  # what a lesson writes is not left beside it
nb_execution_raise_on_error = True
nb_ipywidgets_js = {}  # the page goes nowhere for scripts: a widget is shown by its static form
nb_mime_priority_overrides = [("html", "application/vnd.jupyter.widget-view+json", None)]
suppress_warnings = ["mystnb.unknown_mime_type"]

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
html_css_files = ["book.css"]
html_sidebars = {"**": ["about.html", "searchfield.html", "lessons.html"]}
html_show_sourcelink = False
html_show_copyright = False
html_copy_source = False
