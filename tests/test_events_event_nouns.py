"""Events as subjects are told from actions with a doer, and from figures of speech."""

import pytest

from framing import lexicons
from framing.actors import actors_in
from framing.article import Article
from framing.events.clause import Clause
from framing.events.clauses import clauses
from framing.language import Syntax
from framing.text import Text

ROLES = {
    *("violence", "weapon", "force", "vehicle", "craft"),
    *("occurs", "bursts", "harms", "brings", "dies", "changes"),
}


def found(raw: str) -> dict[str, Clause]:
    syntax = Syntax(Text(Article(id="a", text=raw)))
    return {clause.words: clause for clause in clauses(syntax, actors_in(syntax))}


@pytest.mark.parametrize(
    ("raw", "words"),
    [
        ("Fighting raged along the canal.", "Fighting"),
        ("A wave of arrests followed.", "arrests"),
        ("A rocket landed near the mill.", "rocket"),
        ("The barrage left nine people dead.", "barrage"),
        ("A storm wrecked the harbour.", "storm"),
        ("A van ploughed into the crowd.", "van"),
        ("There was rioting in the old town.", "rioting"),
        ("A number of sailors drowned.", "drowned"),
        ("The chapel collapsed.", "collapsed"),
        ("Lives were lost.", "lost"),
        ("Two guards came under fire.", "came under fire"),
    ],
)
def test_an_event_a_thing_or_the_one_harmed_may_stand_as_subject(raw, words):
    assert found(raw)[words].form == "event as subject"


@pytest.mark.parametrize(
    ("raw", "words", "form"),
    [
        ("The raid was discussed in Lesk.", "raid", "nominalisation"),
        ("The police shooting of a docker shook the town.", "shooting", "nominalisation"),
        ("A frigate rammed the boat.", "rammed", "active"),
        ("The tariffs hurt farmers.", "hurt", "active"),
        ("A driver killed a cyclist.", "killed", "active"),
    ],
)
def test_a_verb_that_tells_of_no_happening_and_a_named_doer_make_no_event(raw, words, form):
    assert found(raw)[words].form == form


@pytest.mark.parametrize(
    "raw",
    [
        "The talks collapsed.",
        "A legal battle over the will continues.",
        "The gun looked old.",
        "It turned out to be a toy.",
        "She broke the record and hit the jackpot.",
        "His uncle died of cancer.",
        "The residents drove back onto the road.",
        "The family was devastated.",
        "The wounded were taken home.",
    ],
)
def test_figures_of_speech_and_harmless_verbs_give_nothing(raw):
    assert found(raw) == {}


def test_what_is_struck_stands_as_the_one_done_to():
    assert found("Shrapnel tore into the queue.")["Shrapnel"].patient.words == "the queue"
    assert found("The raid left four people dead.")["raid"].patient.words == "four people"
    assert found("Clashes erupted on Sunday.")["Clashes"].patient is None


def test_an_event_and_the_death_it_brings_are_one_action():
    assert list(found("The blast left three people dead.")) == ["blast"]
    assert list(found("Police officers came under attack.")) == ["came under attack"]


def test_every_row_has_a_role_and_a_source():
    for row in lexicons.rows("happenings.tsv"):
        assert row["role"] in ROLES, row
        assert row["source"] == "own observation" or row["source"].startswith("Levin 1993"), row


def test_every_figure_of_speech_says_why_it_harms_nobody():
    for row in lexicons.rows("figurative.tsv"):
        assert row["part"] in {"object", "subject", "modifier", "of"}, row
        assert row["words"]
        assert row["words"].split(";") == sorted(set(row["words"].split(";")))
        assert row["why"].endswith(".")
        assert row["source"]
