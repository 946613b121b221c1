"""Whose doing it is that somebody is blamed, thanked or asked for: "yells at Tom for lying", "banishes her for stealing"."""

from __future__ import annotations

from previously.reading import lexicon
from previously.reading.syntax import Doc

BLAME = frozenset(
    "blame forgive thank criticize criticise punish arrest mock praise reward condemn scold reprimand rebuke chide berate "
    "fine suspend fire sack jail sentence expel hate resent pity despise admire report dismiss denounce chastise admonish "
    "reproach castigate lambast lambaste commend congratulate upbraid censure ridicule taunt tease reprove insult "
    "mistrust distrust envy prosecute court-martial pay compensate".split()
)
"""Verbs whose "for doing it" tells what their object did."""
PAYING = frozenset("pay compensate reward fine".split())
PUNISHING = (
    lexicon.KILL
    | lexicon.KILL_SURE
    | lexicon.HOSTILE
    | lexicon.CATCHING
    | lexicon.DISMISS
    | frozenset(
        "exile banish deport evict slap hit punch beat whip flog lash spank torture strike kick ground excommunicate disown "
        "disinherit divorce dump leave shun ostracize ostracise torment bully curse demote discipline penalize penalise "
        "persecute fault exclude ban reject haunt cuff".split()
    )
)
"""What one does to somebody for what they have done."""
SHOUTING = frozenset("yell scream shout snap rage rail swear lash laugh".split())
"""What one does at somebody for what they have done."""
ANGRY = frozenset(
    "mad angry furious livid irate upset annoyed irritated cross enraged incensed indignant resentful bitter disappointed "
    "disgusted frustrated grateful thankful".split()
)
"""What one is at, with or to somebody for what they have done."""
TOWARDS = frozenset("at with to toward towards".split())
REVENGE = frozenset("revenge vengeance".split())
FACING = frozenset(
    "confront question interrogate quiz grill ask press challenge tease scold nag lecture rebuke chide warn caution".split()
)
"""Verbs whose "about doing it" tells of what their object does."""
TALKING = frozenset("talk speak chat argue".split())
"""What two do about what either of them may do."""
NOBODY_KNOWN = -1


def answerable(doc: Doc, verb: int) -> int | None:
    """Whoever has done what another is angry for, punishes or asks about; less than nothing where the words leave it open."""
    words = doc.words
    up = words[verb].head
    marks = doc.lowers(verb, "mark", "case")
    if "for" in marks:
        return _blamed(doc, up)
    if "about" in marks and words[verb].xpos == "VBG":
        if words[up].lemma in FACING:
            return _object(doc, up)
        beside = any(doc.preposition(c) in ("to", "with") for c in doc.dependents(up, "obl"))
        return NOBODY_KNOWN if words[up].lemma in TALKING and beside else None
    return None


def _blamed(doc: Doc, up: int) -> int | None:
    words = doc.words
    if words[up].lemma in BLAME | PUNISHING:
        return _object(doc, up)
    beside = doc.dependents(up, "obl")
    if words[up].lower in ANGRY and words[up].upos in ("ADJ", "VERB"):
        return next((c for c in beside if doc.preposition(c) in TOWARDS), None)
    if words[up].lemma in SHOUTING:
        return next((c for c in beside if doc.preposition(c) == "at"), None)
    for revenge in (o for o in doc.dependents(up, "obj") if words[o].lower in REVENGE):
        on = [c for c in (*beside, *doc.dependents(revenge, "nmod")) if doc.preposition(c) in ("on", "upon", "against")]
        return on[0] if on else NOBODY_KNOWN
    return None


def _object(doc: Doc, up: int) -> int | None:
    """A verb's object, where that is somebody and another than its subject."""
    words = doc.words
    found = doc.first(up, "obj", "iobj")
    if found is None or words[found].lower in lexicon.REFLEXIVES:
        return None
    people = lexicon.PEOPLE | lexicon.ORG_NOUNS
    person = words[found].upos in ("PROPN", "PRON") or {words[found].lower, words[found].lemma, doc.noun(found)} & people
    return found if person or words[up].lemma in BLAME - PAYING else None  # "leaves home for", "pays a fine for"
