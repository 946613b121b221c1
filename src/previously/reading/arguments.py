"""Who a word of the tree stands for, and who does what to whom around a verb: passives, control, relative clauses."""

from __future__ import annotations

import msgspec

from previously.reading import gaps, lexicon
from previously.reading.cast import Cast, Filler, asks
from previously.reading.hanging import SHARED
from previously.reading.having import partners
from previously.reading.including import named_of
from previously.reading.labels import MADE_BY, frame_of, from_roles, labelled
from previously.reading.meanwhile import absolute
from previously.reading.numbers import single_above
from previously.reading.owners import ADDRESSED, HARM, around, fellows, whose
from previously.reading.participles import by_the_other, seen_there
from previously.reading.reproaches import answerable
from previously.reading.subjects import (
    across_relative,
    by_label,
    called_out,
    caught_at,
    enabled,
    finite_above,
    handled_by,
    heads_all,
    in_order,
    inverted_speaker,
    main_clause,
    nobody_s,
    opening,
    outer_infinitive,
    own_subject,
    set_aside,
    spoken_to,
    who_means,
)
from previously.reading.syntax import Doc, matches
from previously.reading.voices import passive, suffered, undergone
from previously.tagger import Argument

OBJECT_CONTROL = frozenset(
    (
        "force convince ask tell help allow want cause persuade order command urge let make get encourage "
        "advise warn need require permit teach invite beg instruct enable inspire goad send lead task "
        "relegate compel coerce implore pressure expect push trick manipulate have see hear watch find catch witness "
        "leave lure appoint choose hire recruit keep influence stop prevent pick select elect nominate assign pay bribe tempt "
        "provoke prompt motivate authorize authorise oblige drive cajole induce entice summon entrust dare forbid incite "
        "program programme train direct hypnotize hypnotise brainwash con bully shame steer nudge spur equip commission "
        "challenge counsel caution condemn sentence groom deputize deputise remind exhort blackmail"
    ).split()
)


TAKING = frozenset("take bring fly drive".split())
MEETING = frozenset("meet see visit face confront join live stay train work".split())
"""What whoever is taken somewhere is to do there."""
HELPING = frozenset(
    "help enable allow let assist get force make convince persuade coerce pressure trick lure induce goad compel manipulate "
    "provoke tempt".split()
)
"""Verbs whose subject does what follows "by", whoever is helped or brought to something."""


MANDATING = frozenset("demand suggest propose recommend request insist".split())
"""Verbs of asking for something, whose object does what a bare verb behind it tells: "demands Ann leave"."""


DUPE = frozenset("trick manipulate deceive seduce goad coax coerce pressure lure entice provoke tempt force".split())
"""Verbs by which somebody is brought to do something himself."""


def surface_subject(doc: Doc, verb: int, depth: int = 0) -> int | None:
    """The word that is a verb's understood subject: its own, or one shared by conjunction, control or a participle."""
    own = own_subject(doc, verb)
    if own is not None:
        return own
    if (seen := seen_there(doc, verb)) is not None:
        return seen
    shared = _shared_subject(doc, verb, depth)
    if doc.words[verb].label == "conj" and across_relative(doc, verb) == doc.words[verb].head:
        return shared  # "meets Ann, who nods and leaves": comma and tree agree, whatever the labels say
    return by_label(doc, verb, shared)


def _shared_subject(doc: Doc, verb: int, depth: int) -> int | None:
    """The subject that the tree lends a verb that has none."""
    word = doc.words[verb]
    if depth > 6 or word.head == verb:
        return None
    up = word.head
    governor = doc.words[up]
    label = word.deprel
    if (aside := set_aside(doc, verb)) is not None:
        return aside
    if label in ("parataxis", "conj") and heads_all(doc, verb):
        return up
    if matches(label, "conj"):
        if (across := across_relative(doc, verb)) is not None:
            return surface_subject(doc, across, depth + 1)
        if (single := single_above(doc, verb)) is not None:
            return surface_subject(doc, single, depth + 1)
        if (above := finite_above(doc, verb)) is not None or (above := outer_infinitive(doc, verb)) is not None:
            return surface_subject(doc, above, depth + 1)
        # "She attacks him, and he falls and dies": the nearest joined clause with a subject of its own lends it
        between = [c for c in doc.dependents(up, "conj") if c < verb and doc.dependents(c, "nsubj", "nsubj:pass")]
        return surface_subject(doc, between[-1] if between else up, depth + 1)
    if matches(label, "acl:relcl"):
        while doc.words[up].label in ("nmod", "compound", "flat") and doc.words[up].upos != "PROPN" and up < doc.words[up].head:
            up = doc.words[up].head  # "Constable Ann Lee, whom everybody trusts, leaves": it is she, and not her rank
        return up
    if label == "acl":
        marked = doc.dependents(verb, "mark", "case")
        if word.xpos in ("VBG", "VBN") and not marked:
            return up
        owner = doc.first(up, "nmod:poss")
        if owner is not None:
            return owner
        if (other := enabled(doc, verb)) is not None:
            return other
        return surface_subject(doc, governor.head, depth + 1) if governor.head != up else None
    if (called := called_out(doc, verb)) is not None:
        return called
    if matches(label, "xcomp") or (matches(label, "ccomp") and word.xpos in ("VB", "VBG")):
        controlled = doc.first(up, "obj", "iobj")
        mandated = governor.lemma in MANDATING and word.xpos == "VB" and not doc.dependents(verb, "mark")
        if (
            controlled is not None
            and (governor.lemma in OBJECT_CONTROL or mandated)
            and not passive(doc, up)
            and not nobody_s(doc, controlled)
            and not (governor.lemma == "stop" and word.xpos == "VB")  # "stops him to ask"
        ):
            return controlled
        if passive(doc, up):
            return doc.first(up, "nsubj:pass") or surface_subject(doc, up, depth + 1)
        return surface_subject(doc, up, depth + 1)
    if matches(label, "advcl") or label == "parataxis":
        controlled = doc.first(up, "obj", "iobj")
        if word.xpos == "VB" and word.lemma in MEETING and governor.lemma in TAKING and controlled is not None:
            return controlled  # "takes Luke to meet the king"
        purpose = word.xpos == "VB" and "to" in doc.lowers(verb, "mark")
        if purpose and governor.lemma not in OBJECT_CONTROL and (doer := who_means(doc, up)) is not None:
            return doer
        if purpose and controlled is not None and governor.lemma in OBJECT_CONTROL and not in_order(doc, verb) and up < verb:
            return controlled  # but "to save his job, he lets Tom believe it" is of him
        marks = doc.lowers(verb, "mark", "case")
        if "by" in marks and matches(governor.deprel, "xcomp"):
            brought = doc.words[governor.head].lemma
            if brought in HELPING or (brought == "have" and governor.xpos == "VBN" and word.xpos == "VBG"):
                # "helps Ann escape by killing the guard", "has Tom killed by paying Ann to do it"
                return surface_subject(doc, governor.head, depth + 1)
        if (above := main_clause(doc, verb)) is not None:
            return surface_subject(doc, above, depth + 1)
        if (blamed := answerable(doc, verb)) is not None:
            return blamed if blamed >= 0 else None
        of_them = marks & {"into", "from", "of"} or ("in" in marks and governor.lemma in DUPE)  # "tricks her in opening it"
        if controlled is not None and (of_them or caught_at(doc, verb, controlled)):
            return controlled
        return surface_subject(doc, up, depth + 1)
    return None


CALLING = frozenset("call consider deem declare proclaim crown make".split())
"""Verbs whose second object tells what the first is."""
PATIENT_PREPOSITIONS = frozenset("to with for after against at on upon about of from over into towards toward by".split())


BESIDE_AN_OBJECT = frozenset("for about of at by over".split())
"""Prepositions that bring in somebody else's part once the verb has an object ("finds it for her")."""


SHARED_WORK = SHARED | frozenset("forge counterfeit investigate infiltrate found solve".split())
"""What one does to something with somebody who does it too."""


class Arguments(msgspec.Struct, frozen=True):
    """Who did it, to whom, and who else had a part in it (role, filler)."""

    agents: tuple[Filler, ...] = ()
    patients: tuple[Filler, ...] = ()
    others: tuple[tuple[str, Filler], ...] = ()


def arguments(doc: Doc, cast: Cast, verb: int) -> Arguments:
    """The people (and organisations) around a verb, from the tree first and the role labels where the tree is silent."""
    words = doc.words
    subject = surface_subject(doc, verb)
    if own_subject(doc, verb) is None:
        opened = opening(doc, cast, verb)
        subject = by_the_other(doc, cast, verb, subject if opened is None else opened)
    is_passive = passive(doc, verb)
    agents: tuple[Filler, ...] = ()
    patients: tuple[Filler, ...] = ()
    others: list[tuple[str, Filler]] = []
    subject_fillers = cast.at(subject) if subject is not None else ()
    if subject is not None and doc.quotation[subject] and not doc.quotation[verb]:
        subject, subject_fillers = (None, ()) if spoken_to(doc, verb) else (subject, subject_fillers)
    inverted = None if is_passive or subject is not None else inverted_speaker(doc, verb)
    if inverted is not None:
        subject, subject_fillers = inverted, cast.at(inverted)
    if subject is not None and words[subject].lower in lexicon.RELATIVES and not subject_fillers:
        subject_fillers = cast.at(subject)
    if is_passive:
        patients = subject_fillers
        by = _by(doc, verb)
        agents = cast.at(by) or labelled(doc, cast, verb, by=True)
        agents += tuple(f for c in _by_others(doc, verb) for f in cast.at(c) if f not in agents)
        had = undergone(doc, verb) and words[words[verb].head].lemma in ("have", "get")
        if not agents and had and not suffered(doc, verb):
            causer = surface_subject(doc, words[verb].head)
            agents = cast.at(causer) if causer is not None else ()
        for other in doc.dependents(verb, "conj"):
            shared = words[other].lemma not in UNLIKE or words[verb].lemma not in lexicon.KILL
            bare = passive(doc, other) and not doc.dependents(other, "aux:pass", "nsubj:pass")
            if not agents and by is None and shared and bare:  # "are surrounded by wolves and saved by Ann": not by her
                agents = cast.at(_by(doc, other))
        if not agents and (seized := handled_by(doc, verb)) is not None:
            agents = cast.at(_by(doc, seized))
    else:
        agents = subject_fillers
        own_one = own_subject(doc, verb)
        # "accuses the men of stealing it": whoever they are, it is not who accuses them
        people = subject is not None and {words[subject].lower, words[subject].lemma} & lexicon.PEOPLE
        if not agents and (not people if own_one is None else words[own_one].lower == "who" and not asks(doc, own_one)):
            agents = labelled(doc, cast, verb)
    joined = fellows(doc, cast, verb, subject)
    with_them = tuple(f for found in joined.values() for f in found)
    if is_passive and patients:
        patients += tuple(f for f in with_them if f not in patients)
    elif agents and not is_passive:
        agents += tuple(f for f in with_them if f not in agents)
    own = {f.entity for f in agents}
    aside = [(a.first, a.last) for a in frame_of(doc, verb) if a.label.startswith("ARGM") and not _thanked(doc, verb, a)]
    objects = [o for o in doc.dependents(verb, "obj", "iobj") if o != inverted and not any(a <= o <= z for a, z in aside)]
    if len(objects) > 1:  # "killed Ann, which he forgives her for"
        objects = [o for o in objects if words[o].lower != "which"]
    oneself = tuple(f for f in agents if f.type in ("PER", "ORG"))
    if not is_passive:
        for obj in objects[:1] if words[verb].lemma in CALLING else objects:
            caught = own_subject(doc, obj) if words[obj].upos == "VERB" else None  # "hears Tom crying"
            same = oneself if words[obj].lower in lexicon.REFLEXIVES else ()
            patients += tuple(f for f in same or cast.at(obj if caught is None else caught) if f not in patients)
            if doc.has(obj, lexicon.REFLEXIVES, "conj"):
                patients += tuple(f for f in oneself if f.entity not in {p.entity for p in patients})
            if words[obj].lower in lexicon.REFLEXIVES:  # "kills himself and Ann"
                patients += tuple(f for k in doc.dependents(obj, "conj") for f in cast.at(k) if f not in patients)
        if not objects and gaps.relative(doc, verb):
            gap = words[words[verb].head]
            what = gap.lower == "what" and gap.label == "nsubj"  # "what she finds is a man"
            patients = cast.at(gap.head if what else gap.index)
        elif not patients:
            patients = tuple(f for o in objects if words[o].lower in ("who", "whom") for f in cast.at(o))
        if not objects:
            patients += gaps.shared(doc, cast, verb) or gaps.caught(doc, cast, verb)
        else:
            patients += tuple(f for c in gaps.again(doc, verb) for f in cast.at(c) if f not in patients)
    obliques = []
    for child in doc.dependents(verb, "obl"):
        if (words[child].deprel == "obl:agent" and doc.preposition(child) in BY) or (is_passive and child == _by(doc, verb)):
            continue
        if (child in joined and (agents or is_passive)) or absolute(doc, verb, child):
            continue
        if "being" in doc.lowers(child, "cop"):
            continue  # "takes a break from being the Arrow"
        fillers = tuple(f for f in cast.at(child) if f.type in ("PER", "ORG"))
        if fillers:
            obliques.append((doc.preposition(child), fillers))
    if not any(f.type in ("PER", "ORG") for f in patients):  # "searches her house" is done to her
        things = ([subject] if subject is not None else []) if is_passive else objects
        if not is_passive and any(words[o].deprel == "iobj" for o in objects):
            things = []  # "gives her Tom's watch": whoever she is, she gets it
        patients = whose(doc, cast, verb, things, {f.entity for f in agents}, {case for case, _ in obliques}) or patients
    if words[verb].lemma in ONESELF and any(words[o].lower in lexicon.REFLEXIVES for o in objects):
        # "explains herself to Ann", "finds himself face to face with Ann"
        before = tuple(fillers for case, fillers in obliques if case in ("to", "with", "before"))
        patients = before[0] if before else _faced(doc, cast, objects)
        obliques = [one for one in obliques if one[1] != patients]
    if not is_passive and not patients:
        patients = partners(doc, cast, verb)
    places = tuple(f for f in patients if f.type not in ("PER", "ORG"))
    if places and len(places) == len(patients) and objects and any(case in ADDRESSED for case, _ in obliques):
        others += [("other", f) for f in places]  # "sells the forest to her"
        patients = ()
    for case, fillers in obliques:
        fits = case in PATIENT_PREPOSITIONS and not (objects and case in BESIDE_AN_OBJECT)
        fits = fits and not (objects and case == "with" and words[verb].lemma in SHARED_WORK)
        if not patients and not is_passive and fits:
            patients = tuple(f for f in fillers if f.entity not in own)
        else:
            others += [(case or "other", f) for f in fillers]
    if not patients:
        others += [("topic", f) for f in _topic(doc, cast, verb, own)]
    if not patients and not others:
        others += [(case, f) for case, f in around(doc, cast, verb) if f.entity not in own]
    if not agents or not patients:
        agents, patients = from_roles(doc, cast, verb, agents, patients)
    if words[verb].lemma in SHARED_WORK and objects:
        beside = {f.entity for case, f in others if case == "with"}
        patients = tuple(f for f in patients if f.entity not in beside)
    gapped = all(words[o].lower in lexicon.RELATIVES for o in objects) and gaps.relative(doc, verb)
    several = [words[verb].head] if gapped else []  # "the men he shot, including Tom"
    several += [subject] if is_passive and subject is not None else [] if is_passive else objects
    patients += tuple(f for f in named_of(doc, cast, several) if f not in patients)
    whole = [k for o in objects for k in (o, *doc.dependents(o, "conj"))]  # "kills him, and herself"
    reflexive = words[verb].lemma in HARM or any(words[o].lower in lexicon.REFLEXIVES for o in whole)
    if not reflexive:
        own = {f.entity for f in agents}
        patients = tuple(f for f in patients if f.entity not in own)
    if not agents and not patients:
        others = [(role, f) for role, f in others if role != "topic"]  # "it emerges that he left" is nothing he does
    return Arguments(agents, patients, tuple(others))


def _thanked(doc: Doc, verb: int, said: Argument) -> bool:
    """ "Tom thanks Ann.": whom the model takes for somebody spoken to, for want of a comma."""
    inside = any(said.first <= o <= said.last for o in doc.dependents(verb, "obj"))
    return said.label == "ARGM-DIS" and inside and doc.words[said.first - 1].text != ","


ONESELF = frozenset(
    "find explain introduce present reveal show identify declare announce attach commit devote endear prove pledge".split()
)
"""What one does with oneself before somebody else, to whom it is then done."""


def _faced(doc: Doc, cast: Cast, objects: list[int]) -> tuple[Filler, ...]:
    """Whom one finds oneself face to face with."""
    for obj in objects:
        faced = [i for i in doc.subtree(obj) if doc.words[i].label == "nmod" and doc.preposition(i) == "with"]
        if doc.words[obj].lower == "face" and faced:
            return cast.at(faced[0])
    return ()


def _topic(doc: Doc, cast: Cast, verb: int, own: set[str]) -> tuple[Filler, ...]:
    """Whom a thing said or done is about: "claims that he lied", "promises that she will help him", "makes a pact with her"."""
    for complement in doc.dependents(verb, "ccomp", "xcomp"):
        subject = doc.first(complement, "nsubj", "nsubj:pass")
        found = cast.at(subject) if subject is not None else ()
        if others := tuple(f for f in found if f.entity not in own):
            return others
        if found or (subject is None and doc.words[complement].deprel == "xcomp"):
            inner = arguments(doc, cast, complement)
            beside = tuple(f for role, f in inner.others if role in FOR_WHOM)
            for fillers in (inner.patients, beside):
                if others := tuple(f for f in fillers if f.type in ("PER", "ORG") and f.entity not in own):
                    return others
    for obj in doc.dependents(verb, "obj"):
        for child in doc.dependents(obj, "nmod"):
            if others := tuple(f for f in cast.at(child) if f.type in ("PER", "ORG") and f.entity not in own):
                return others
    return ()


FOR_WHOM = frozenset("with for to from against".split())
"""What stands before those whom something concerns that is promised, agreed on or refused: "agrees to make passes for them"."""


def _by(doc: Doc, verb: int) -> int | None:
    """The agent of a passive: "by X", also behind a stranded preposition ("experimented on by X")."""
    agents = [c for c in doc.dependents(verb, "obl:agent") if doc.preposition(c) in BY]
    if agents:
        return agents[0]
    by = [c for c in doc.dependents(verb, "obl") if doc.preposition(c) == "by"]
    aside = doc.words[verb].xpos == "VBN" and doc.words[verb].label == "acl"
    if not by and (aside or doc.dependents(verb, "aux:pass")):
        # "is stopped in the hall by Ann": the tree may hang her on the hall
        places = doc.dependents(verb, "obl")
        inner = [c for p in (*places, *_given(doc, verb)) for c in doc.dependents(p, "nmod") if doc.preposition(c) == "by"]
        # "is taught to fly by Ann"
        bidden = [x for x in doc.dependents(verb, "xcomp") if not passive(doc, x)]
        inner += [c for x in bidden for c in doc.dependents(x, "obl", "obl:agent") if doc.preposition(c) == "by"]
        by = [c for c in inner if doc.words[c].upos == "PROPN" or doc.noun(c) in lexicon.PERSON_NOUNS]
    return by[0] if by else None


def _by_others(doc: Doc, verb: int) -> list[int]:
    """Who else did it where "by" is said again: "was taken by his brother and by Ann"."""
    agents = doc.dependents(verb, "obl:agent")
    return [c for c in agents[1:] if doc.preposition(c) == "by" and doc.dependents(c, "cc")]


UNLIKE = frozenset("bring revive resurrect find discover save rescue avenge mourn replace succeed".split())
"""What is done to somebody who was killed by another: "is killed and found by Ann"."""
BY = frozenset(["by", ""])
"""What stands before whoever does what a passive tells: what the tree takes for them behind "from" or "for" is not they."""


def _given(doc: Doc, verb: int) -> list[int]:
    """What somebody is given, unless somebody may have made it ("is handed the keys by Ann", "a book by Ann")."""
    words = doc.words
    return [o for o in doc.dependents(verb, "obj") if words[verb].lemma in HANDED and words[o].lemma not in MADE_BY]


HANDED = frozenset("give hand offer bring show send tell lend sell pass deal award grant deny".split())
