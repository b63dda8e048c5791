"""See how a news story is told, with the evidence for every number.

>>> import framing
>>> article = framing.read("Talks fail\\n\\nThe regime of the “president” blamed the rebels.")
>>> analysis = framing.analyze(article, ["loaded", "quotation"])
>>> framing.words_of(analysis, {"marker": "loaded", "voice": "writer"})["text"].tolist()
['regime', 'rebels']
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

__version__ = "0.1.0"

_PLACES = {
    # Read: a file, an address or a string becomes an article.
    "Article": "framing.article",
    "from_frame": "framing.reading.frames",
    "read": "framing.reading",
    "read_many": "framing.reading",
    # Analyse: find the marks, correct them.
    "Analysis": "framing.analysis",
    "Decision": "framing.decisions",
    "Mark": "framing.marking.marker",
    "Marker": "framing.marking.marker",
    "analyze": "framing.analysis",
    "annotate": "framing.showing.widgets",
    "audit": "framing.showing.widgets",
    "dictionary": "framing.marking.dictionary",
    "sentiment": "framing.sentiment",
    # Measure: tables, and the words behind each number.
    "agency": "framing.measuring.agency",
    "attributions": "framing.measuring.sources",
    "carried_by": "framing.measuring.carried",
    "clearest": "framing.measuring.tone",
    "genre": "framing.measuring.genre",
    "naming": "framing.measuring.naming",
    "rates": "framing.measuring.rates",
    "sources": "framing.measuring.sources",
    "tone": "framing.measuring.tone",
    "who_of_whom": "framing.measuring.tone",
    "words_of": "framing.measuring.trace",
    # Compare: with a corpus, between outlets, through time.
    "Comparison": "framing.comparing.compare",
    "actors_across": "framing.comparing.people",
    "compare": "framing.comparing.compare",
    "contrast": "framing.comparing.contrast",
    "keyness": "framing.comparing.keyness",
    "load_corpus": "framing.corpora.loading",
    "open_corpus": "framing.corpora.loading",
    "proposed_merges": "framing.comparing.proposals",
    "same_event": "framing.comparing.same_event",
    "specification_curve": "framing.comparing.specification",
    "to_counts": "framing.comparing.counts",
    "tone_by": "framing.comparing.tone",
    "tone_over_time": "framing.comparing.tone",
    # Show: pictures and views.
    "explore": "framing.showing.widgets",
    "highlight": "framing.showing.cells",
    "plot_actors": "framing.showing.plots",
    "plot_collocates": "framing.showing.plots_of_words",
    "plot_confusion": "framing.showing.plots_of_outlets",
    "plot_keyness": "framing.showing.plots_of_words",
    "plot_over_time": "framing.showing.plots_of_outlets",
    "plot_rates": "framing.showing.plots",
    "plot_resemblance": "framing.showing.plots_of_outlets",
    "plot_sources": "framing.showing.plots",
    "plot_specification_curve": "framing.showing.plots_of_specifications",
    "plot_tone": "framing.showing.plots",
    "plot_tone_by_outlet": "framing.showing.plots_of_tone",
    "plot_tone_over_time": "framing.showing.plots_of_tone",
    "plot_who_of_whom": "framing.showing.plots_of_tone",
    "show": "framing.showing.notebook",
    # Publish: a page that needs nothing.
    "bundle": "framing.showing.bundle",
    "cite": "framing.showing.citing",
    "corpus_report": "framing.showing.corpus_page",
    "report": "framing.showing.report",
    "save_figure": "framing.showing.figures",
}
_MODULES = ("sentiment",)  # public names that are modules themselves
__all__ = [
    "Analysis",
    "Article",
    "Comparison",
    "Decision",
    "Mark",
    "Marker",
    "actors_across",
    "agency",
    "analyze",
    "annotate",
    "attributions",
    "audit",
    "bundle",
    "carried_by",
    "cite",
    "clearest",
    "compare",
    "contrast",
    "corpus_report",
    "dictionary",
    "explore",
    "from_frame",
    "genre",
    "highlight",
    "keyness",
    "load_corpus",
    "naming",
    "open_corpus",
    "plot_actors",
    "plot_collocates",
    "plot_confusion",
    "plot_keyness",
    "plot_over_time",
    "plot_rates",
    "plot_resemblance",
    "plot_sources",
    "plot_specification_curve",
    "plot_tone",
    "plot_tone_by_outlet",
    "plot_tone_over_time",
    "plot_who_of_whom",
    "proposed_merges",
    "rates",
    "read",
    "read_many",
    "report",
    "same_event",
    "save_figure",
    "sentiment",
    "show",
    "sources",
    "specification_curve",
    "to_counts",
    "tone",
    "tone_by",
    "tone_over_time",
    "who_of_whom",
    "words_of",
]

if TYPE_CHECKING:
    from framing import sentiment
    from framing.analysis import Analysis, analyze
    from framing.article import Article
    from framing.comparing.compare import Comparison, compare
    from framing.comparing.contrast import contrast
    from framing.comparing.counts import to_counts
    from framing.comparing.keyness import keyness
    from framing.comparing.people import actors_across
    from framing.comparing.proposals import proposed_merges
    from framing.comparing.same_event import same_event
    from framing.comparing.specification import specification_curve
    from framing.comparing.tone import tone_by, tone_over_time
    from framing.corpora.loading import load_corpus, open_corpus
    from framing.decisions import Decision
    from framing.marking.dictionary import dictionary
    from framing.marking.marker import Mark, Marker
    from framing.measuring.agency import agency
    from framing.measuring.carried import carried_by
    from framing.measuring.genre import genre
    from framing.measuring.naming import naming
    from framing.measuring.rates import rates
    from framing.measuring.sources import attributions, sources
    from framing.measuring.tone import clearest, tone, who_of_whom
    from framing.measuring.trace import words_of
    from framing.reading import read, read_many
    from framing.reading.frames import from_frame
    from framing.showing.bundle import bundle
    from framing.showing.cells import highlight
    from framing.showing.citing import cite
    from framing.showing.corpus_page import corpus_report
    from framing.showing.figures import save_figure
    from framing.showing.notebook import show
    from framing.showing.plots import plot_actors, plot_rates, plot_sources, plot_tone
    from framing.showing.plots_of_outlets import plot_confusion, plot_over_time, plot_resemblance
    from framing.showing.plots_of_specifications import plot_specification_curve
    from framing.showing.plots_of_tone import (
        plot_tone_by_outlet,
        plot_tone_over_time,
        plot_who_of_whom,
    )
    from framing.showing.plots_of_words import plot_collocates, plot_keyness
    from framing.showing.report import report
    from framing.showing.widgets import annotate, audit, explore


def __getattr__(name: str) -> Any:
    """Import a public name when it is first asked for: importing framing itself loads nothing."""
    if name not in _PLACES:
        raise AttributeError(f"module 'framing' has no attribute {name!r}")
    module = import_module(_PLACES[name])
    found = module if name in _MODULES else getattr(module, name)
    globals()[name] = found
    return found


def __dir__() -> list[str]:
    return sorted({*globals(), *_PLACES})
