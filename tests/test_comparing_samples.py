"""Behind a number stand articles drawn by chance, with their words where the texts are here."""

from dataclasses import replace

import numpy as np
import pytest
from invented_corpus import outlets

from framing import Article, analyze, words_of
from framing.comparing.measures import kind_named
from framing.comparing.samples import AROUND, EXAMPLES, NO_TEXTS, no_samples, sampled
from framing.comparing.side_by_side import KINDS, side_by_side
from framing.corpora.loading import load_corpus
from framing.corpora.scale import measure
from framing.corpora.store import Stored, write_corpus

TOLD = {
    "Port": "The regime of Lesk sent the mayor, Anna Berg, home, and the crews waited at the quay "
    "for “the so-called experts” to come. It might rain, said Dana Roe. ",
    "Town": "The council met Anna Berg, the former judge, on Monday, and thugs broke the windows "
    "of the hall. Officials said that nobody was hurt. ",
}


def written(text, times, seed):
    """Put other words between, so that no article is a copy of another."""
    random = np.random.default_rng(seed)
    filler = [
        " ".join("".join(random.choice(list("aeioulmnrst"), 6)) for _ in range(60))
        for _ in range(times)
    ]
    return " ".join(f"{text}The {words}." for words in filler)


ARTICLES = [
    Article(f"{name}{n}", written(text, 2 + n, ord(name[0]) + n), f"Day {n}", outlet=name)
    for name, text in TOLD.items()
    for n in range(4)
]
MARKERS = ["loaded", "quotation", "sources", "actor", "naming", "stance"]


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    home = str(tmp_path_factory.mktemp("corpus") / "boats")
    corpus = write_corpus(home, "boats", [Stored(one) for one in ARTICLES], part_size=3)
    measure(corpus, MARKERS)
    return home


@pytest.fixture(scope="module")
def found(folder):
    return side_by_side(folder).samples


def test_an_example_is_the_first_of_the_words_that_were_counted(found):
    whole = analyze(ARTICLES, MARKERS)
    texts = {one.id: one for one in ARTICLES}
    assert found.why == ""
    shown = found.examples[found.examples["category"] != "quoted words"]
    for row in shown.itertuples(index=False):
        asked = {"marker": row.marker, "category": row.category, "voice": row.voice}
        words = words_of(whole, {**asked, "article": row.article})
        assert row.n == len(words)
        assert (row.start, row.end, row.text) == tuple(words.iloc[0][["start", "end", "text"]])
        article = texts[row.article]
        assert article.outlet == row.group
        around = row.before.removeprefix("… ") + row.text + row.after.removesuffix(" …")
        assert around in article.text
        assert max(len(row.before), len(row.after)) <= AROUND + 2
        assert row.headline == article.headline


def test_two_articles_at_most_stand_behind_a_number_and_none_without_findings(found):
    keys = ["marker", "category", "group"]
    assert found.examples.groupby(keys).size().max() == EXAMPLES
    assert not found.examples.duplicated([*keys, "article"]).any()
    assert (found.examples["n"] > 0).all()


def test_who_is_called_what_is_counted_in_what_was_read(found):
    assert found.read.values.tolist() == [["Port", 4], ["Town", 4]]
    rows = analyze(ARTICLES, MARKERS).where(marker="naming", voice="writer").evidence
    outlet_of = {one.id: one.outlet for one in ARTICLES}
    keys = [rows["article"].map(outlet_of), rows["actor"], rows["text"].str.lower()]
    told = (rows["actor"] != "") & (rows["text"].str.lower() != rows["actor"].str.lower())
    plain = rows[told].groupby(keys).size()
    counted = found.naming.groupby(["group", "actor", "label"])["n"].sum()
    assert counted.to_dict() == plain.to_dict()
    assert ("Port", "Anna Berg", "mayor") in plain


def test_without_texts_articles_are_named_and_no_words(folder):
    side = load_corpus(folder)
    kinds = [kind_named(side, *kind, "writer") for kind in KINDS[:1]]
    told = no_samples(side, kinds)
    assert told.why == NO_TEXTS
    assert (told.examples["text"] == "").all()
    assert len(told.examples) == 4
    tables_alone = side_by_side(f"{folder}/reference")
    assert tables_alone.samples.why == NO_TEXTS


@pytest.mark.parametrize("changed", ["texts", "versions"])
def test_words_of_another_text_or_version_are_not_shown(folder, changed, tmp_path):
    side = load_corpus(folder)
    kinds = [kind_named(side, "loaded", "", "writer")]
    other = write_corpus(str(tmp_path / "boats"), "boats", [Stored(one) for one in ARTICLES[1:]])
    same = write_corpus(str(tmp_path / "same"), "boats", map(Stored, ARTICLES), part_size=3)
    if changed == "texts":
        told = sampled(side, kinds, other)
        assert "have changed since it was measured" in told.why
    else:
        stale = replace(side, run={**side.run, "markers": {**side.run["markers"], "loaded": "0"}})
        told = sampled(stale, kinds, same)
        assert "other versions (marker 'loaded' was '0'" in told.why
    assert (told.examples["text"] == "").all()


def test_what_is_drawn_does_not_hang_on_the_order_of_the_articles():
    made = outlets({"Port": 6, "Town": 6})
    kinds = [kind_named(made, "loaded", "", "writer")]
    drawn = no_samples(made, kinds).examples[["group", "article", "n"]]
    order = made.articles.index[::-1]
    place = {old: new for new, old in enumerate(order)}
    counts = made.counts.assign(article=made.counts["article"].map(place))
    turned = replace(made, articles=made.articles.loc[order].reset_index(drop=True), counts=counts)
    assert no_samples(turned, kinds).examples[["group", "article", "n"]].equals(drawn)
