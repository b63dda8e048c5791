"""See how a news story is told, with the evidence for every number.

>>> import framing
>>> article = framing.read("Talks fail\\n\\nThe regime of the “president” blamed the rebels.")
>>> analysis = framing.analyze(article, ["loaded", "quotation"])
>>> framing.words_of(analysis, {"marker": "loaded", "voice": "writer"})["text"].tolist()
['regime', 'rebels']
"""

from framing import sentiment
from framing.analysis import Analysis, analyze
from framing.article import Article
from framing.comparing.compare import Comparison, compare
from framing.comparing.keyness import keyness
from framing.comparing.people import actors_across
from framing.comparing.proposals import proposed_merges
from framing.comparing.tone import tone_by, tone_over_time
from framing.corpora.loading import load_corpus
from framing.decisions import Decision
from framing.marking.dictionary import dictionary
from framing.marking.marker import Mark, Marker
from framing.measuring.agency import agency
from framing.measuring.carried import carried_by
from framing.measuring.naming import naming
from framing.measuring.rates import rates
from framing.measuring.sources import sources
from framing.measuring.tone import clearest, tone, who_of_whom
from framing.measuring.trace import words_of
from framing.reading import read, read_many
from framing.showing.cells import highlight
from framing.showing.notebook import show
from framing.showing.plots import plot_actors, plot_rates, plot_sources, plot_tone
from framing.showing.plots_of_outlets import plot_confusion, plot_over_time, plot_resemblance
from framing.showing.plots_of_tone import (
    plot_tone_by_outlet,
    plot_tone_over_time,
    plot_who_of_whom,
)
from framing.showing.plots_of_words import plot_collocates, plot_keyness
from framing.showing.report import report
from framing.showing.widgets import annotate, audit, explore

__version__ = "0.1.0"
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
    "audit",
    "carried_by",
    "clearest",
    "compare",
    "dictionary",
    "explore",
    "highlight",
    "keyness",
    "load_corpus",
    "naming",
    "plot_actors",
    "plot_collocates",
    "plot_confusion",
    "plot_keyness",
    "plot_over_time",
    "plot_rates",
    "plot_resemblance",
    "plot_sources",
    "plot_tone",
    "plot_tone_by_outlet",
    "plot_tone_over_time",
    "plot_who_of_whom",
    "proposed_merges",
    "rates",
    "read",
    "read_many",
    "report",
    "sentiment",
    "show",
    "sources",
    "tone",
    "tone_by",
    "tone_over_time",
    "who_of_whom",
    "words_of",
]
