"""Who does what to whom: the harmful and contested actions of an article, and how each is put.

The scale runs from the doer as subject to no doer at all: active, passive with agent, passive
without agent, nominalisation, event as subject.

References
----------
T. Trew (1979), Theory and ideology at work, in Fowler et al., Language and Control.
T. van Leeuwen (2008), Discourse and Practice, chapters 2 and 3.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from framing.actors import facts, grammar
from framing.actors.actor import Actor
from framing.actors.clause import FORMS, Clause, Form, Phrase

if TYPE_CHECKING:
    from spacy.tokens import Token

    from framing.syntax import Syntax

__all__ = ["FORMS", "Clause", "Form", "Phrase", "clauses"]

_VERBAL = ("VERB", "AUX")
_LEFT_OUT = ("speech", "politics", "protest")
_SUFFERED = facts.words(
    "abduction arrest assassination beating beheading death deportation detention dismissal "
    "displacement ejection eviction execution expulsion imprisonment injury internment "
    "kidnapping killing lynching murder ouster overthrow persecution prosecution sacking "
    "shooting slaying stabbing suppression torture wounding"
)
_CARRIES_OUT = facts.words(
    "announce begin carry commit conduct continue impose intensify launch lead make mount "
    "order perpetrate plan prepare resume stage start undertake wage"
)
_HARM = facts.words("injury wound burn fracture concussion blow")
_ARMS = facts.words(
    "baton force gas cannon bullet round ammunition violence weapon truncheon spray"
)
_LIFELESS = ("burn", "burn down", "shatter", "explode", "cave in", "end up", "sink")
_SPLIT = (
    ("set", ("fire", "alight", "ablaze"), "set on fire", "destruction"),
    ("hold", ("ransom", "hostage", "captive", "prisoner"), "hold captive", "coercion"),
    ("take", ("hostage", "captive", "prisoner"), "take captive", "coercion"),
)
_LIVED_ON = facts.words(
    "aid benefit budget electricity funding heating internet job line network pay pension "
    "phone power ration salary service subsidy supply telephone wage water welfare"
)
_NOTHING_DONE = facts.words(
    "agreement balance bargain chord deal headline high jackpot low market note record road target"
)
_ONLY_WITH_TARGET = facts.words("strike operation threat burning fire action ban cut break")
_MILITARY = facts.words("air airstrike drone missile military rocket mortar artillery retaliatory")
_ALSO_NOUNS = facts.words(
    "bloodshed clash confrontation explosion fighting firefight unrest violence"
)


def clauses(syntax: Syntax, actors: tuple[Actor, ...]) -> tuple[Clause, ...]:
    """Find every harmful or contested action of an article.

    Parameters
    ----------
    syntax
        The parse.
    actors
        Its actors, from `framing.actors.actors_in`; they give doers their names.

    Returns
    -------
    tuple of Clause
        In order.

    Examples
    --------
    >>> from framing import Article
    >>> from framing.actors import actors_in
    >>> from framing.syntax import Syntax
    >>> from framing.text import Text
    >>> syntax = Syntax(Text(Article(id="a", text="A docker was shot by police.")))
    >>> [(c.words, c.form, c.doer.name) for c in clauses(syntax, actors_in(syntax))]
    [('shot', 'passive with agent', 'police')]
    """
    reader = _Reader(syntax, actors)
    found = {clause.start: clause for token in syntax.doc for clause in reader.read(token)}
    return tuple(found[start] for start in sorted(found))


class _Reader:
    """Reads the actions of one article."""

    def __init__(self, syntax: Syntax, actors: tuple[Actor, ...]) -> None:
        self.syntax = syntax
        self.names = {
            offset: actor.name
            for actor in actors
            for mention in sorted(actor.mentions, key=lambda m: m.start - m.end)
            for offset in range(mention.start, mention.end)
        }

    def read(self, token: Token) -> Iterator[Clause]:
        if token.pos_ in _VERBAL and not any(t.dep_ == "expl" for t in token.children):
            yield from self._verb(token)
        if token.pos_ in ("NOUN", "PROPN") or any(t.dep_ == "expl" for t in token.children):
            yield from self._noun(token)

        if (
            token.lower_ == "dead"
            and token.dep_ in ("acomp", "oprd")
            and token.head.pos_ in _VERBAL
        ):
            done_to = grammar.subject(token.head)
            if token.head.lemma_ not in ("be", "lie", "fall", "drop"):
                done_to = grammar.passive_subject(token.head) or done_to
            stretch = (token.i, token.i)
            yield self._clause(token, stretch, "dead", "event", "event as subject", None, done_to)

    # Verbs

    def _verb(self, verb: Token) -> Iterator[Clause]:
        stretch, action, about = self._action(verb)
        if stretch is None:
            return
        if about == "event":
            done_to = grammar.subject(verb)
            lifeless = done_to is None or not self._can_act(done_to)
            if action in _LIFELESS or not lifeless:
                if done_to is not None and done_to.lemma_.lower() in _events():
                    return
                yield self._clause(verb, stretch, action, about, "event as subject", None, done_to)
            return
        if grammar.passive(verb, self._in_headline(verb)):
            agent = grammar.agent(verb)
            agent = agent if agent is not None and self._can_act(agent) else None
            form: Form = "passive with agent" if agent is not None else "passive without agent"
            done_to = grammar.passive_subject(verb)
            yield self._clause(verb, stretch, action, about, form, agent, done_to)
            return
        doer = grammar.subject(verb)
        done_to = grammar.patient(verb)
        if doer is not None and not self._can_act(doer):
            if doer.lemma_.lower() in _events():
                return  # the event is marked at its noun
            if done_to is None:
                yield self._clause(verb, stretch, action, about, "event as subject", None, doer)
                return
        yield self._clause(verb, stretch, action, about, "active", doer, done_to)

    def _action(self, verb: Token) -> tuple[tuple[int, int] | None, str, str]:
        """Recognise an action, with the particle or object that belongs to it ("cut off")."""
        lemma = verb.lemma_.lower()
        verbs, deaths = facts.actions()["verb"], facts.actions()["event death"]
        objects = [t for t in verb.children if t.dep_ == "dobj"]
        for other in verb.children:
            tail = other.lemma_.lower()
            suffers = lemma in ("suffer", "sustain", "receive") and tail in _HARM
            if other.dep_ == "dobj" and (suffers or (lemma == "lose" and tail == "life")):
                return (verb.i, other.i), f"{lemma} {tail}", "event"
            if other.i <= verb.i or other.i > verb.i + 3:
                continue
            phrase = f"{lemma} {tail}"
            if phrase in deaths and (
                lemma != "end" or any(t.lower_ == "hospital" for t in verb.subtree)
            ):
                return (verb.i, other.i), phrase, "event"
            if phrase in verbs and verbs[phrase] not in _LEFT_OUT:
                return (verb.i, other.i), phrase, verbs[phrase]
        for first, tails, phrase, about in _SPLIT:
            if lemma == first:
                return self._split_phrase(verb, tails, phrase, about)
        if lemma in deaths and lemma not in verbs and not objects:
            return (verb.i, verb.i), lemma, "event"
        if lemma == "use" and self._used_arms(verb):
            return (verb.i, verb.i), lemma, "violence"
        about = "policy" if lemma == "cut" and self._cuts(verb) else verbs.get(lemma, "")
        if not about or about in _LEFT_OUT or self._harmless(verb, lemma, objects):
            return None, "", ""
        return (verb.i, verb.i), lemma, about

    def _split_phrase(
        self, verb: Token, tails: tuple[str, ...], phrase: str, about: str
    ) -> tuple[tuple[int, int] | None, str, str]:
        """Recognise "set a van on fire", "hold the country to ransom"."""
        for token in verb.doc[verb.i + 1 : min(verb.i + 9, verb.sent.end)]:
            if token.lower_ in tails:
                near = token.i <= verb.i + 2
                return (verb.i, token.i if near else verb.i), phrase, about
        return None, "", ""

    def _used_arms(self, verb: Token) -> bool:
        near = [*grammar.children(verb, "dobj"), *grammar.children(verb, "nsubjpass")]
        return any(token.lemma_.lower() in _ARMS for token in near)

    def _cuts(self, verb: Token) -> bool:
        near = [*grammar.children(verb, "dobj"), *grammar.children(verb, "nsubjpass")]
        return any(token.lemma_.lower() in _LIVED_ON for token in near)

    def _harmless(self, verb: Token, lemma: str, objects: list[Token]) -> bool:
        if any(token.lemma_.lower() in _NOTHING_DONE for token in objects):
            return True
        if lemma == "dismiss":
            suffering = grammar.passive_subject(verb) if grammar.passive(verb, False) else None
            return not any(self._can_act(t) for t in (*objects, suffering) if t is not None)
        if lemma == "lie":
            doer = grammar.subject(verb)
            placed = any(t.lower_ in ("in", "on", "with", "at") for t in verb.children)
            return doer is None or placed or not self._can_act(doer)
        if lemma in ("hit", "strike", "beat", "fight", "break"):
            return not objects and not grammar.passive(verb, False)
        return False

    # Nouns

    def _noun(self, noun: Token) -> Iterator[Clause]:
        lemma = self._noun_lemma(noun)
        deeds, events = facts.actions()["nominalisation"], facts.actions()["event"]
        classes = (deeds.get(lemma, ""), events.get(lemma, ""))
        known = next((about for about in classes if about and about not in _LEFT_OUT), "")
        if not known or noun.dep_ == "compound" or self._part_of_name(noun):
            return
        doer, done_to = self._sides(noun, lemma)
        named = doer is not None and lemma in deeds
        if not named and self._happens(noun, lemma in events):
            done_to = grammar.patient(noun.head) if noun.dep_ == "nsubj" else grammar.place(noun)
            doer = grammar.between(noun)
            yield self._clause(
                noun, (noun.i, noun.i), lemma, known, "event as subject", doer, done_to
            )
        elif lemma in deeds or lemma in _ALSO_NOUNS:
            if lemma in _ONLY_WITH_TARGET and not self._has_target(noun):
                return
            yield self._clause(
                noun, (noun.i, noun.i), lemma, known, "nominalisation", doer, done_to
            )

    def _noun_lemma(self, noun: Token) -> str:
        for lemma in (noun.lemma_.lower(), noun.lower_):
            if lemma in facts.actions()["nominalisation"] or lemma in facts.actions()["event"]:
                return lemma
        return ""

    def _part_of_name(self, noun: Token) -> bool:
        return noun.pos_ == "PROPN" and not noun.is_sent_start and not self._in_headline(noun)

    def _happens(self, noun: Token, event: bool) -> bool:
        head = noun.head
        if noun.dep_ == "attr" and any(t.dep_ == "expl" for t in head.children):
            return True
        happenings = facts.actions()["event verb"]
        if any(t.dep_ == "expl" for t in noun.children):
            return True
        if noun.dep_ == "ROOT":  # "A confrontation developed on the pier", read as a noun phrase
            return any(t.dep_ == "acl" and t.lemma_ in happenings for t in noun.children)
        if noun.dep_ != "nsubj" or head.pos_ not in _VERBAL:
            return False
        phrases = {f"{head.lemma_} {t.lower_}" for t in head.children if t.dep_ == "prt"}
        happens = head.lemma_ in happenings or bool(phrases & set(happenings))
        return happens or (event and head.lemma_ != "be" and head.pos_ == "VERB")

    def _has_target(self, noun: Token) -> bool:
        aimed = any(t.lower_ in ("on", "against") for t in noun.children)
        return aimed or any(t.lemma_.lower() in _MILITARY for t in noun.children)

    def _sides(self, noun: Token, lemma: str) -> tuple[Token | None, Token | None]:
        doer: Token | None = None
        done_to: Token | None = None
        for child in noun.children:
            if child.dep_ in ("poss", "compound", "nmod", "amod"):
                if not (self._can_act(child) or lemma == "death"):
                    continue
                if lemma in _SUFFERED and child.dep_ == "poss":
                    done_to = child
                elif child.dep_ != "amod" or child.text in facts.adjectives():
                    doer = child
            for inner in grammar.children(child, "pobj"):
                if child.lower_ == "by" and self._can_act(inner):
                    doer = inner
                elif child.lower_ in ("of", "on", "against") and done_to is None:
                    done_to = inner
                elif child.lower_ == "by" or child.lower_ == "between":
                    continue
        inner_by = grammar.by_phrase(noun)
        if doer is None and inner_by is not None and self._can_act(inner_by):
            doer = inner_by
        return doer, done_to

    # Doers and those done to

    def _can_act(self, token: Token) -> bool:
        if token.lemma_.lower() in _events():
            return False
        return token.idx in self.names or grammar.animate(token)

    def _in_headline(self, token: Token) -> bool:
        headline = self.syntax.text.headline
        return bool(headline and token.idx < headline.end) or token.sent.text.isupper()

    def _clause(
        self,
        token: Token,
        stretch: tuple[int, int],
        action: str,
        about: str,
        form: Form,
        doer: Token | None,
        done_to: Token | None,
    ) -> Clause:
        doc = token.doc
        place = self._place(form, doer)
        if doer is None:
            doer = self._elsewhere(token, form)
            place = "elsewhere" if doer is not None else "nowhere"
        start, end = doc[stretch[0]].idx, doc[stretch[1]].idx + len(doc[stretch[1]])
        return Clause(
            start,
            end,
            self.syntax.text.raw[start:end],
            action,
            about,
            form,
            self._phrase(doer),
            place,
            self._phrase(done_to),
            grammar.status(token),
        )

    def _place(self, form: Form, doer: Token | None) -> str:
        return {
            "active": "subject",
            "passive with agent": "by-phrase",
            "nominalisation": "noun phrase",
        }.get(form, "elsewhere")

    def _elsewhere(self, token: Token, form: Form) -> Token | None:
        """Look for the doer in the verb that carries the action out, or in a clause of time."""
        head = token.head
        if form == "nominalisation":
            if token.dep_ == "dobj" and head.lemma_ in _CARRIES_OUT:
                doer = grammar.subject(head)
                return doer if doer is not None and self._can_act(doer) else None
            return None
        for clause in grammar.children(token if token.pos_ == "VERB" else head, "advcl"):
            doer = grammar.subject(clause)
            known = facts.actions()["verb"].get(clause.lemma_, "speech") != "speech"
            if doer is not None and known and self._can_act(doer) and doer.head == clause:
                return doer
        return None

    def _phrase(self, token: Token | None) -> Phrase | None:
        if token is None:
            return None
        first, last = grammar.phrase(token)
        doc = token.doc
        start, end = doc[first].idx, doc[last].idx + len(doc[last])
        country = facts.adjectives().get(token.text, "")
        return Phrase(
            start, end, self.syntax.text.raw[start:end], self.names.get(token.idx, country)
        )


def _events() -> dict[str, str]:
    return facts.actions()["event"] | facts.actions()["nominalisation"]
