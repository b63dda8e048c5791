"""See how a news story is told, with the evidence for every number.

Read: `example`, `read`, `read_many`, `from_frame` give articles.
Analyse: `analyze` finds the marks (stretches of text, each with a category and a reason) and puts
them in the evidence, a table with a row per mark; `annotate`, `audit` and `explore` are widgets to
check and correct them; `dictionary` makes a marker from a word list that you give.
Measure: `rates`, `tone`, `agency`, `sources`, `naming`, ... give tables; `words_of` gives the rows
of evidence that a number in them counts.
Compare: `compare`, `keyness`, `kwic`, `collocates`, `over_time`, `same_event`, ...
Show: `show`, `highlight` and the ``plot_`` functions.
Publish: `report` writes an HTML page, `bundle` a folder to compute an analysis again from.

>>> import framing
>>> article = framing.read("Talks fail\\n\\nThe regime of the “president” blamed the rebels.")
>>> analysis = framing.analyze(article, ["loaded", "quotation"])
>>> framing.words_of(analysis, {"marker": "loaded", "voice": "writer"})["text"].tolist()
['regime', 'rebels']
"""

import sys
from importlib import import_module
from typing import TYPE_CHECKING, Any

__version__ = "0.1.0"

# The public names by the module that each is loaded from, when it is first asked for.
_NAMES = {
    # Read: a file, an address or a string becomes an article.
    "article": "Article",
    "reading.receiving": "example",
    "reading.frames": "from_frame",
    "reading": "read read_many",
    # Analyse: find the marks, correct them.
    "analysis": "Analysis analyze",
    "decisions": "Decision",
    "marking.marker": "Mark Marker",
    "showing.widgets": "annotate audit explore",
    "marking.dictionary": "dictionary",
    "sentiment": "sentiment",
    # Measure: tables, and the words behind each number.
    "measuring.agency": "agency",
    "measuring.sources": "attributions sources",
    "measuring.tone": "clearest tone tone_by_speaker",
    "measuring.explain_tone": "explain_tone",
    "measuring.genre": "genre",
    "measuring.naming": "naming",
    "measuring.rates": "rates",
    "measuring.trace": "words_of",
    # Compare: with a corpus, between outlets, through time.
    "comparing.compare": "Comparison compare",
    "comparing.people": "actors_across",
    "comparing.alignment": "align",
    "comparing.collocates": "collocates",
    "comparing.contrast": "contrast",
    "comparing.keyness": "keyness",
    "comparing.kwic": "kwic",
    "corpora.loading": "load_corpus open_corpus",
    "comparing.over_time": "over_time",
    "comparing.proposals": "proposed_merges",
    "comparing.resemblance": "resemblance",
    "comparing.same_event": "same_event",
    "comparing.specification": "specification_curve",
    "comparing.counts": "to_counts",
    "comparing.tone": "tone_by tone_over_time",
    # Show: pictures and views.
    "showing.cells": "highlight",
    "showing.plots": "plot_actors plot_rates plot_sources plot_tone",
    "showing.plots_of_words": "plot_collocates plot_keyness",
    "showing.plots_of_outlets": "plot_confusion plot_over_time plot_resemblance",
    "showing.plots_of_specifications": "plot_specification_curve",
    "showing.plots_of_tone": "plot_tone_by_outlet plot_tone_over_time plot_who_of_whom",
    "showing.notebook": "show",
    # Publish: a page that needs nothing.
    "showing.bundle": "bundle",
    "showing.citing": "cite",
    "showing.corpus_page": "corpus_report",
    "showing.figures": "save_figure",
    "showing.report": "report",
}
_PLACES = {name: f"framing.{module}" for module, names in _NAMES.items() for name in names.split()}
_ALIASES = {"carried_by": "explain_tone", "who_of_whom": "tone_by_speaker"}  # earlier names
_MODULES = ("sentiment",)  # public names that are modules themselves
__all__ = sorted(_PLACES)

if TYPE_CHECKING:
    from framing import sentiment as sentiment
    from framing.analysis import Analysis as Analysis
    from framing.analysis import analyze as analyze
    from framing.article import Article as Article
    from framing.comparing.alignment import align as align
    from framing.comparing.collocates import collocates as collocates
    from framing.comparing.compare import Comparison as Comparison
    from framing.comparing.compare import compare as compare
    from framing.comparing.contrast import contrast as contrast
    from framing.comparing.counts import to_counts as to_counts
    from framing.comparing.keyness import keyness as keyness
    from framing.comparing.kwic import kwic as kwic
    from framing.comparing.over_time import over_time as over_time
    from framing.comparing.people import actors_across as actors_across
    from framing.comparing.proposals import proposed_merges as proposed_merges
    from framing.comparing.resemblance import resemblance as resemblance
    from framing.comparing.same_event import same_event as same_event
    from framing.comparing.specification import specification_curve as specification_curve
    from framing.comparing.tone import tone_by as tone_by
    from framing.comparing.tone import tone_over_time as tone_over_time
    from framing.corpora.loading import load_corpus as load_corpus
    from framing.corpora.loading import open_corpus as open_corpus
    from framing.decisions import Decision as Decision
    from framing.marking.dictionary import dictionary as dictionary
    from framing.marking.marker import Mark as Mark
    from framing.marking.marker import Marker as Marker
    from framing.measuring.agency import agency as agency
    from framing.measuring.explain_tone import explain_tone as explain_tone
    from framing.measuring.genre import genre as genre
    from framing.measuring.naming import naming as naming
    from framing.measuring.rates import rates as rates
    from framing.measuring.sources import attributions as attributions
    from framing.measuring.sources import sources as sources
    from framing.measuring.tone import clearest as clearest
    from framing.measuring.tone import tone as tone
    from framing.measuring.tone import tone_by_speaker as tone_by_speaker
    from framing.measuring.trace import words_of as words_of
    from framing.reading import read as read
    from framing.reading import read_many as read_many
    from framing.reading.frames import from_frame as from_frame
    from framing.reading.receiving import example as example
    from framing.showing.bundle import bundle as bundle
    from framing.showing.cells import highlight as highlight
    from framing.showing.citing import cite as cite
    from framing.showing.corpus_page import corpus_report as corpus_report
    from framing.showing.figures import save_figure as save_figure
    from framing.showing.notebook import show as show
    from framing.showing.plots import plot_actors as plot_actors
    from framing.showing.plots import plot_rates as plot_rates
    from framing.showing.plots import plot_sources as plot_sources
    from framing.showing.plots import plot_tone as plot_tone
    from framing.showing.plots_of_outlets import plot_confusion as plot_confusion
    from framing.showing.plots_of_outlets import plot_over_time as plot_over_time
    from framing.showing.plots_of_outlets import plot_resemblance as plot_resemblance
    from framing.showing.plots_of_specifications import (
        plot_specification_curve as plot_specification_curve,
    )
    from framing.showing.plots_of_tone import plot_tone_by_outlet as plot_tone_by_outlet
    from framing.showing.plots_of_tone import plot_tone_over_time as plot_tone_over_time
    from framing.showing.plots_of_tone import plot_who_of_whom as plot_who_of_whom
    from framing.showing.plots_of_words import plot_collocates as plot_collocates
    from framing.showing.plots_of_words import plot_keyness as plot_keyness
    from framing.showing.report import report as report
    from framing.showing.widgets import annotate as annotate
    from framing.showing.widgets import audit as audit
    from framing.showing.widgets import explore as explore


def __getattr__(name: str) -> Any:
    """Return the object with a public name, imported at its first use: `import framing` is fast.

    Raise AttributeError if there is no such name.
    """
    name = _ALIASES.get(name, name)
    if name not in _PLACES:
        raise AttributeError(f"module 'framing' has no attribute {name!r}")
    module = import_module(_PLACES[name])
    found = module if name in _MODULES else getattr(module, name)
    globals()[name] = found
    return found


def __dir__() -> list[str]:
    return sorted({*globals(), *_PLACES})


def _draw_in_notebooks() -> None:
    """Register `show` as what IPython displays articles, analyses and comparisons with.

    Without IPython nothing happens.
    """
    shell = sys.modules["IPython"].get_ipython() if "IPython" in sys.modules else None
    if shell is not None:
        html = shell.display_formatter.formatters["text/html"]
        for name in ("Article", "Analysis", "Comparison"):
            html.for_type_by_name(_PLACES[name], name, lambda one: str(__getattr__("show")(one)))


_draw_in_notebooks()
