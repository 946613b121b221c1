"""What people are called by others and by themselves: "known as Magpie", "introduces herself as Ann"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from previously.given import gender_of_name, same_given_name
from previously.reading import brackets, lexicon, nobody, predicates
from previously.reading.called import name_after
from previously.reading.predicates import At, Why
from previously.reading.refs import Ref
from previously.reading.syntax import Doc

DUBBING = frozenset("dub style nickname call refer".split())
REFERRING = frozenset(["refer"])
ALIAS = frozenset("alias aka a.k.a née nee".split())
OF_NAMES = frozenset("real true full birth given maiden stage code screen pen christian".split())
"""What a second name is the name of: "Kiko, real name Keiko Tanaka"."""
GUISES = frozenset("fight operate moonlight patrol wrestle box masquerade".split())
"""What is done under a name that is not one's own."""
LIKENING = frozenset(
    "pose disguise dress cast star play portray appear see know treat describe identify recognize recognise mistake name "
    "accept think regard replace succeed elect double act impersonate return reveal expose unmask hail crown remember "
    "view cite".split()
)
"""What does not tell that "as Ann Lowe" somebody is Ann Lowe."""
TELLING = frozenset("tell inform assure".split())
"""What somebody does to another with a name of their own."""
INTRODUCING = frozenset("introduce present".split())
GIVING = frozenset("give state".split())
"""What one does with one's name to strangers: "gives her name as Finch"."""


def alias(lemma: str, one: Ref | None, other: Ref | None) -> Why:
    """A second name for somebody who has one ("Craig Dunn, known as the Heron") is news; "a man named Dunn" only tells his."""
    both = one is not None and other is not None and (one.name is not None or one.form == "pronoun") and other.name is not None
    return "alias" if both and lemma in DUBBING | {"know"} else "naming"


def spoken_of(doc: Doc, verb: int, at: At, join: predicates.Join) -> None:
    """ "They know their leader only as Magpie", "refers to his friend as Magpie": what somebody goes by."""
    obliques = doc.dependents(verb, "obl")
    to = [c for c in obliques if doc.preposition(c) == "to"] if doc.words[verb].lemma in REFERRING else []
    relative = [c for c in obliques if doc.words[c].lower == "whom" and not doc.preposition(c)]
    whom = next(iter(to or doc.dependents(verb, "obj") or relative), None)
    if whom is None and doc.words[verb].label == "acl" and doc.words[verb].xpos == "VBN" and doc.words[verb - 1].text == ",":
        before = doc.words[verb - 2]  # "a nurse called Ann Lowe, known to everybody as Magpie"
        whom = before.head if before.label == "flat" else before.index
    if whom is not None and doc.words[whom].lower in ("whom", "who"):
        whom = antecedent(doc, verb, at)  # "Ambrose, whom the people know as Father Ember"
    name = next((r for c in obliques if doc.preposition(c) == "as" and (r := at(c)) is not None and r.name is not None), None)
    if whom is not None and name is not None and not predicates.unreal(doc, verb):
        join(at(whom), name, alias("know", at(whom), name), verb)


def antecedent(doc: Doc, verb: int, at: At) -> int | None:
    """Whom a relative clause, or one joined to it, tells of: the name, where what stands before it is no mention."""
    while doc.words[verb].label == "conj" and doc.words[verb].head != verb:
        verb = doc.words[verb].head
    whom = doc.words[verb].head if doc.words[verb].label == "acl" else None
    if whom is not None and at(whom) is None:
        return next((c for c in doc.dependents(whom, "appos", "flat") if c == whom + 1), None)
    return whom


def whose(doc: Doc, noun: int) -> int:
    """Whose name is told: who "tells the doctor that his name is Paul" tells his own, whomever else "his" might mean."""
    words = doc.words
    owner, name = doc.first(noun, "nmod:poss"), words[noun].head
    if owner is None:
        return -1
    verb = words[words[name].head]
    if words[name].label != "ccomp" or verb.lemma not in TELLING or (owner in doc.spoken) != (verb.index in doc.spoken):
        return owner
    subject = predicates.subject_of(doc, verb.index)
    if subject is None or words[subject].upos != "PROPN" or words[owner].lower not in ("his", "her"):
        return owner
    other = "f" if words[owner].lower == "his" else "m"
    return owner if gender_of_name(words[subject].lower) == other else subject


def given_out(doc: Doc, noun: int, at: At, join: predicates.Join) -> None:
    """ "A man who gives his name as Finch": what somebody calls himself, which need not be his name."""
    verb = doc.words[noun].head
    own = any(doc.words[c].upos == "PRON" for c in doc.dependents(noun, "nmod:poss"))
    told = (*doc.dependents(noun, "nmod"), *doc.dependents(verb, "obl"))
    name = next((r for c in told if doc.preposition(c) == "as" and (r := at(c)) is not None and r.name is not None), None)
    subject = predicates.subject_of(doc, verb)
    if own and subject is not None and not predicates.unreal(doc, verb):
        join(at(subject), name, alias("dub", at(subject), name), noun)


USING = frozenset("use adopt assume take".split())
"""What one does with a name that one goes by."""


def goes_by(doc: Doc, noun: int) -> bool:
    """Whether somebody is told to go by a name: "under the alias of Finch", "uses the name Finch"."""
    verb = doc.words[doc.words[noun].head]
    used = doc.words[noun].label == "obj" and verb.lemma in USING and not doc.dependents(noun, "nmod:poss")
    return (doc.preposition(noun) == "under" or used) and not predicates.unreal(doc, verb.index)


def doer(doc: Doc, verb: int) -> int | None:
    """The word for whoever does what a verb tells, be it told with the verb above ("makes a living teaching under ...")."""
    for at in (verb, *doc.ancestors(verb)):
        if (subject := predicates.subject_of(doc, at)) is not None:
            return subject
        if doc.words[at].label not in ("advcl", "conj", "acl"):
            return None
    return None


def found_out(doc: Doc, noun: int, at: At, join: predicates.Join) -> None:
    """ "Reads his true name: Ilse Hask", "reveals her real name to be Ilse Hask": the name that somebody has kept back."""
    owner, verb = doc.first(noun, "nmod:poss"), doc.words[noun].head
    hidden = doc.has(noun, OF_NAMES, "amod", "compound")
    if owner is None or not hidden or predicates.unreal(doc, verb):
        return
    if doc.words[owner].upos == "PRON" and doc.dependents(verb, "iobj"):
        return  # "tells Ann her real name", be it hers or the other's
    said = doc.dependents(verb, "xcomp") if doc.words[noun].label == "obj" else []
    names = [*doc.dependents(noun, "appos"), *(c for c in said if doc.dependents(c, "cop"))]
    name = next((r for c in names if c > noun and (r := at(c)) is not None and r.name is not None), None)
    join(at(owner), name, "alias", noun)


def introduces(doc: Doc, verb: int, at: At, join: predicates.Join) -> None:
    """ "A woman introduces herself as Ann Lowe": what she is called from then on, whether it is her name or not."""
    if not doc.has(verb, lexicon.REFLEXIVES, "obj"):
        return
    places = doc.dependents(verb, "obl")
    beside = (*places, *(c for place in places for c in doc.dependents(place, "nmod")))  # "at the inn as Ann Lowe"
    told = (at(c) for c in beside if doc.preposition(c) == "as")
    name = next((r for r in told if r is not None and (r.name is not None or r.det == "indef")), None)
    subject = predicates.subject_of(doc, verb)
    if subject is None or name is None or predicates.unreal(doc, verb):
        return
    join(at(subject), name, alias("dub", at(subject), name) if name.name is not None else "copula", verb)


def beside(doc: Doc, refs: Sequence[Ref]) -> Iterator[tuple[Ref, Ref, Why]]:
    """Second names that stand behind the first or behind a verb: "alias Ann Lowe", "by the name of Ajax", "fights as Finch"."""
    words = doc.words
    people = [r for r in refs if r.type == "PER" and not r.members and r.form != "pronoun" and not r.plural]
    ending: dict[int, Ref] = {}
    for ref in people:
        ending[ref.last] = max(ref, ending.get(ref.last, ref), key=lambda r: (r.name is not None, r.last - r.first))
    for ref in refs:
        named = ref.name is not None or words[ref.head].text[:1].isupper()
        if not named or ref.members or ref.plural or ref.form == "pronoun" or ref.first < 2:
            continue
        bearer = _bearer(doc, ref, people, ending)
        if bearer is not None and bearer.index != ref.index and not bearer.first <= ref.first <= ref.last < bearer.head:
            yield bearer, ref, alias("dub", bearer, ref)


def _bearer(doc: Doc, ref: Ref, people: Sequence[Ref], ending: dict[int, Ref]) -> Ref | None:
    """Who it is that a second name belongs to."""
    words = doc.words
    at = ref.first - 1

    def before(i: int) -> Ref | None:
        """Whoever is told of right before a word, a comma or a bracket between them aside."""
        end = i - 1 - (words[i - 1].text in (",", "("))
        around = (r for r in people if r.head == end and r.last >= ref.last)  # "the woman, whose name is Ann, ..."
        return ending.get(end) or next(around, None)

    if words[ref.first].lower.rstrip(".") in ALIAS:
        return before(ref.first)
    article = words[at].lower in ("the", "a")
    if words[at - article].lower.rstrip(".") in ALIAS:
        return before(at - article)
    if words[at].lower == "or" and words[at - 1].text == "," and _closed(doc, ref) and (one := ending.get(at - 2)) is not None:
        return one if _like(doc, one, ref) else None  # "Peregrine, or Perry, ..."
    if words[at].text in (",", "(") and doc.span_text(ref.last, min(ref.last + 2, len(words) - 1)).endswith("for short"):
        return before(ref.first)
    if words[at].lower in ("is", "was") and words[at - 1].lower == "name":
        at -= 2 + (words[at - 2].lower in OF_NAMES)
        return before(at) if words[at].lower == "whose" else None  # "Old Tull, whose real name is Isidore Maas"
    if words[at].lower == "name" and words[at - 1].lower in OF_NAMES and words[at - 2].text in (",", "("):
        return before(at - 1)
    if words[at].lower == "of" and words[at - 1].lower in ("name", "alias", "nickname", "moniker"):
        at -= 2 + (words[at - 2].lower in ("the", "a"))
    if words[at].lower == "by" and words[at - 1].lemma == "go" and _so_called(doc, ref):
        if words[at - 2].lower == "who" and (one := before(at - 2)) is not None:
            return one
        subject = predicates.subject_of(doc, at - 1)
        return next((r for r in people if r.head == subject), None) if not predicates.unreal(doc, at - 1) else None
    if words[at].lower == "by" and words[ref.first - 1].lower == "of":
        inside = [r for r in people if r.head < at and (r.last == at - 1 or r.first < at < r.last)]
        return max(inside, key=lambda r: r.first, default=None)
    truly = next((i for i in range(at, max(at - 4, 1), -1) if words[i].upos not in ("NOUN", "ADJ")), at)
    if words[truly].lower in predicates.TRULY and words[truly - 1].text in (",", "(") and _closed(doc, ref):
        return before(truly)  # "the Comet, secretly schoolboy Tom Hale, ..."
    if words[truly].lower in predicates.TRULY and words[truly - 1].lower in ("is", "was") and words[truly - 2].text == ",":
        # "Hush, who swallows sounds, is really medic Tom Hale", wherever the tree loses the subject
        named = [r for r in people if r.sentence == ref.sentence and r.last < truly - 2 and r.name is not None]
        one = min(named, key=lambda r: r.head, default=None)
        return one if one is not None and words[one.last + 1].text in (",", "(") else None
    verb = words[words[ref.head].head]
    if words[at].lower == "as" and _whole(ref):
        doing = words[verb.head] if verb.upos == "NOUN" and verb.label == "obj" else verb
        subject = predicates.subject_of(doc, doing.index) if doing.lemma not in LIKENING and doing.upos == "VERB" else None
        masked = (
            r for r in people if r.head == subject and r.name == (r.head, r.head) and not predicates.unreal(doc, doing.index)
        )
        one = next((r for r in masked if not gender_of_name(words[r.head].lower)), None)
        if one is not None:
            return one  # "Sparrow teaches at a school as Ann Lowe"
    if words[at].lower == "as" and ref.name is not None and ref.noun is None and verb.lemma in GUISES:
        subject = predicates.subject_of(doc, verb.index)
        if subject is not None and verb.label == "acl" and doc.dependents(subject, "cop"):
            subject = predicates.subject_of(doc, subject)  # "Ann is a teacher who fights crime as Sparrow"
        if subject is None and verb.label == "xcomp":
            subject = predicates.subject_of(doc, verb.head)  # "who used to fight crime as Sparrow"
        return next((r for r in people if r.head == subject and r.name is not None), None)
    return None


def _so_called(doc: Doc, ref: Ref) -> bool:
    """Whether what somebody goes by is a name and no place passed on the way ("goes by Anvil", "goes by the Bishop")."""
    owns = ref.last + 1 < len(doc.words) and doc.words[ref.last + 1].lower in ("'s", "'")
    who = ref.type == "PER" or doc.words[ref.first - 3].lower == "who"
    return ref.det == "def" or doc.words[ref.first - 1].lower == "of" or (who and not owns and ref.noun is None)


def _whole(ref: Ref) -> bool:
    """Whether a mention is a given name and a family name, and nothing else."""
    bare = ref.type == "PER" and ref.noun is None and ref.det == "none" and ref.possessor is None
    return bare and ref.name is not None and ref.name == (ref.first, ref.last) and ref.name[0] < ref.name[1]


def _closed(doc: Doc, ref: Ref) -> bool:
    """Whether a comma or the sentence's end stands behind a mention."""
    return ref.last + 1 < len(doc.words) and doc.words[ref.last + 1].text in (",", ".", ";", ")", "(")


def _like(doc: Doc, one: Ref, other: Ref) -> bool:
    """Whether a second name sounds like a short form of the first: "Ann, or Tom" are two."""
    if one.name is None or other.name is None:
        return False
    long, short = (doc.words[r.name[0]].lower for r in (one, other) if r.name is not None)
    return long != short and (long[:3] == short[:3] or same_given_name(long, short))


def bracketed(doc: Doc, refs: list[Ref]) -> list[tuple[Ref, Ref]]:
    """ "Bernadette Doyle (Bernie to everyone)", "Nan (that's Nuala, her mother)": another name, said aside."""
    words = doc.words
    by_first = {ref.first: ref for ref in refs if ref.name is not None and not ref.members}

    def lower(i: int) -> str:
        return words[i].lower if i < len(words) else ""

    out: list[tuple[Ref, Ref]] = []
    for a in by_first.values():
        inside = a.last + 2
        if a.type != "PER" or lower(a.last + 1) != "(":
            continue
        if lower(inside) == "that" and lower(inside + 1) in ("'s", "is"):
            inside += 2
        elif (b := by_first.get(inside)) is None or lower(b.last + 1) not in ("to", "for") or b.type != "PER":
            continue
        if (b := by_first.get(inside)) is not None and b.name is not None and b.name[0] == b.first:
            out.append((a, b))
    return out


def called(doc: Doc, refs: list[Ref]) -> list[tuple[Ref, Ref]]:
    """ "A man called Ames", "the baron, whose name was Aldric", "a company known as Brightwater"."""
    words = doc.words
    by_first: dict[int, list[Ref]] = {}
    for ref in refs:
        by_first.setdefault(ref.first, []).append(ref)
    out: list[tuple[Ref, Ref]] = []
    for a in refs:
        if a.form == "pronoun" or a.plural or a.members or a.name is not None:
            continue
        after = a.last + 1 + (a.last + 1 < len(words) and words[a.last + 1].text == ",")
        places = [after, *range(a.head + 1, min(a.last, a.head + 4))]
        for place in places:
            start = name_after(doc, place) if place < len(words) else None
            if start is not None:
                out += [(a, b) for b in by_first.get(start, []) if b.name and b.index != a.index]
                break
    for a in refs:  # "her sister Ann Lowe (Eve Moss), called Nan"
        if a.name is None or a.type != "PER" or a.members or a.last != a.name[1]:
            continue
        after = brackets.past(doc, a.last + 1)
        called = after + 1
        if called >= len(words) or words[after].text != "," or words[called].lower not in ("called", "nicknamed"):
            continue
        start = name_after(doc, called)
        end = next((b for b in by_first.get(start or 0, []) if b.name and b.name[0] == b.first), None) if start else None
        if end is not None and words[min(end.last + 1, len(words) - 1)].text in ",.;:)":
            out.append((a, end))
    for word in words:
        if word.lower != "name" or not doc.dependents(word.index, "nmod:poss"):
            continue
        whose = words[doc.dependents(word.index, "nmod:poss")[0]]
        predicate = word.head if word.deprel == "nsubj" else None
        holder = words[predicate].head if predicate is not None else None
        if predicate is not None and nobody.denied(doc, predicate):
            predicate = nobody.instead(doc, predicate)  # "whose name is not Tom but Bob"
        if whose.lower != "whose" or predicate is None:
            continue
        holders = [r for r in refs if r.head == holder and not r.members]
        out += [(a, b) for a in holders[:1] for b in refs if b.head == predicate and b.name]
    return out
