"""A function given the wrong thing names itself, what it got, and what makes the right one."""

import pandas as pd
import pytest

import framing
from framing import Article, analyze
from framing.comparing.compare import Comparison

ARTICLE = Article(id="a", text="It rained. Anna Berg left.")
OF_AN_ANALYSIS = [
    *("agency", "clearest", "naming", "rates", "sources", "tone", "tone_by_speaker"),
    *("plot_actors", "plot_sources", "plot_tone", "plot_who_of_whom", "actors_across"),
]
OF_AN_ARTICLE = ["annotate", "highlight", "report"]
OF_A_TABLE = {
    "plot_keyness": "framing.keyness",
    "plot_collocates": "framing.comparing.collocates.collocates",
    "plot_over_time": "framing.comparing.over_time.over_time",
    "plot_tone_by_outlet": "framing.tone_by",
    "plot_tone_over_time": "framing.tone_over_time",
}


@pytest.mark.parametrize("wrong", [ARTICLE, "text", None, pd.DataFrame()], ids=repr)
@pytest.mark.parametrize("name", OF_AN_ANALYSIS)
def test_what_is_no_analysis_is_refused(name, wrong):
    rest = ("Anna Berg",) if name == "clearest" else ()
    with pytest.raises(TypeError, match=r"framing.analyze.* makes one") as told:
        getattr(framing, name)(wrong, *rest)
    assert type(wrong).__name__ in str(told.value)


@pytest.mark.parametrize("wrong", ["text", None, pd.DataFrame()], ids=repr)
@pytest.mark.parametrize("name", OF_AN_ARTICLE)
def test_what_is_no_article_is_refused(name, wrong):
    rest = (["label"], "anna") if name == "annotate" else ()
    with pytest.raises(TypeError, match=f"{name} takes an Article, not {type(wrong).__name__}"):
        getattr(framing, name)(wrong, *rest)


@pytest.mark.parametrize("name", ["explore", "audit"])
def test_widgets_refuse_what_is_no_article_or_analysis(name):
    rest = ("loaded",) if name == "audit" else ()
    with pytest.raises(TypeError, match=f"{name} takes an Article, not str"):
        getattr(framing, name)("text", analyze(ARTICLE, "loaded"), *rest)
    with pytest.raises(TypeError, match=f"{name} takes an Analysis, not NoneType"):
        getattr(framing, name)([ARTICLE], None, *rest)


@pytest.mark.parametrize("wrong", [pd.DataFrame({"n": [1]}), None, ARTICLE], ids=repr)
@pytest.mark.parametrize("name", OF_A_TABLE)
def test_a_picture_names_what_makes_its_table(name, wrong):
    with pytest.raises(TypeError, match=f"{name} draws what {OF_A_TABLE[name]} gives"):
        getattr(framing, name)(wrong)


def test_pictures_of_a_comparison_or_a_resemblance_name_what_makes_them():
    with pytest.raises(TypeError, match=r"plot_rates draws what framing\.compare gives"):
        framing.plot_rates(analyze(ARTICLE, "loaded"), "loaded")
    empty = Comparison(pd.DataFrame(), pd.DataFrame(), pd.DataFrame())
    for name in ("plot_resemblance", "plot_confusion"):
        with pytest.raises(TypeError, match=f"{name} draws what .*resemblance gives"):
            getattr(framing, name)(empty)


@pytest.mark.parametrize(
    "name",
    ["agency", "attributions", "naming", "sources", "tone", "tone_by_speaker", "actors_across"],
)
def test_a_table_of_a_marker_that_did_not_run_says_so(name):
    with pytest.raises(ValueError, match=r"needs the marker '\w+', which did not run: analyze"):
        getattr(framing, name)(analyze(Article(text="It rained."), "loaded"))


def test_a_table_of_a_marker_that_was_skipped_everywhere_says_why():
    german = analyze(Article("a", "Es regnete.", language="de"), ["sources"])
    with pytest.raises(ValueError, match=r"'sources', which measured no article: .* in 'de'"):
        framing.sources(german)
