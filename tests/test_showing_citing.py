"""A run can be cited: a methods paragraph that its numbers bear out, and BibTeX that parses."""

import re
import tomllib
from dataclasses import replace
from pathlib import Path

import pytest
import yaml

import framing
from framing import Article, Decision, analyze, cite
from framing.corpora.reference import of_analysis
from framing.measuring.measured_error import error_of
from framing.showing.citing import YEAR

ROOT = Path(__file__).parent.parent
ARTICLES = [
    Article(f"{outlet}{n}", f"The {word} left the quay, said Anna Berg. " * 12, outlet=outlet)
    for outlet, word in (("Port", "regime"), ("Town", "crew"))
    for n in range(3)
]


@pytest.fixture(scope="module")
def analysis():
    return analyze(ARTICLES, ["loaded", "stance"])


def entries(bibtex):
    """Parse BibTeX: the fields of each entry by its key; braces have to match."""
    assert bibtex.count("{") == bibtex.count("}")
    found = re.findall(r"@(\w+)\{([^,\s]+),\n(.*?)\n\}", bibtex, re.DOTALL)
    return {
        key: dict(re.findall(r"^\s*(\w+)\s*= \{(.*)\},?$", body, re.MULTILINE))
        for _, key, body in found
    }


def test_an_analysis_tells_its_version_voices_and_each_markers_error(analysis):
    found = cite(analysis)
    words = int(analysis.articles["words"].sum())
    assert f"6 articles ({words:,} words) were analysed with framing {framing.__version__}." in (
        found.methods
    )
    assert "en_core_web_sm" in found.methods
    for name, version in analysis.run["markers"].items():
        assert f"{name} (version {version};" in found.methods
        precision = error_of(name).set_index("measure").loc["precision"]
        assert f"precision {precision['value']:.2f} [{precision['low']:.2f} to" in found.methods
        assert f"n = {precision['n']}, {precision['data']}" in found.methods
    assert list(entries(found.bibtex)) == ["framing", "spacy"]
    assert str(found) == f"{found.methods}\n\n{found.bibtex}"


def test_voices_by_marks_alone_name_no_parse():
    found = cite(analyze(ARTICLES[0], "difficulty", voices="marks"))
    assert found.methods.startswith("One article (")
    assert "quotation marks was taken for quoted" in found.methods
    assert list(entries(found.bibtex)) == ["framing"]


def test_a_marker_of_another_version_or_without_figures_says_so(analysis):
    markers = {"loaded": "0", "mine": "3"}
    told = cite(replace(analysis, run={**analysis.run, "markers": markers})).methods
    assert re.search(r"loaded \(version 0; measured for version [1-9]\d*: precision", told)
    assert "mine (version 3; error not measured)" in told


def test_corrections_by_hand_and_what_was_not_measured_are_told(analysis):
    rejected = Decision("reject", "a name", article="Port0", marker="loaded", start=4, end=10)
    found = analyze(ARTICLES[0], ["loaded"], [rejected])
    assert "1 correction was made by hand." in cite(found).methods
    skipped = [{"article": "Port0", "marker": "stance", "why": "too long"}]
    told = cite(replace(analysis, run={**analysis.run, "skipped": skipped})).methods
    assert "In 1 article not every marker could be measured (stance)." in told


def test_a_comparison_tells_the_reference_and_the_choices(analysis):
    subject = Article("a", "The regime left the quay. " * 20)
    reference = of_analysis(analysis, "boats", ARTICLES)
    found = framing.compare(subject, reference, match=None, voice="all", copies=True, about="quay")
    told = cite(found).methods
    assert "It was compared with boats (grouped by outlet; only articles that use 'quay'" in told
    assert "unmatched; words of every voice; copies of other articles kept" in told
    assert f"seed {found.run['seed']}" in told
    assert {"efron1993", "benjamini1995"} < entries(cite(found).bibtex).keys()
    several = cite(framing.compare(analysis, analysis, match=None))
    assert "They were compared with" in several.methods
    assert "cochran1977" in entries(several.bibtex)


def test_a_corpus_of_the_catalogue_is_cited_by_its_origin():
    found = cite(framing.load_corpus("news-2017"))
    assert "3,759 articles of news-2017 (2,073,153 words)" in found.methods
    assert "Dai, Tianru (2017): News Articles." in found.methods
    assert entries(found.bibtex)["news-2017"]["doi"] == "10.7910/DVN/GMFCTR"


def test_the_toolkit_alone():
    assert cite().methods == f"The analysis was made with framing {framing.__version__}."
    with pytest.raises(TypeError, match="not str"):
        cite("news-2017")


def test_every_reference_is_whole_and_nothing_is_twice():
    text = (ROOT / "framing" / "data" / "references.bib").read_text(encoding="utf-8")
    known = entries(text)
    assert len(known) == text.count("@")
    assert all({"author", "title", "year"} <= fields.keys() for fields in known.values())


def test_the_citation_file_agrees_with_the_project():
    told = yaml.safe_load((ROOT / "CITATION.cff").read_text(encoding="utf-8"))
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert project["dynamic"] == ["version"], "the version is the package's own"
    assert told["version"] == framing.__version__
    assert [one["name"] for one in told["authors"]] == [one["name"] for one in project["authors"]]
    assert told["license"] == project["license"]
    assert told["cff-version"] == "1.2.0"
    assert {"message", "title", "type"} <= told.keys()
    own = entries(cite().bibtex)["framing"]
    assert (own["title"], own["version"]) == (told["title"], told["version"])
    assert own["author"] == "{The framing authors}"
    assert f"Copyright (c) {YEAR}," in (ROOT / "LICENSE").read_text(encoding="utf-8")
