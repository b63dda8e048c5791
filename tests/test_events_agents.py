"""A doer is found where the sentence names it, and nobody is blamed whom it does not blame."""

import pytest

from framing.actors import actors_in
from framing.article import Article
from framing.events.clauses import clauses
from framing.language import Syntax
from framing.text import Text


def row(raw: str, words: str):
    syntax = Syntax(Text(Article(id="a", text=raw)))
    (clause,) = (c for c in clauses(syntax, actors_in(syntax)) if c.words == words)
    return clause


@pytest.mark.parametrize(
    ("raw", "words", "doer"),
    [
        ("A docker died after being shot by deputies.", "died", "deputies"),
        ("A docker died after soldiers stormed the pier.", "died", "soldiers"),
        ("A docker was killed in a raid by soldiers.", "killed", "soldiers"),
        ("Dozens died in a campaign launched by rebels.", "died", "rebels"),
        ("Rebels claimed responsibility for the bombing.", "bombing", "Rebels"),
        ("A raid ordered by the governor failed.", "raid", "governor"),
        ("The attack was carried out by gunmen.", "attack", "gunmen"),
        ("The governor's plan to ban the union failed.", "ban", "governor"),
        ("The state spends more money deporting migrants.", "deporting", "state"),
        ("The army launched an offensive to recapture the town.", "offensive", "army"),
        ("Two men were killed in a US drone strike.", "strike", "US"),
        ("The town was shaken by clashes between dockers and police.", "clashes", "dockers"),
        ("Bandits carried out the attack.", "attack", "Bandits"),
        ("The army's killing of three farmers shocked the town.", "killing", "army"),
        ("They fear an assault from politicians.", "assault", "politicians"),
        ("Orne was accused of fraud.", "fraud", "Orne"),
        ("The mayor was convicted of bribery.", "bribery", "mayor"),
        ("Allegations of torture against the guards emerged.", "torture", "guards"),
        ("She blamed the violence on a minister.", "violence", "minister"),
        ("The union protested against dumping by Norland.", "dumping", "Norland"),
        ("Clerks tell of abuse at the hands of guards.", "abuse", "guards"),
        ("The men behind the attack fled.", "attack", "men"),
        ("The CIA hacking program was secret.", "hacking", "CIA"),
        ("Orne charged a man and a woman with murder.", "murder", "a man"),
        ("It was an assassination organised by guards.", "assassination", "guards"),
        ("The plight of a farmer beating a thief drew a crowd.", "beating", "farmer"),
        ("Rebels carried out killings and bombings.", "bombings", "Rebels"),
        ("The army launched a series of raids.", "raids", "army"),
        ("The state stepped up its use of drone strikes.", "strikes", "its"),
        ("The town fears sanctions from the ministry.", "sanctions", "ministry"),
        ("A man was arrested on suspicion of murder.", "murder", "man"),
        ("Those charged with abuse left the town.", "abuse", "Those"),
        ("Her aim is to ban the union.", "ban", "Her"),
        ("The best thing the guards can do is shoot the dog.", "shoot", "guards"),
        ("Company proposals to evict tenants failed.", "evict", "Company"),
        ("A coalition to defeat the rebels met in May.", "defeat", "coalition"),
        ("The owners drew a plan for evicting tenants.", "evicting", "owners"),
        ("The first soldier to carry out a bombing burned his passport.", "bombing", "soldier"),
    ],
)
def test_a_doer_named_elsewhere_in_the_sentence_is_found(raw, words, doer):
    clause = row(raw, words)
    assert doer.lower() in clause.agent.words.lower()


@pytest.mark.parametrize(
    ("raw", "words"),
    [
        ("Since May, when rebels killed a mayor, ten men have been displaced.", "displaced"),
        ("A school shooting shocked the town.", "shooting"),
        ("The lawyer recommended arresting the captain.", "arresting"),
        ("The owners talked about barring guests.", "barring"),
        ("Anti-Russian sanctions hurt the port.", "sanctions"),
        ("The scandal damaged the firm.", "damaged"),
        ("Hurricane Norbert battered the pier.", "battered"),
        ("The gas was used to kill a docker.", "kill"),
        ("They used the bombings to ask for funds.", "bombings"),
        ("His first conviction was for theft.", "conviction"),
        ("The university's closure angered students.", "closure"),
        ("The family stabbings shocked the town.", "stabbings"),
        ("Ten have been displaced since rebels ousted the mayor.", "displaced"),
        ("A man was killed after he tried to strike guards.", "killed"),
        ("Five people died when a boat sank.", "died"),
        ("He was stabbed by Tollgate Bridge.", "stabbed"),
        ("Villagers were killed by the hundreds.", "killed"),
        ("The boy was hit by a rubber bullet.", "hit"),
        ("The bridge was seized by noon on Friday.", "seized"),
    ],
)
def test_time_place_weapon_and_victim_are_no_doers(raw, words):
    clause = row(raw, words)
    assert (clause.agent, clause.agent_place) == (None, "nowhere")


def test_a_country_before_a_raid_is_where_it_was_unless_it_stands_as_an_adjective():
    assert row("A docker spoke of the Yemen raid.", "raid").agent is None
    assert row("A docker spoke of the American raid.", "raid").agent.name == "United States"


@pytest.mark.parametrize(
    ("raw", "words", "done_to"),
    [
        ("The man shot in the bakery was a tailor.", "shot", "The man"),
        ("With forty houses torched, the hamlet is empty.", "torched", "forty houses"),
        ("Two men were killed and a third wounded.", "wounded", "a third"),
        ("She died after being struck by a bullet.", "struck", "She"),
        ("Three settlers opened fire on Sunday on two shepherds.", "opened fire", "two shepherds"),
        ("Homes burned by rebels still smoke.", "burned", "Homes"),
    ],
)
def test_the_one_done_to_is_found_in_short_passives_too(raw, words, done_to):
    assert row(raw, words).patient.words == done_to


def test_a_city_before_an_attack_is_where_it_was():
    assert row("A clerk was killed in the Benghazi attack.", "attack").agent is None


def test_a_citizen_does_not_act_under_the_name_of_the_country():
    assert row("The first American to speak burned his passport.", "burned").agent.actor != (
        "United States"
    )


@pytest.mark.parametrize("name", ["Orne", "Berg", "Okafor", "Nguyen", "Haddad"])
@pytest.mark.parametrize(
    ("raw", "words"),
    [
        ("{} was accused of fraud.", "fraud"),
        ("Senator {} leaked the memo.", "leaked"),
        ("A tape of Senator {} bragging about assaulting women was aired.", "assaulting"),
    ],
)
def test_a_name_exchanged_gives_the_same_agent(raw, words, name):
    assert name in row(raw.format(name), words).agent.words


@pytest.mark.parametrize(
    ("raw", "words", "done_to"),
    [
        ("The guards beat a man they had arrested.", "arrested", "a man"),
        ("Hackers leaked the emails that the aide had stolen.", "stolen", "the emails"),
    ],
)
def test_what_a_relative_clause_takes_up_is_done_to(raw, words, done_to):
    assert row(raw, words).patient.words == done_to


@pytest.mark.parametrize("name", ["Anna Berg", "Gale Berg", "Storm Berg", "Rain Berg"])
def test_a_first_name_that_is_also_a_force_of_nature_changes_nothing(name):
    assert row(f"{name} attacked the docker on Monday.", "attacked").form == "active"
