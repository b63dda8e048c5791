"""Write how to cite a result: a methods paragraph and BibTeX, from the record of its run."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from importlib import resources
from typing import Any

from framing import __version__
from framing.analysis import Analysis
from framing.comparing.compare import Comparison
from framing.comparing.side_by_side import SideBySide
from framing.corpora import catalog
from framing.corpora.reference import Reference
from framing.marking.registry import markers as markers_known
from framing.measuring.measured_error import error_of
from framing.showing import numbers

YEAR = 2026  # of the copyright
_ENTRY = re.compile(r"@\w+\{([^,]+),.*?\n\}\n?", re.DOTALL)
_MEASURES = {"precision": "precision", "recall": "recall", "accuracy": "right kind"}


@dataclass(frozen=True)
class Citation:
    """Hold a methods paragraph and the BibTeX entries of what it names; ``str`` gives both."""

    methods: str
    bibtex: str

    def __str__(self) -> str:
        return f"{self.methods}\n\n{self.bibtex}"


def cite(thing: Analysis | Comparison | Reference | SideBySide | None = None) -> Citation:
    """Return the methods paragraph and the BibTeX of a result.

    Parameters
    ----------
    thing
        The result of `framing.analyze`, `framing.compare` or `framing.load_corpus`, or the tables
        of a corpus's page; by default the toolkit alone.

    Returns
    -------
    Citation
        ``methods``: the version, how it was found whose words a passage is, each marker with its
        version and measured error, corrections by hand, the reference corpus and the choices made.
        ``bibtex``: the toolkit, the reference corpus where it is in the catalogue, and the methods
        that were used.

    Raises
    ------
    TypeError
        If it is none of these.

    Examples
    --------
    >>> from framing import Article, analyze
    >>> found = cite(analyze(Article("a", "The regime fell."), "loaded", voices="marks"))
    >>> found.methods[:55]
    'One article (3 words) was analysed with framing 0.1.0. '
    >>> print(found.bibtex.splitlines()[0])
    @software{framing,
    """
    if thing is None:
        return Citation(f"The analysis was made with framing {__version__}.", _bibtex([]))
    if isinstance(thing, Analysis):
        size = len(thing.articles), int(thing.articles["words"].sum())
        parts = [*_analysed(thing.run, *size), *_corrections(thing.run)]
        return Citation(" ".join(parts), _bibtex(_models(thing.run)))
    if isinstance(thing, Reference):
        size = len(thing.articles), int(thing.articles["words"].sum())
        parts = [*_analysed(thing.run, *size, f" of {thing.name}"), *_origin(thing.name)]
        return Citation(" ".join(parts), _bibtex(_models(thing.run), thing.name))
    if isinstance(thing, Comparison):
        return _of_comparison(thing)
    if isinstance(thing, SideBySide):
        return _of_outlets(thing)
    raise TypeError(
        f"cite takes an Analysis, a Comparison or a measured corpus, not {type(thing).__name__}."
    )


def _of_comparison(thing: Comparison) -> Citation:
    run = thing.run
    name = str(run["reference"])
    rows = thing.rates
    size = int(rows["subject_articles"].max()) if len(rows) else 0
    several = size > 1
    matched = [one for one in run["match"] if len(thing.matched)]
    choices = [
        f"grouped by {run['by']}" if run["by"] else "all together",
        *([f"only articles that use {run['about']!r}"] if run["about"] else []),
        f"similar articles matched on {numbers.listed(matched)}" if matched else "unmatched",
        _voice(run["voice"]),
        "copies of other articles kept" if run["copies"] else "copies of other articles left out",
    ]
    parts = [
        *_analysed(run["subject_run"], size, None),
        f"It was compared with {name}" if not several else f"They were compared with {name}",
    ]
    parts[-1] += f" ({'; '.join(choices)})."
    parts += [
        *_origin(name),
        f"Intervals of rates are bootstraps over articles (95%, seed {run['seed']})"
        + ("; differences are tested over articles (Welch)" if several else "")
        + "; q-values follow Benjamini and Hochberg.",
        *_corrections(run["subject_run"]),
    ]
    keys = [*_models(run["subject_run"]), "efron1993", "benjamini1995"]
    keys += ["cochran1977"] if several else []
    return Citation(" ".join(parts), _bibtex(keys, name))


def _of_outlets(thing: SideBySide) -> Citation:
    shown = {*thing.rates["marker"], *(["sentiment"] if len(thing.tone) else [])}
    markers = {name: version for name, version in thing.run["markers"].items() if name in shown}
    run = {**thing.run, "markers": markers}
    adjusted = next(iter(thing.contrasts["adjusted"]), "") if len(thing.contrasts) else ""
    parts = [*_analysed(run, run["articles"], run["words"], f" of {thing.name}")]
    parts += [*_origin(thing.name)]
    outlets = [str(name) for name in thing.outlets["outlet"]]
    parts.append(
        f"Outlets ({numbers.listed(outlets)}) are compared in the writer’s words, quotations in "
        "all words; copies of other articles and articles with damaged quotation marks are left "
        f"out. Intervals of rates are bootstraps over articles (95%, seed {run['seed']})."
    )
    keys = [*_models(run), "efron1993"]
    if len(thing.contrasts):
        parts.append(
            "Rate ratios are those of a Poisson regression with the words as exposure and robust "
            f"errors (HC3){_holding(adjusted)}; q-values follow Benjamini and Hochberg over "
            f"{numbers.count(len(thing.contrasts))} comparisons. A difference is told in words "
            "where it is large and firm under the marker’s measured error."
        )
        keys += ["gourieroux1984", "long2000", "benjamini1995"]
    if "topic" in adjusted and len(thing.topics):
        parts.append(
            f"Topics ({thing.topics['topic'].nunique()}) were found in the words by non-negative "
            "matrix factorization, or taken from the corpus where it tells them."
        )
        keys.append("lee1999")
    if len(thing.keyness):
        parts.append("Words that set two outlets apart are ranked by log-odds with a prior.")
        keys.append("monroe2008")
    return Citation(" ".join(parts), _bibtex(keys, thing.name))


def _holding(adjusted: str) -> str:
    return f", holding equal {numbers.listed(adjusted.split(', '))}" if adjusted else ""


def _voice(voice: str) -> str:
    return "words of every voice" if voice == "all" else f"words of the voice “{voice}”"


def _analysed(run: dict[str, Any], articles: int, words: int | None, of: str = "") -> Iterable[str]:
    """Yield the sentences on what was analysed, how voices were found, and each marker's error.

    ``run`` records versions and settings; ``articles`` and ``words`` are how many (None: not said);
    ``of`` follows the number of articles, as in " of NAME".
    """
    many = "One article" if articles == 1 else f"{numbers.count(articles)} articles"
    size = "" if words is None else f" ({numbers.count(words)} {numbers.times(words, 'word')})"
    verb = "was" if articles == 1 else "were"
    yield f"{many}{of}{size} {verb} analysed with framing {run.get('framing', __version__)}."
    model = run.get("model")
    parse = f"the parse of {model['package']} {model['version']}" if model else "the parse"
    if run.get("voices", "attribution") == "attribution":
        yield f"Whose words a passage is was found from {parse} and an attribution tagger."
    else:
        yield "All that stands in quotation marks was taken for quoted; nothing else told voices."
    markers = [_marker(name, version) for name, version in run.get("markers", {}).items()]
    if markers:
        yield f"Markers: {'; '.join(markers)}."


def _marker(name: str, version: str) -> str:
    """Return a phrase with a marker's name, version and measured precision, recall or accuracy."""
    now = {marker.name: marker.version for marker in markers_known()}
    rows = error_of(name)
    if name not in now or rows.empty:
        return f"{name} (version {version}; error not measured)"
    figures = [
        f"{_MEASURES[row.measure]} {numbers.ratio(row.value)}"
        f" [{numbers.between(row.low, row.high, numbers.ratio)}], n = {numbers.count(row.n)},"
        f" {row.data}"
        for row in rows.itertuples(index=False)
    ]
    apart = "" if now[name] == version else f"measured for version {now[name]}: "
    return f"{name} (version {version}; {apart}{'; '.join(figures)})"


def _corrections(run: dict[str, Any]) -> Iterable[str]:
    """Yield a sentence on corrections by hand, and one on markers that failed, if there are any."""
    decisions = run.get("decisions", ())
    if decisions:
        verb = numbers.times(len(decisions), "correction was", "corrections were")
        yield f"{numbers.count(len(decisions))} {verb} made by hand."
    skipped = run.get("skipped", ())
    if skipped:
        names = sorted({str(row["marker"]) for row in skipped})
        n = len({row["article"] for row in skipped})
        yield (
            f"In {numbers.count(n)} {numbers.times(n, 'article')} not every marker could be "
            f"measured ({numbers.listed(names)})."
        )


def _origin(name: str) -> list[str]:
    if name not in catalog.names():
        return []
    card = catalog.card(name)
    return [f"Origin of {name}: {card.origin}{f' doi:{card.doi}' if card.doi else ''}"]


def _models(run: dict[str, Any]) -> list[str]:
    return ["spacy"] if run.get("model") else []


def _bibtex(keys: Iterable[str], corpus: str = "") -> str:
    file = resources.files("framing") / "data" / "references.bib"
    known = {match[1]: match[0].strip() for match in _ENTRY.finditer(file.read_text("utf-8"))}
    own = (
        "@software{framing,\n  author  = {{The framing authors}},\n"
        "  title   = {framing: see how a news story is told},\n"
        f"  version = {{{__version__}}},\n  year    = {{{YEAR}}}\n}}"
    )
    return "\n\n".join([own, *_corpus(corpus), *(known[key] for key in sorted({*keys}))]) + "\n"


def _corpus(name: str) -> list[str]:
    if name not in catalog.names():
        return []
    card = catalog.card(name)
    doi = f",\n  doi   = {{{card.doi}}}" if card.doi else ""
    return [f"@misc{{{name},\n  title = {{{card.title}}},\n  note  = {{{card.origin}}}{doi}\n}}"]
