"""Mentions that one sentence says are the same person: appositions, "named X", copulas, reveals.

A union is what the grammar asserts inside a sentence; identity decides afterwards whose entity it is.
"""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from previously.reading import apposed, brackets, doubled, dubbing, kin, lexicon, longstanding, offices, predicates
from previously.reading.called import name_after
from previously.reading.names import is_title
from previously.reading.predicates import At, Why
from previously.reading.refs import Ref
from previously.reading.syntax import Doc, matches


class Union(msgspec.Struct, frozen=True):
    """Two mentions (indices of refs) that are one, why, and the word that says so."""

    one: int
    other: int
    why: Why
    word: int


NAMING = frozenset("name call know dub style nickname title entitle refer".split())
MEASURES = frozenset("year month week day foot inch".split())
"""Nouns inside an adjective before a name: "the six-year-old Ann" is no year."""
NOBILIARY = frozenset("von van de la le du da di al bin ibn der den del y".split())
CHRISTENING = frozenset("name christen baptize baptise".split())
CROWNING = frozenset("proclaim crown acclaim hail anoint enthrone declare".split())


def find(doc: Doc, refs: list[Ref]) -> list[Union]:
    """The unions of a part, in text order."""
    by_head: dict[int, list[Ref]] = {}
    for ref in refs:
        by_head.setdefault(ref.head, []).append(ref)
        if ref.name:
            for i in range(ref.name[0], ref.name[1] + 1):
                if i != ref.head:
                    by_head.setdefault(i, []).append(ref)

    def at(word: int) -> Ref | None:
        found = [r for r in by_head.get(word, []) if not r.members]
        exact = [r for r in found if r.head == word]
        return max(exact or found, key=lambda r: r.last - r.first, default=None)

    out: list[Union] = []

    def join(a: Ref | None, b: Ref | None, why: Why, word: int) -> None:
        if a is None or b is None or a.index == b.index or not _compatible(doc, a, b, why):
            return
        out.append(Union(min(a.index, b.index), max(a.index, b.index), why, word))

    for ref in refs:  # a mention and the shorter one of the same head, or of the same name, inside it
        for other in refs[ref.index + 1 :]:
            if other.first > ref.last:
                break
            same_name = ref.name is not None and ref.name == other.name and not ref.members and not other.members
            if same_name or (other.head == ref.head and not ref.members and not other.members):
                out.append(Union(ref.index, other.index, "apposition", ref.head))
    for a, b in _side_by_side(doc, refs):
        join(a, b, "apposition", b.head)
    for a, b in offices.before_names(doc, refs):
        join(a, b, "apposition", b.head)
    for a, b in longstanding.beside(doc, refs):
        join(a, b, "apposition", b.head)
    for first, second, one in (*_one_and_the_same(doc), *_owned_up(doc)):
        join(at(first), at(second), "reveal", one)
    for a, b in dubbing.called(doc, refs):
        join(a, b, "naming", b.head)
    for a, b in dubbing.bracketed(doc, refs):
        join(a, b, "alias", b.head)
    for a, b in doubled.beside(doc, refs):
        join(a, b, "alias", b.head)
    for a, b, why in (*dubbing.beside(doc, refs), *apposed.beside(doc, refs)):
        join(a, b, why, b.head)
    for word in doc.words:
        label = word.deprel
        if (both := apposed.second(doc, word.index)) is not None:
            join(at(both), at(word.index), "apposition", word.index)
        if matches(label, "appos") and word.head != word.index:
            if not doc.preposition(word.index):  # "her husband, Tom, on Vane": whatever the tree says, another place
                join(at(apposed.bearer(doc, word.index, at)), at(word.index), "apposition", word.index)
                if _epithet(doc, at(word.head), at(word.index)):
                    join(at(word.head), at(word.index), "alias", word.index)
                for second in _second_role(doc, word.index):
                    join(at(apposed.bearer(doc, word.index, at)), at(second), "apposition", second)
        elif label == "acl" and word.lemma in NAMING:
            target = _given_name(doc, word.index, at)
            join(at(word.head), target, dubbing.alias(word.lemma, at(word.head), target), word.index)
        elif label == "advcl" and word.lemma in NAMING and word.xpos == "VBN" and not doc.dependents(word.index, "nsubj:pass"):
            # "Now called the Duke, Osk returns"
            bearer = doc.first(word.head, "nsubj", "nsubj:pass")
            target = _given_name(doc, word.index, at)
            if bearer is not None and target is not None and target.name is not None:
                join(at(bearer), target, dubbing.alias(word.lemma, at(bearer), target), word.index)
        elif label == "acl:relcl" and word.lemma in NAMING:
            objects = doc.dependents(word.index, "obj", "xcomp", "obl")
            named = next((at(c) for c in objects if doc.words[c].lower not in lexicon.REFLEXIVES and at(c)), None)
            subjects = doc.dependents(word.index, "nsubj")
            others = [c for c in subjects if doc.words[c].lower not in lexicon.RELATIVES]
            born = bool(others) and doc.words[word.head].lower in lexicon.KIN and word.lemma in CHRISTENING | {"call"}
            if any(doc.words[c].lower in lexicon.REFLEXIVES for c in objects) or born:
                join(at(word.head), named, "naming", word.index)  # "a son, whom she names Will"
            elif others and word.lemma in dubbing.DUBBING and named is not None and named.name is not None:
                # "Ann Lowe, whom everybody calls the Crow"
                join(at(word.head), named, dubbing.alias(word.lemma, at(word.head), named), word.index)
        if (
            word.xpos == "VBN"
            and word.lemma in NAMING | CHRISTENING | CROWNING | dubbing.REFERRING
            and doc.dependents(_first_joined(doc, word.index), "aux:pass", "cop")
        ):
            _named_in_passing(doc, word.index, at, join)
        if word.deprel == "conj" and not doc.dependents(word.index, "det", "nmod:poss"):
            in_law = kin.in_law_too(doc, word.index)
            if in_law or word.lower in ALSO:
                before = word.index - 2 if in_law else _shares_its_owner(doc, word.index)
                join(at(before) if before is not None else None, at(word.index), "apposition", word.index)
        if word.lower == "name" and word.deprel == "nsubj" and doc.words[word.head].upos == "PROPN":
            # "her real name is Ilse Hask"
            join(at(dubbing.whose(doc, word.index)), at(word.head), "alias", word.index)
        if word.lower in ("name", "surname", "alias", "pseudonym") and dubbing.goes_by(doc, word.index):
            # "enlists under the name of Finch", "using the name Finch"
            name = next((r for c in doc.dependents(word.index, "appos", "nmod", "compound") if (r := at(c)) and r.name), None)
            bearer = dubbing.doer(doc, word.head)
            if bearer is not None:
                join(at(bearer), name, "alias", word.index)
        if word.upos == "VERB" and word.lemma in dubbing.REFERRING | {"know"}:
            dubbing.spoken_of(doc, word.index, at, join)
        if word.lemma in dubbing.INTRODUCING and word.upos == "VERB":
            dubbing.introduces(doc, word.index, at, join)
        if word.lower == "name" and word.label == "obj" and doc.words[word.head].lemma in dubbing.GIVING:
            dubbing.given_out(doc, word.index, at, join)
        if word.lower == "name":
            dubbing.found_out(doc, word.index, at, join)
        if word.upos == "VERB" and word.lemma in dubbing.DUBBING and (whom := doc.first(word.index, "obj")) is not None:
            # "mockingly styles her as the Queen of Rags"
            beside = doc.dependents(whom, "appos") if doc.words[whom].upos == "PRON" else []  # "dubs him Magpie", in some trees
            told = (c for c in (*doc.dependents(word.index, "xcomp", "obl", "obj"), *beside) if c != whom)
            whole = [c for c in told if (r := at(c)) is not None and r.name is not None]
            own = doc.words[whom].lower in lexicon.REFLEXIVES
            if own and not whole and (start := name_after(doc, word.index)) is not None:
                whole = [i for i in (start, start + 1) if (r := at(i)) is not None and r.name is not None]
            bearer = predicates.subject_of(doc, word.index) if own else None
            if whole and own and bearer is not None:
                join(at(bearer), at(whole[0]), "alias", word.index)  # "a man who calls himself Finch"
            elif whole:
                so = doc.words[whom].upos == "PRON" and name_after(doc, word.index) is not None  # "calls him Monday"
                join(at(whom), at(whole[0]), "christening" if so else "naming", word.index)
        if word.lemma in CHRISTENING and len(given := doc.dependents(word.index, "obj", "iobj", "xcomp")) > 1:
            # "keeps the boy and names him Noel"
            relative = doc.words[given[0]].lower in ("whom", "who", "which")  # "a son, whom she names Noel"
            whom = dubbing.antecedent(doc, word.index, at) if relative else given[0]
            child, name = at(whom) if whom is not None else None, at(given[-1])
            if child is not None and name is not None and child.name is None and name.name is not None:
                join(child, name, "christening", word.index)
        predicates.find(doc, word, at, join)
    out += [Union(r.index, r.index, "presented", r.head) for r in predicates.presented(doc, refs)]
    out += [Union(a.index, b.index, "reveal", b.head) for a, b in predicates.doers(doc, refs, at)]
    return out


ALSO = frozenset(
    "heir heiress successor confidant confidante protégé protégée namesake adviser advisor accomplice muse".split()
)
"""What somebody is beside being somebody's kin: "his nephew and heir"."""


def _shares_its_owner(doc: Doc, noun: int) -> int | None:
    """The noun of kin before an "and" that is whoever's the next one is too."""
    first = noun - 1
    while first > 0 and doc.words[first].head == noun and doc.words[first].label in ("amod", "compound", "advmod", "cc"):
        first -= 1
    kindred = doc.words[first].xpos == "NN" and doc.noun(first) in lexicon.KIN and doc.words[first + 1].lower == "and"
    return first if kindred and doc.dependents(first, "nmod:poss") else None


def _first_joined(doc: Doc, verb: int) -> int:
    """The verb that a participle shares its auxiliary with: "is born and named"."""
    own = doc.words[verb].label != "conj" or doc.dependents(verb, "aux:pass", "nsubj", "nsubj:pass", "obj")
    return verb if own else doc.words[verb].head


def _given_name(doc: Doc, verb: int, at: At) -> Ref | None:
    """What somebody is named: "known to the whole town as the Crow" tells no town's name, "called by all" nobody's."""
    objects = doc.dependents(verb, "xcomp", "obj")
    as_what = [c for c in doc.dependents(verb, "obl") if doc.preposition(c) in ("as", "")]
    return next((found for c in (*objects, *as_what) if (found := at(c)) is not None), None)


def _named_in_passing(doc: Doc, verb: int, at: At, join: predicates.Join) -> None:
    """ "Ann is nicknamed the Crow", "he is called Finch": a name that a passive gives its subject."""
    subject, name = predicates.subject_of(doc, verb), _given_name(doc, verb, at)
    if subject is None or name is None or name.name is None or predicates.unreal(doc, verb):
        return
    if doc.dependents(verb, "compound:prt"):
        return  # "Ames is called out"
    bearer = at(subject)
    join(bearer, name, dubbing.alias(doc.words[verb].lemma, bearer, name), verb)


def _second_role(doc: Doc, first: int) -> list[int]:
    """ "Ann, Tom's wife and Eve's stepmother, ...": what else somebody is, on the first or the name in the tree."""
    joined = [*doc.dependents(first, "conj"), *doc.dependents(doc.words[first].head, "conj")]
    if doc.has(first, ("a", "an"), "det") and doc.words[first].xpos == "NN":  # "Ann, a nurse and mother of two"
        bare = [c for c in doc.dependents(first, "conj") if not doc.dependents(c, "det", "nmod:poss", "nummod")]
        return [c for c in bare if doc.words[c].xpos == "NN" and doc.noun(c) in lexicon.PEOPLE and doc.has(c, ("and",), "cc")]
    if doc.noun(first) not in lexicon.KIN:
        return []
    kin = [c for c in joined if c > first and doc.words[c].upos == "NOUN" and doc.noun(c) in lexicon.KIN]
    return [c for c in kin if doc.dependents(c, "nmod:poss") and doc.words[c + 1].text in (",", ".", ";")]


def office(doc: Doc, ref: Ref) -> bool:
    """Whether a name only says what somebody is, and of what ("King of Osk")."""
    if ref.name is None or ref.name[0] + 1 >= ref.name[1]:
        return False
    first, after = doc.words[ref.name[0]], doc.words[ref.name[0] + 1]
    return after.lower == "of" and is_title(first.text) and ref.head == first.index


def retyped(doc: Doc, refs: list[Ref], unions: list[Union]) -> list[Ref]:
    """The mentions, with somebody's second name taken for a person's whatever it looks like ("the Heron").

    What somebody is that has a name, "Ann Vane, Queen of Osk", is no other name of theirs.
    """
    out = list(refs)
    for union in unions:
        if union.why == "apposition" and refs[union.one].name != refs[union.other].name:
            one, other = (out[i] for i in (union.one, union.other))
            if one.name is not None and other.name is not None and office(doc, later := max(one, other, key=lambda r: r.first)):
                noun = doc.words[later.head].lower
                out[later.index] = msgspec.structs.replace(later, name=None, noun=noun, form="nominal")
        shown = _who_it_is(out[union.one], out[union.other], union.why) or _introduced(doc, out, union)
        if union.why == "alias" or shown:
            one, other = out[union.one], out[union.other]
            if "PER" in (one.type, other.type):
                out[union.one] = msgspec.structs.replace(one, type="PER")
                out[union.other] = msgspec.structs.replace(other, type="PER")
    return out


def _one_and_the_same(doc: Doc) -> Iterator[tuple[int, int, int]]:
    """ "Delphine and Clara are the same person", "are one and the same": both, and the word that says so."""
    for word in doc.words:
        if word.lower not in ("person", "man", "woman", "same", "one") or not doc.dependents(word.index, "cop"):
            continue
        near = {w.lower for w in doc.words[max(word.index - 3, 0) : word.index + 4] if w.sentence == word.sentence}
        same = "same" in doc.lowers(word.index, "amod") or {"one", "same"} <= near
        subject = doc.first(word.index, "nsubj")
        others = doc.dependents(subject, "conj") if subject is not None else []
        if same and subject is not None and len(others) == 1 and not doc.has(word.index, ("not", "n't", "never"), "advmod"):
            yield subject, others[0], word.index


def _owned_up(doc: Doc) -> Iterator[tuple[int, int, int]]:
    """ "Ann confesses to being the arsonist": who, what, and the word that says so."""
    for word in doc.words:
        subject = predicates.subject_of(doc, word.index) if word.lemma in ("confess", "admit") and word.upos == "VERB" else None
        if subject is None:
            continue
        for child in doc.dependents(word.index, "advcl", "xcomp", "obl", "ccomp"):
            being = any(doc.words[c].lower == "being" for c in doc.dependents(child, "cop"))
            if being and doc.has(child, ("to",), "mark", "case") and not doc.dependents(child, "nsubj"):
                yield subject, child, word.index


def _who_it_is(one: Ref, other: Ref, why: Why) -> bool:
    """Whether "the Heron is Ann" says who somebody is that goes by a word: nothing else can be a person."""
    mask, name = sorted((one, other), key=lambda r: r.head)
    told = why in ("copula", "reveal") and mask.name is not None and name.name is not None
    single = mask.name is not None and mask.name[0] == mask.name[1]
    return told and single and mask.det == "def" and name.type == "PER" and name.det == "none" and name.noun is None


def _introduced(doc: Doc, refs: list[Ref], union: Union) -> bool:
    """Whether somebody is told a name that may look like a place's ("somebody he referred to as the Heron")."""
    bearer, name = sorted((refs[union.one], refs[union.other]), key=lambda r: r.first)
    verb = doc.words[union.word]
    told = union.why == "naming" and verb.upos == "VERB" and verb.head == bearer.head and bearer.type == "PER"
    return told and bearer.name is None and name.name is not None and name.type in ("GPE", "LOC", "FAC")


def _side_by_side(doc: Doc, refs: list[Ref]) -> list[tuple[Ref, Ref]]:
    """What commas and quotation marks say even where the tree is wrong: "his wife, Ann," and "Robert 'Bob' Hale"."""
    words = doc.words
    out: list[tuple[Ref, Ref]] = []
    by_first: dict[int, list[Ref]] = {}
    for ref in refs:
        by_first.setdefault(ref.first, []).append(ref)

    def text(i: int) -> str:
        return words[i].text if 0 <= i < len(words) else "."

    for a in refs:
        if a.form == "pronoun" or a.plural or a.members:
            continue
        after = a.last + 1
        if a.name is None and text(after) == "of":
            after = _past_of(doc, a, refs)
        after = brackets.past(doc, after)
        if a.type in ("FAC", "ORG") and a.name is not None and a.noun is None and text(after) == ",":
            for b in by_first.get(after + 1, []):  # "Harrow Lane, a shabby hospital"
                closed = text(b.last + 1) in (",", ".", ";") or text(b.last + 1).lower() in lexicon.RELATIVES
                if b.name is None and b.det == "indef" and b.type in ("FAC", "ORG") and not b.plural and closed:
                    out.append((a, b))
        if a.type != "PER":
            continue
        if a.det == "def" and words[a.head].label == "nmod" and a.name is None and doc.preposition(a.head) == "of":
            continue  # "the hand of the king, Ames": the tree knows whose name it is
        if text(after) in (",", ":") and a.name is None and a.noun in lexicon.PEOPLE:
            for b in by_first.get(after + 1, []):
                end = brackets.past(doc, b.last + 1)
                closed = text(end) in (",", ".", ";", "(", ")", "!", "?", "—", "–") or name_after(doc, end) is not None
                known = (b.name and b.noun in (None, *MEASURES)) or (b.det == "indef" and b.noun in lexicon.PERSON_NOUNS)
                brought = text(after) == "," or (a.det == "def" and b.name and b.noun is None)  # "the man she fears: Tom"
                listed = b.members or b.plural or text(end + 1).lower() in ("and", "or") or brackets.goes_on(doc, end)
                if brought and known and closed and not listed and not _of_the_inner(doc, refs, a, b):
                    out.append((a, b))
        if text(after) in (",", "–", "—") and a.name is not None and a.noun is None:
            for b in by_first.get(after + 1, []):
                role = b.noun in lexicon.PEOPLE
                closed = text(b.last + 1) in (",", ".", ";") and text(b.last + 2).lower() not in ("and", "or")
                closed |= text(b.head + 1) == "," and text(b.head + 2).lower() in lexicon.RELATIVES  # "Ann, a widow, whom ..."
                if b.name is None and role and b.det in ("poss", "indef", "def") and not b.members and not b.plural and closed:
                    out.append((a, b))
        if a.name is None and a.head == a.last and a.noun in lexicon.PEOPLE:
            near = [b for b in by_first.get(after, []) if b.name and b.name[0] == b.first]
            out += [(a, b) for b in near if not _owner(doc, b) or (a.det == "poss" and a.noun in lexicon.KIN)]
        if text(after) in "“\"‘'" and a.name is not None:
            out += [(a, b) for b in by_first.get(after + 1, []) if b.name and text(b.last + 1) in "”\"’'"]
    return [(a, b) for a, b in out if words[a.head].sentence == words[b.head].sentence]


def _epithet(doc: Doc, who: Ref | None, told: Ref | None) -> bool:
    """ "Paul Winter, the Gig Killer, ...": what somebody is known as, and no second person of a list."""
    if who is None or told is None or who.name is None or told.name is None or who.det == "def" or told.det != "def":
        return False
    words, (first, last) = doc.words, told.name
    after = [w.text.lower() for w in words[told.last + 1 : told.last + 3]]
    alone = bool(after) and after[0] in (",", ".", ";", ")") and "and" not in after
    called = words[last].lower in lexicon.PERSON_NOUNS and words[last].text[:1].isupper() and first < last
    return alone and called and words[told.first - 1].text == ","


def _of_the_inner(doc: Doc, refs: list[Ref], a: Ref, b: Ref) -> bool:
    """ "The father of her child, Tom": the tree knows that it is the child's name."""
    heads = {r.head: r for r in reversed(refs) if r.sentence == a.sentence and not r.members}
    if apposed.told_of_another(doc, b.head, a.head, heads.get) is not None:
        return True
    inner = {r.head for r in refs if a.first < r.first and r.last == a.last and r.type == "PER" and r.form != "pronoun"}
    return doc.words[b.head].head in inner - {a.head}


def _past_of(doc: Doc, ref: Ref, refs: list[Ref]) -> int:
    """Where the text goes on behind what somebody is the head of: "the queen's chief of staff, Ann"; of nobody, that is."""
    words = doc.words
    over = [c for c in doc.dependents(ref.head, "nmod") if c > ref.last and doc.preposition(c) == "of"]
    if not over or words[over[0]].lower in lexicon.PEOPLE or any(r.head == over[0] and r.type == "PER" for r in refs):
        return ref.last + 1  # "the aide of their ally Ames": the name is the ally's
    end = over[0] + 1
    while end < len(words) and words[end].head == over[0] and words[end].label in ("flat", "compound"):
        end += 1
    return end


def _whom(doc: Doc, a: Ref, b: Ref) -> bool:
    """ "Eve, the daughter Tom was so curious about": the name is the subject of what is told of her."""
    words = doc.words
    if (
        a.det != "def"
        or a.name is not None
        or b.name is None
        or a.last + 1 != b.first
        or a.first < 2
        or b.last + 1 >= len(words)
    ):
        return False
    told = words[a.first - 1].text == "," and words[a.first - 2].upos == "PROPN"
    return told and words[b.last + 1].upos in ("AUX", "VERB") and words[b.last + 1].xpos not in ("VBG", "VBN")


def _owner(doc: Doc, ref: Ref) -> bool:
    """Whether a name owns what follows ("her brother Ann's ring" is no brother called Ann)."""
    after = ref.last + 1
    return after < len(doc.words) and doc.words[after].lower in ("'s", "'")


def _compatible(doc: Doc, a: Ref, b: Ref, why: Why) -> bool:
    """Whether grammar's hint may be believed: one kind of thing, one number, and not two different full names."""
    if why == "apposition" and a.head != b.head and doc.words[max(a, b, key=lambda r: r.first).first].lower == "whose":
        return False  # "Lord Ames, whose wife ...": nobody is his own wife
    if why == "apposition" and _whom(doc, *sorted((a, b), key=lambda r: r.first)):
        return False
    if a.members or b.members or ("pronoun" in (a.form, b.form) and why in ("apposition", "naming")):
        return False
    if a.plural != b.plural and why not in ("naming", "christening"):
        return False
    first, second = sorted((a, b), key=lambda r: r.first)
    if why == "apposition" and _owner(doc, first):
        return False  # "the dead king's daughter, Ann": she is not the king
    if why == "apposition" and any(w.upos in ("VERB", "AUX") for w in doc.words[first.last + 1 : second.first]):
        return False  # whatever the tree says, a verb parts them
    if (a.type == "PER") != (b.type == "PER") and why not in ("naming", "christening", "alias") and not _who_it_is(a, b, why):
        return False
    if a.name and b.name and a.noun is None and b.noun is None and why == "apposition":
        # two names side by side are a list, unless the second is in quotes: Robert "Bob" Hale, or an office: Ann, Queen of Osk
        return (office(doc, second) and not office(doc, first)) or (b.first > 0 and doc.words[b.first - 1].text in "“\"'‘")
    return True
