"""One event in several outlets: found by words and days; copies and gaps have their text."""

import datetime as dt
from dataclasses import replace

import numpy as np
import pytest
from scipy import sparse
from sklearn.feature_extraction.text import TfidfVectorizer

import framing
from framing import Article
from framing.comparing import event_groups
from framing.comparing.agency_copy import agency_of
from framing.comparing.alignment import stems
from framing.comparing.event_groups import closeness, groups
from framing.corpora.store import Stored, write_corpus

WIRE = (
    "OSLO (Reuters) – Dockers closed the harbour of Oslo on Monday after a crane fell on the quay. "
    "Two of them were taken to hospital with broken legs. "
    "The port authority said that the crane had been inspected in the spring. "
    "The union wants every crane on the quay to be inspected again before work begins."
)
PORT = (
    "OSLO (Reuters) – Dockers closed the harbour of Oslo on Monday after a crane fell on the quay. "
    "Two of them were taken to hospital with broken legs and bruises. "
    "The union wants every crane on the quay to be inspected again before work begins. "
    "The mayor called the strike a nuisance."
)
TOWN = (
    "A crane fell on a quay in Oslo on Monday, and dockers closed the whole harbour. "
    "Two dockers broke their legs and lie in hospital. A third one ran for his life."
)
FARM = "The price of wheat rose again on Monday after a dry summer in the south of the country."
MILL = "Wheat cost more again on Monday: the south of the country had a dry summer, farmers said."
MONDAY = dt.date(2021, 5, 3)


def article(name, text, days=0, outlet=None):
    return Article(name, text, outlet=outlet or name, date=MONDAY + dt.timedelta(days=days))


NEWS = [
    article("Farm", FARM),
    article("Port", PORT, 1),
    article("Reuters", WIRE),
    article("Town", TOWN, 1),
    article("Mill", MILL, 1),
    article("Hill", "The council of the hill town met and spoke of a new road for an hour."),
]


@pytest.fixture(scope="module")
def found():
    return framing.same_event(NEWS)


def test_articles_on_one_event_are_grouped_the_earliest_event_first(found):
    told = found.events.groupby("event")["article"].agg(list).tolist()
    assert told == [["Farm", "Mill"], ["Port", "Reuters", "Town"]]
    assert sorted(found.articles) == ["Farm", "Mill", "Port", "Reuters", "Town"]


def test_order_changes_nothing(found):
    turned = framing.same_event(NEWS[::-1])
    one, two = (
        {frozenset(pair) for pair in each.pairs[["article_a", "article_b"]].to_numpy().tolist()}
        for each in (found, turned)
    )
    assert one == two


def test_articles_too_many_days_apart_are_not_of_one_event():
    late = [replace(one, date=MONDAY + dt.timedelta(days=9)) if one.id == "Mill" else one
            for one in NEWS]  # fmt: skip
    assert framing.same_event(late).events["event"].max() == 1
    assert framing.same_event(late, days=9).events["event"].max() == 2


def test_without_dates_words_decide():
    undated = [replace(one, date=None) if one.id in ("Mill", "Port") else one for one in NEWS]
    assert framing.same_event(undated).events["event"].max() == 2


def test_an_imported_corpus_is_read_by_its_folder(tmp_path, found):
    write_corpus(str(tmp_path / "own"), "own", map(Stored, NEWS))
    again = framing.same_event(tmp_path / "own")
    assert again.events.equals(found.events)
    assert framing.same_event(str(tmp_path / "own")).events.equals(found.events)
    with pytest.raises(FileNotFoundError, match="is not a corpus"):
        framing.same_event("no such corpus")


def test_one_outlet_alone_is_no_comparison():
    one_house = [replace(one, outlet="Same") for one in NEWS]
    assert framing.same_event(one_house).events.empty
    unknown = [replace(one, outlet="") for one in NEWS]
    assert framing.same_event(unknown).events["event"].max() == 2


def test_closeness_is_the_mean_of_two_plain_cosines(monkeypatch):
    monkeypatch.setattr(event_groups, "_AT_ONCE", 2)
    plain = 0
    for texts in ([one.text for one in NEWS], [f"{one.headline}\n{one.text}" for one in NEWS]):
        rows = TfidfVectorizer(analyzer=stems, sublinear_tf=True).fit_transform(texts)
        plain = plain + (rows @ rows.T).toarray() / 2
    np.fill_diagonal(plain, 0)
    near = closeness(NEWS, 3, 0.01).toarray()
    assert near == pytest.approx(np.where(plain >= 0.01, plain, 0))


def test_a_chain_of_stories_is_not_one_event():
    chain = np.zeros((4, 4))
    for one in range(3):
        chain[one, one + 1] = chain[one + 1, one] = 0.4 - one / 10
    assert groups(sparse.csr_array(chain), 0.3) == [[0, 1]]
    assert groups(sparse.csr_array(chain), 0.15) == [[0, 1], [2, 3]]


def test_agency_copy_is_told_with_its_original(found):
    rows = found.events.set_index("article")
    assert rows["agency"].to_dict() == {
        "Farm": "", "Mill": "", "Port": "Reuters", "Reuters": "Reuters", "Town": ""
    }  # fmt: skip
    assert rows["copy_of"].to_dict() == {
        "Farm": "", "Mill": "", "Port": "Reuters", "Reuters": "", "Town": ""
    }  # fmt: skip
    assert 0.5 < rows.loc["Port", "copied"] < 1


def test_what_a_copy_changed_is_told_sentence_by_sentence(found):
    told = found.changes.set_index("change")
    assert sorted(told.index) == ["added", "cut", "reworded"]
    assert told.loc["cut", "text"].startswith("The port authority said")
    assert told.loc["cut", "article"] == "Reuters"
    assert told.loc["added", "text"] == "The mayor called the strike a nuisance."
    assert told.loc["reworded", "text"].endswith("with broken legs and bruises.")
    assert told.loc["reworded", "other_text"].endswith("with broken legs.")
    assert set(told["outlet"]) == {"Port"}


def test_passages_that_some_leave_out_have_their_text_and_who_has_them(found):
    table = found.passages
    members = found.events.groupby("event")["article"].agg(set)
    for row in table.itertuples(index=False):
        has, lacks = set(row.has.split("; ")), set(row.lacks.split("; "))
        assert (has | lacks, has & lacks) == (members[row.event], set())
        assert (row.article in has, row.told_by) == (True, len(has))
    alone = table[table["told_by"] == 1]["text"].tolist()
    assert "The mayor called the strike a nuisance." in alone
    assert "A third one ran for his life." in alone


def test_every_place_leads_to_its_words(found):
    for table in (found.passages, found.changes):
        for row in table.itertuples(index=False):
            assert found.articles[row.article].text[row.start : row.end] == row.text
    reworded = found.changes[found.changes["change"] == "reworded"]
    for row in reworded.itertuples(index=False):
        original = found.articles[row.original].text
        assert original[row.other_start : row.other_end] == row.other_text


@pytest.mark.parametrize(
    ("more", "name"),
    [
        ({"text": "LONDON (AFP) – It rained."}, "Agence France-Presse"),
        ({"text": "It rained. jb/gs (AP, Reuters)"}, "Associated Press"),
        ({"text": "It rained.", "author": "Anna Berg and Reuters"}, "Reuters"),
        ({"text": "It rained.", "outlet": "TASS"}, "TASS"),
        ({"text": "It rained on the press (as often)."}, ""),
        ({"text": "Rain. " * 60 + "The agency (AP) said so. " + "Rain. " * 60}, ""),
    ],
)
def test_an_agency_is_found_where_it_is_credited(more, name):
    assert agency_of(Article("a", **more)) == name


def test_nothing_found_gives_empty_tables_with_their_columns():
    found = framing.same_event([NEWS[0], NEWS[-1]])
    assert found.events.columns.tolist()[:3] == ["event", "article", "outlet"]
    assert found.changes.columns.tolist()[:5] == ["event", "original", "copy", "outlet", "change"]
    assert found.passages.columns.tolist()[-2:] == ["has", "lacks"]
    assert found.events.empty
    assert found.passages.empty


def test_texts_without_words_do_no_harm():
    odd = [*NEWS, article("none", ""), article("dots", "… — !"), article("tag", "<p>" * 400)]
    assert framing.same_event(odd).events["event"].max() == 2
    assert framing.same_event(odd[-3:]).events.empty


@pytest.mark.parametrize(
    ("given", "more", "said"),
    [
        (NEWS[:1], {}, "two articles or more, not 1"),
        ([NEWS[0], NEWS[0]], {}, "Two articles have one id"),
        (NEWS, {"days": -1}, "days is -1"),
        (NEWS, {"at_least": 0.0}, "at_least 0.0"),
    ],
)
def test_what_makes_no_sense_is_refused(given, more, said):
    with pytest.raises(ValueError, match=said):
        framing.same_event(given, **more)


def test_text_is_no_corpus():
    with pytest.raises(TypeError, match="same_event takes an Article, not int"):
        framing.same_event(7)
