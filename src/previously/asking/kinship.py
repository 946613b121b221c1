"""Who is what to whom: brothers and bosses, whose lover, the king's steward, and how two are related."""

from __future__ import annotations

from typing import Final

from previously import wording
from previously.asking.found import LIKELY, SURE, Found, names
from previously.asking.question import Asked, naming, slots
from previously.fold import State, Tie
from previously.model import Citation, RelationType
from previously.reading import kin, lexicon
from previously.views.common import mentions_by_sentence, whom
from previously.views.relations import shown_ties
from previously.views.shown import roster


def singular(word: str) -> str:
    """A role noun's singular: "uncles" are found under "uncle"."""
    return word.removesuffix("s") if word.removesuffix("s") in lexicon.KIN and word not in lexicon.KIN else word


def _step(state: State) -> kin.Step:
    ties = [t for t in shown_ties(state) if t.qualifier != "ex"]

    def step(relation: str, one: str) -> list[str]:
        if relation == "parent":
            return [t.source for t in ties if t.type == "parent" and t.target == one]
        if relation == "child":
            return [t.target for t in ties if t.type == "parent" and t.source == one]
        found = [t for t in ties if t.type == relation and one in (t.source, t.target)]
        return [t.target if t.source == one else t.source for t in found]

    return step


def related(
    state: State, noun: str, modifiers: frozenset[str], owner: str, past: bool, *, nameless: bool = False
) -> list[Found]:
    """Those who are somebody's NOUN: "the sister of Ann", the latest who still is unless the past is asked for.

    Whoever is only known as that is among them if `nameless`: "her father" is no answer to who her father is.
    """
    noun = singular(noun)
    if noun not in lexicon.KIN:
        return []
    type, source, qualifier = kin.role(noun, modifiers)
    listed = roster(state).figures
    wanted = "f" if noun in lexicon.FEMININE else "m" if noun in lexicon.MASCULINE else None
    found: list[tuple[bool, int, Found]] = []
    former: list[tuple[int, Found]] = []
    for tie in shown_ties(state):
        if tie.type != type or owner not in (tie.source, tie.target):
            continue
        if source is not None and owner != (tie.target if source else tie.source):
            continue
        over = past and qualifier is None and tie.qualifier == "ex"
        if not over and (qualifier or tie.qualifier in _NOT_PLAIN) and tie.qualifier != qualifier:
            continue
        other = tie.target if tie.source == owner else tie.source
        if wanted and listed[other].gender not in (wanted, "u"):
            continue
        if type == "works_for" and source is False and listed[other].kind != "character":
            continue  # a boss is somebody
        if not nameless and not listed[other].names and noun in listed[other].name.casefold().split():
            continue
        ended = tie.until is not None or tie.qualifier == "ex"
        if ended and not past:
            if tie.qualifier != "ex":  # a dead king's wife was his to the last
                former.append((-tie.since, Found(names(state, [other]), (other,), tie.citations, LIKELY)))
            continue
        found.append((ended, -tie.since, Found(names(state, [other]), (other,), tie.citations, SURE)))
    if not found:
        others = [id for id in kin.composed(noun, owner, _step(state), qualifier) if id in listed]
        others = [id for id in others if wanted is None or listed[id].gender in (wanted, "u")]
        if type == "parent" and source:
            others = [id for id in others if _wed_before(state, owner, id)]
        if others and not (type == "parent" and modifiers & _BY_BLOOD):
            sure = _BY_MARRIAGE if type == "parent" and source else LIKELY
            return [Found(names(state, [id]), (id,), _way(state, owner, id), sure) for id in others]
        return [f for _, f in sorted(former, key=lambda x: x[0])]
    return [f for *_, f in sorted(found, key=lambda x: x[:2])]


def _wed_before(state: State, child: str, mate: str) -> bool:
    """Whether a parent of a child was told to be married to somebody by the time of whose child it is: no later wife is."""
    ties = shown_ties(state)
    born = {t.source: t.since for t in ties if t.type == "parent" and t.target == child}
    return any(
        t.type == "spouse" and mate in (t.source, t.target) and (other := ({t.source, t.target} - {mate}).pop()) in born
        and t.since <= born[other]
        for t in ties
    )  # fmt: skip


_NOT_PLAIN: Final = ("ex", "step", "in-law")
"""Qualifiers that make somebody another thing: a stepmother is no mother."""
_BY_BLOOD: Final = frozenset("real true biological birth natural actual".split())
_BY_MARRIAGE: Final = 0.6
"""How sure it is that a mother's husband is the father: the text may name another."""
_ACQUAINTED: Final = 0.65
"""How far what two are to each other tells where they know each other from: the text may say it."""
_FAMILY: Final = ("parent", "sibling", "spouse")


def _way(state: State, one: str, other: str) -> tuple[Citation, ...]:
    """What tells how one comes by another through their family: the shortest way of ties between the two."""
    ties = [t for t in shown_ties(state) if t.type in _FAMILY]
    ways: dict[str, tuple[Citation, ...]] = {one: ()}
    reached = [one]
    for at in reached:
        for tie in ties:
            if at in (tie.source, tie.target):
                beyond = tie.target if tie.source == at else tie.source
                if beyond not in ways:
                    ways[beyond] = (*ways[at], *tie.citations[:1])
                    reached.append(beyond)
    return ways.get(other, ())


def role_asked(state: State, asked: Asked) -> list[Found]:
    """ "Who is Ann's father?", "What is the name of her mother?", "Whose lover is Ben?"."""
    doc = asked.doc
    if asked.kind not in ("who", "what", "whose"):
        return []
    found: list[Found] = []
    past = any(w.lower in ("was", "were", "first", "former") for w in doc.words)
    if asked.kind == "what" and not naming(asked):
        return []  # "What is his threat when he sees his son?" asks for no son
    for word in doc.words:
        noun = singular(doc.noun(word.index))
        if (
            word.upos not in ("NOUN", "PROPN")
            or noun not in lexicon.KIN
            or any(c.first <= word.index <= c.last for c in asked.people)
        ):
            continue
        if word.label == "nmod" and singular(doc.noun(word.head)) in lexicon.KIN:
            continue  # "the father of her sons" asks for a father
        modifiers = frozenset(doc.words[c].lower for c in doc.dependents(word.index, "amod", "compound"))
        if "other" in modifiers:
            continue  # besides whom, the question may not say
        if asked.kind == "whose":
            for holder in (id for c in asked.people for id in c.ids):
                found += _owners(state, noun, modifiers, holder)
        elif asked.verb is None or doc.words[asked.verb].lemma in ("name", "call", "imply"):
            for id in _owners_of(state, asked, word.index):
                found += related(state, noun, modifiers, id, past)
    if any(w.xpos == "NNS" and singular(w.lower) in lexicon.KIN for w in doc.words) and len(found) > 1 and asked.kind == "who":
        ids = tuple(dict.fromkeys(id for f in found for id in f.who))
        citations = tuple(dict.fromkeys(c for f in found for c in f.citations))
        found = [Found(names(state, ids), ids, citations, min(f.sure for f in found))]
    found = [f for f in found if asked.kind != "who" or _names_somebody(state, f)]
    if any(w.lower == "first" for w in doc.words):
        found.sort(key=lambda f: min((c.part, c.start) for c in f.citations) if f.citations else (0, 0))
    if asked.kind == "what":  # "What is the name of …": a description is no name
        listed = roster(state).figures
        found = [f for f in found if any(id in listed and listed[id].names for id in f.who)]
    return found


def _names_somebody(state: State, found: Found) -> bool:
    """Whether an answer says who it is: "the murderer" is somebody, but who he is the text may tell elsewhere."""
    listed = roster(state).figures
    return any(id in listed and listed[id].names for id in found.who)


def _owners_of(state: State, asked: Asked, word: int) -> list[str]:
    """Whose a role noun is: those named, or those who are so to somebody named ("the father of Ann's sons")."""
    doc = asked.doc
    found: list[str] = []
    for owner in doc.dependents(word, "nmod", "nmod:poss"):
        if owner == asked.slot:
            continue
        ids = list(asked.of(owner))
        noun = singular(doc.noun(owner))
        if not ids and noun in lexicon.KIN:
            whose = [id for o in doc.dependents(owner, "nmod", "nmod:poss") for id in asked.of(o)]
            ids = [id for one in whose for f in related(state, noun, frozenset(), one, False) for id in f.who]
        found += ids
    return list(dict.fromkeys(found))


def _owners(state: State, noun: str, modifiers: frozenset[str], holder: str) -> list[Found]:
    type, source, qualifier = kin.role(noun, modifiers)
    found = []
    for tie in shown_ties(state):
        if tie.type == type and holder in (tie.source, tie.target) and (tie.qualifier == qualifier or qualifier is None):
            if source is not None and holder != (tie.source if source else tie.target):
                continue
            other = tie.target if tie.source == holder else tie.source
            found.append(Found(names(state, [other]), (other,), tie.citations, SURE))
    if not found:
        step = _step(state)
        owners = [id for id in roster(state).figures if holder in kin.composed(noun, id, step, qualifier)]
        found = [Found(names(state, [id]), (id,), _way(state, id, holder), LIKELY) for id in owners]
    if type == "parent" and len(found) > 1:  # a child is both parents'
        ids = tuple(dict.fromkeys(id for f in found for id in f.who))
        return [Found(names(state, ids), ids, tuple(dict.fromkeys(c for f in found for c in f.citations)), SURE)]
    return found[::-1]


def between(state: State, asked: Asked) -> list[Found]:
    """ "What is Ann to Ben?", "How are they related?": the nearest bond first."""
    doc = asked.doc
    ids = [c.ids[0] for c in asked.people]
    words = {w.lower for w in doc.words}
    what = bond_asked(asked) or (asked.kind == "what" and asked.verb is None and "to" in words)
    clause = doc.dependents(asked.verb or 0, "ccomp")  # "How did she know he was ill?" asks for no bond
    how = asked.kind == "how" and not clause and words & {"related", "relationship", "relation", "know", "connected", "kin"}
    bond = asked.kind == "what" and words & {"relationship", "relation", "connection"}
    if len(dict.fromkeys(ids)) != 2 or not (what or how or bond):
        return []
    one, other = dict.fromkeys(ids)
    order = ("parent", "sibling", "spouse", "romantic", "relative")
    ties = [t for t in shown_ties(state) if {t.source, t.target} == {one, other}]
    ties.sort(key=lambda t: (t.until is not None, order.index(t.type) if t.type in order else 9, -t.since))
    single = what or any(w.lower in ("is", "was") for w in doc.words)
    if words & {"related", "kin"}:
        ties = [t for t in ties if t.type in order]
    if how and "know" in words:  # enemies know each other from somewhere else
        ties = [t for t in ties if t.type not in ("adversary", "friend")]
    found = []
    for tie in ties:
        said = as_noun(state, tie.type, tie.qualifier, one, tie.source) if single else _both(state, tie)
        noun = _told_noun(state, tie, one, other) if tie.type == "relative" else None
        if noun is not None:
            listed = roster(state).figures
            said = noun if single else f"{listed[one].name} is {listed[other].name}'s {noun}"
        found.append(Found(said, (one, other), tie.citations, _ACQUAINTED if "know" in words else SURE))
    if not any(t.type in _FAMILY for t in ties) and (noun := _by_way(state, one, other)):
        listed = roster(state).figures
        said = noun if single else f"{listed[one].name} is {listed[other].name}'s {noun}"
        found.insert(0, Found(said, (one, other), _way(state, other, one), LIKELY))
    return found


def bond_asked(asked: Asked) -> bool:
    """Whether a question asks what one is to another: "What is Ann to Ben?", "Who is Ann to Ben?"."""
    spoken = {w.lower for w in asked.doc.words if w.upos in ("AUX", "ADP")}
    to = any(asked.doc.preposition(c.head) == "to" for c in asked.people)
    return asked.kind in ("what", "who") and asked.verb is None and to and len(asked.people) == 2 and not spoken - _IS_TO


_IS_TO: Final = frozenset("is was are were 's to".split())


def _told_noun(state: State, tie: Tie, one: str, other: str) -> str | None:
    """What somebody is to another, by the noun with which the text tells that they are kin."""
    gender = roster(state).figures[one].gender
    for citation in tie.citations:
        for mention in mentions_by_sentence(state).get((citation.part, citation.sentence), []):
            noun = state.parts[citation.part].text[slice(*mention.head)].casefold()
            if mention.form != "nominal" or lexicon.KIN.get(noun, ("",))[0] != "relative":
                continue
            if whom(state, mention) == one:
                return noun
            if whom(state, mention) == other and noun in kin.INVERSE and gender in ("f", "m"):
                return kin.INVERSE[noun][gender == "m"]
    return None


def _by_way(state: State, one: str, other: str) -> str | None:
    """What somebody is to another by way of a third ("niece"), where one noun of their own sex says it."""
    gender = roster(state).figures[one].gender
    wanted = lexicon.FEMININE if gender == "f" else lexicon.MASCULINE if gender == "m" else frozenset[str]()
    step = _step(state)
    fitting = [n for n in kin.PATHS if n in lexicon.KIN and (n in wanted or n == "cousin")]
    return next((n for n in fitting if one in kin.composed(n, other, step)), None)


def _both(state: State, tie: Tie) -> str:
    """What two are to each other: "sisters", "Ann is Ben's mother"."""
    listed = roster(state).figures
    genders = {listed[tie.source].gender, listed[tie.target].gender}
    if tie.type == "sibling" and genders in ({"m"}, {"f"}):
        nouns = "brothers" if genders == {"m"} else "sisters"
        return f"{tie.qualifier} {nouns}" if tie.qualifier else nouns
    if tie.type == "parent":
        noun = as_noun(state, tie.type, tie.qualifier, tie.source, tie.source)
        return f"{listed[tie.source].name} is {listed[tie.target].name}'s {noun}"
    if tie.type == "spouse":
        return "formerly married" if tie.qualifier == "ex" else "married"
    if tie.type == "works_for" and (tie.qualifier == "ex" or tie.until is not None):
        return f"{listed[tie.source].name} worked for {listed[tie.target].name}"
    return wording.bond_words(tie.type, tie.qualifier)


def as_noun(state: State, type: str, qualifier: str | None, holder: str, source: str) -> str:
    """What the holder is in a relation: "foster sister"."""
    gender = roster(state).figures[holder].gender
    nouns = {
        ("parent", True): ("mother", "father", "parent"),
        ("parent", False): ("daughter", "son", "child"),
        ("sibling", None): ("sister", "brother", "sibling"),
        ("spouse", None): ("wife", "husband", "spouse"),
    }
    key = (type, holder == source if type == "parent" else None)
    if key not in nouns:
        said = wording.bond_words(type, qualifier)
        return said.removesuffix("s") if type == "friend" else said
    noun = nouns[key][0 if gender == "f" else 1 if gender == "m" else 2]
    if qualifier == "in-law":
        return f"{noun}-in-law"
    if qualifier == "step":
        return f"step{noun}"
    return f"{'former' if qualifier == 'ex' else qualifier} {noun}" if qualifier else noun


def yes(state: State, asked: Asked) -> list[Found]:
    """ "Is Ann Ben's sister?", "Are Ann and Ben married?": yes where it holds, no where it has ended."""
    doc = asked.doc
    ids = list(dict.fromkeys(c.ids[0] for c in asked.people))
    if asked.kind != "yes" or len(ids) != 2:
        return []
    types = {lexicon.KIN[n][0] for w in doc.words if (n := singular(doc.noun(w.index))) in lexicon.KIN}
    types |= {tie_type for w in doc.words for tie_type in _TOGETHER.get(w.lower, ())}
    ties = [t for t in shown_ties(state) if t.type in types and {t.source, t.target} == set(ids)]
    noun = next((n for w in doc.words if (n := singular(doc.noun(w.index))) in lexicon.KIN), None)
    if noun is not None:
        owners = [id for c in asked.people if _possesses(asked, c.first, c.last) for id in c.ids]
        told = [f for o in owners for f in related(state, noun, frozenset(), o, True) if set(f.who) & set(ids)]
        ties = [t for t in ties if any(set(f.citations) & set(t.citations) for f in told)] if owners else ties
    if not ties:
        return []
    last = max(ties, key=lambda t: t.since)
    return [Found("no" if last.until is not None or last.qualifier == "ex" else "yes", tuple(ids), last.citations, SURE)]


def _possesses(asked: Asked, first: int, last: int) -> bool:
    """Whether words stand as owners do: "Ann's", "of Ann"."""
    words = asked.doc.words
    return (
        words[last].text.endswith(("'s", "’s"))
        or (last + 1 < len(words) and words[last + 1].xpos == "POS")
        or (first > 0 and words[first - 1].lower == "of")
    )


_TOGETHER: Final[dict[str, tuple[RelationType, ...]]] = {
    "married": ("spouse",),
    "related": ("parent", "sibling", "relative", "spouse"),
    "together": ("romantic", "spouse"),
    "dating": ("romantic",),
    "engaged": ("romantic", "spouse"),
    "enemies": ("adversary",),
    "allies": ("works_with", "friend"),
}
"""Words that ask whether two are tied, and by what."""
_BONDS: Final[dict[tuple[str, str], tuple[str, bool | None]]] = {
    ("work", "for"): ("works_for", True),
    ("work", "with"): ("works_with", None),
    ("employ", ""): ("works_for", False),
    ("marry", ""): ("spouse", None),
    ("represent", ""): ("represents", True),
    ("belong", "to"): ("member_of", True),
    ("date", ""): ("romantic", None),
    ("engage", "to"): ("romantic", None),
    ("divorce", ""): ("spouse", None),
    ("love", ""): ("romantic", None),
    ("pose", "as"): ("impersonates", True),
    ("impersonate", ""): ("impersonates", True),
}
"""Verbs that ask for a relation: its type, and whether the subject is its source."""


_ADJECTIVES: Final = {"married": "marry", "engaged": "engage", "divorced": "divorce", "love": "love", "together": "date"}
_LOVERS: Final = frozenset("affair relationship romance fling liaison".split())
"""Nouns that ask for a lover: "With whom does Ann have an affair?"."""


def bound(state: State, asked: Asked) -> list[Found]:
    """ "Whom does Ann work for?", "Who is Ben married to?": the latest that holds."""
    doc = asked.doc
    if asked.kind not in ("who", "which", "what") or len(asked.people) != 1:
        return []
    verb = asked.verb if asked.verb is not None else next((w.index for w in doc.words if w.lower in _ADJECTIVES), None)
    if verb is None:
        return []
    lemma = _ADJECTIVES.get(doc.words[verb].lower, doc.words[verb].lemma)
    if doc.noun(doc.first(verb, "obj") or verb) in _LOVERS and any(w.lower == "with" for w in doc.words):
        lemma = "date"
    past = any(w.lower in ("was", "were", "once", "had", "did") for w in doc.words)
    after = {w.lower for w in doc.words if w.upos in ("ADP", "ADV", "PART")}
    one = asked.people[0]
    places = slots(asked, verb)
    subject = places.agent if places.agent is not None else places.patient
    mine = subject is not None and one.first <= subject <= one.last
    found = []
    for (told, preposition), (type, source) in _BONDS.items():
        if told != lemma or (preposition and preposition not in after):
            continue
        for tie in shown_ties(state):
            ends = (tie.source, tie.target) if source is None or source == mine else (tie.target, tie.source)
            ended = tie.qualifier == "ex" or tie.until is not None
            if tie.type != type or (ended and not past):
                continue
            for id in one.ids:
                if id == ends[0] or (source is None and id == ends[1]):
                    other = ends[1] if id == ends[0] else ends[0]
                    found.append((tie.since - 1000 * ended, Found(names(state, [other]), (other,), tie.citations, LIKELY)))
    return [f for _, f in sorted(found, key=lambda x: -x[0])]
