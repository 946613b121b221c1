"""Mentions that the model left out although the tree or an earlier part shows them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import cast

from previously.given import gender_of_name
from previously.model import EntityType, Form
from previously.reading import counting, doubled, firms, hidden, lexicon, longstanding, nobody, offices, oftwo, orders, places
from previously.reading.brackets import actors
from previously.reading.called import name_after
from previously.reading.kin import one_of
from previously.reading.names import gender_of_noun, is_title, name_key
from previously.reading.syntax import Doc

Raw = tuple[int, int, int, EntityType, Form, float]
"""First and last word, index in the model's analysis or -1, type, form, probability."""

ASIDE = frozenset({"conj", "cc", "punct", "acl", "appos", "parataxis"})


def missing(doc: Doc, raw: list[Raw], known: Mapping[str, str]) -> list[Raw]:
    """What to add to the model's mentions: members of groups, names known already, people told by a role noun."""
    out = _members(doc, raw)
    held = {(first, last) for first, last, *_ in raw}
    out += [(first, last, -1, "PER", "name", 0.8) for first, last in doubled.nicknamed(doc) if (first, last) not in held]
    out += _roles(doc, [*raw, *out])
    out += _children(doc, [*raw, *out])
    out += _beside(doc, [*raw, *out])
    out += _called(doc, [*raw, *out])
    out += _given(doc, [*raw, *out])
    out += _alone(doc, [*raw, *out])
    out += _owners(doc, [*raw, *out], known)
    out += _followed(doc, [*raw, *out])
    out += _whoever(doc, [*raw, *out])
    for who, _ in hidden.whoever(doc):
        named = doc.words[who - 1].upos == "PROPN" and not any(first < who <= last + 1 for first, last, *_ in (*raw, *out))
        out += [(who - 1, who - 1, -1, "PER", "name", 0.7)] if named else []  # "it was Tom who ..."
        out.append((who, who, -1, "PER", "nominal", 0.75))
    taken = {i for first, last, *_ in (*raw, *out) for i in range(first, last + 1)}
    out += [(i, i, -1, "PER", "nominal", 0.7) for i in _both(doc) if i not in taken]
    alone = {first for first, last, *_ in (*raw, *out) if first == last}
    meant = (i for i in range(len(doc.words)) if i not in alone and (_several(doc, i) or _hers(doc, i)))
    out += [(i, i, -1, "PER", "pronoun", 0.5) for i in meant]
    names = {i for first, last, _, _, form, _ in (*raw, *out) if form == "name" for i in range(first, last + 1)}
    out += [(i, i, -1, "VEH", "name", 0.75) for i in places.ships(doc) if i not in taken]
    told = [*firms.of_posts(doc), *orders.found(doc, known)]
    told = [(a, b) for a, b in told if orders.ranked(doc, b) or not names & set(range(a, b + 1))]
    out += [(a, b, -1, "ORG", "name", 0.75) for a, b in told]
    own = {first for first, last, *_ in (*raw, *out) if first == last}
    out += [(i, i, -1, "ORG", "name", 0.75) for i in firms.dotted(doc) if i not in own]
    out += [(i, i, -1, "GPE", "name", 0.75) for i in places.realms(doc) if i not in own]
    out += [(first, last, -1, "PER", "nominal", 0.75) for first, last in hidden.bodies(doc)]
    out += [(first, last, -1, "PER", "nominal", 0.75) for _, first, last in hidden.deeds(doc)]
    covered = {doc.head_of(first, last) for first, last, *_ in (*raw, *out)}
    out += [(first, last, -1, "PER", "nominal", 0.75) for first, last in _apposed(doc, covered)]
    out += [(first, last, -1, "ORG", "nominal", 0.75) for first, last in orders.nouns(doc) if last not in covered]
    out += [(first, last, -1, "PER", "nominal", 0.7) for first, last in counting.found(doc, covered)]
    out += [(first, last, -1, "PER", "nominal", 0.75) for first, last in oftwo.standing(doc, covered)]
    return out + _names(doc, [*raw, *out], known)


def _several(doc: Doc, index: int) -> bool:
    """Whether a word is a "they", be it of people or of things."""
    word = doc.words[index]
    return word.upos == "PRON" and word.lower in ("they", "them", "their", "themselves")


def _apposed(doc: Doc, covered: set[int]) -> list[tuple[int, int]]:
    """ "Ann, Meg's best friend and colleague": whose friend somebody with a name is told to be."""
    out = []
    for word in doc.words:
        kin = word.upos == "NOUN" and word.xpos == "NN" and word.lower in lexicon.KIN and word.index not in covered
        if kin and word.label == "appos" and doc.words[word.head].upos == "PROPN" and doc.dependents(word.index, "nmod:poss"):
            out.append((min(doc.subtree(word.index)), word.index))
    return out


def _hers(doc: Doc, index: int) -> bool:
    """Whether a word is whoever has somebody: "a friend of hers", "an old flame of his"."""
    words = doc.words
    owned = index > 1 and words[index - 1].lower == "of" and words[index].lower in ("hers", "his", "theirs")
    return owned and (words[index - 2].lower in lexicon.PEOPLE or words[index - 2].lemma in lexicon.PEOPLE)


def _members(doc: Doc, raw: list[Raw]) -> list[Raw]:
    """Everybody of "Ann and her brother" where only the whole was found."""
    heads = {doc.head_of(first, last) for first, last, *_ in raw}
    seen = {(first, last) for first, last, *_ in raw}
    out: list[Raw] = []

    def add(first: int, last: int, head: int, prob: float) -> None:
        if (first, last) not in seen:
            form: Form = "name" if doc.words[head].upos == "PROPN" else "nominal"
            out.append((first, last, -1, "PER", form, prob * 0.8))
            seen.add((first, last))
            heads.add(head)

    for first, last, _, type, _form, prob in raw:
        head = doc.head_of(first, last)
        members = [m for m in doc.dependents(head, "conj") if first <= m <= last]
        if type != "PER" or not members:
            continue
        for member in members:
            if member not in heads and doc.words[member].upos in ("NOUN", "PROPN"):
                add(min(doc.subtree(member, ASIDE)), member, member, prob)
        alone = all(doc.head_of(a, b) != head for a, b, *_ in raw if (a, b) != (first, last))
        if alone and head < min(members):
            add(first, max(i for i in doc.subtree(head, ASIDE) if i < min(members)), head, prob)
    return out


def _both(doc: Doc) -> list[int]:
    """ "Both fall", "she kills both": the two just told of."""
    alone = (w for w in doc.words if w.lower == "both" and w.upos in ("DET", "PRON") and not doc.children[w.index])
    return [
        w.index
        for w in alone
        if w.label in ("nsubj", "obj", "obl", "iobj") and doc.words[w.head].upos == "VERB" and not _of_what(doc, w.index)
    ]


def _of_what(doc: Doc, index: int) -> bool:
    """Whether "both" goes with a noun behind it: "both men", "both of the guns"."""
    after = doc.words[index + 1] if index + 1 < len(doc.words) else doc.words[index]
    return after.upos in ("NOUN", "PROPN", "ADJ", "NUM", "DET", "PRON") or after.lower == "of"


FIRMS = frozenset("police company firm agency".split())
OFFSPRING = frozenset("children sons daughters twins".split())
PARENTS = frozenset("have leave bear raise".split())
"""Verbs whose objects are children of theirs whatever else is told of them."""


def _children(doc: Doc, raw: list[Raw]) -> list[Raw]:
    """ "They had three children: Tom, who ...": several told of by what they are to whoever has them."""
    heads = {doc.head_of(first, last) for first, last, *_ in raw}
    out: list[Raw] = []
    for word in doc.words:
        had = word.lower in OFFSPRING and word.label == "obj" and doc.words[word.head].lemma in PARENTS
        if had and word.index not in heads and (numbers := doc.dependents(word.index, "nummod")):
            out.append((min(numbers), word.index, -1, "PER", "nominal", 0.65))
    return out


def _roles(doc: Doc, raw: list[Raw]) -> list[Raw]:
    """ "Olga's husband", "a guard": one person told by what they are, as a part of the sentence."""
    heads = {doc.head_of(first, last) for first, last, *_ in raw}
    out: list[Raw] = []
    for word in doc.words:
        person = any(n in lexicon.PEOPLE for n in (word.lower, doc.noun(word.index)))
        person |= word.lower.endswith(("man", "woman", "wife")) and bool(gender_of_noun(word.text))  # "a fishwife"
        person |= word.text[:1].isupper() and word.lower in nobody.NATIVES - {"pole", "moor"}  # "punches the Dane"
        firm = word.lower in FIRMS
        role = person or firm
        if word.index not in heads and _ranked(doc, word.index):
            out.append((word.index - 1, word.index, -1, "PER", "nominal", 0.65))
        elif word.index not in heads and (start := _office(doc, word.index)) is not None:
            out.append((start, word.index, -1, "PER", "nominal", 0.65))
            continue
        if word.upos != "NOUN" or word.xpos not in ("NN", "NNS" if firm else "NN") or not role or word.index in heads:
            continue
        since = longstanding.for_long(doc, word.index)
        if not since and word.deprel.split(":")[0] not in ("nsubj", "obj", "iobj", "obl", "nmod", "conj", "appos"):
            continue
        # "Tom Hale, for years solicitor to the family"
        apposed = bool(since) or (word.label == "appos" and doc.words[word.head].upos == "PROPN")
        if not (apposed or doc.dependents(word.index, "det", "nmod:poss")) or doc.dependents(word.index, "conj"):
            continue
        phrase = [i for i in doc.subtree(word.index, ASIDE | {"nmod", "advcl", "case", "mark", "cop"}) if i <= word.index]
        owned = [i for c in doc.dependents(word.index, "nmod:poss") for i in doc.subtree(c)]
        first = min([*phrase, *owned])
        first = since + 1 if since else first
        if word.index - first < 12:
            out.append((first, word.index, -1, "PER" if person else "ORG", "nominal", 0.65))
    return out


def _office(doc: Doc, index: int) -> int | None:
    """Where an office in capitals begins that somebody goes by ("meets the Home Secretary in the park")."""
    word = doc.words[index]
    after = doc.words[min(index + 1, len(doc.words) - 1)]
    part = word.label in ("nsubj", "obj", "iobj", "obl", "nmod") and word.upos in ("NOUN", "PROPN")
    if not part or after.text[:1].isupper() or after.text == "-":
        return None
    start = offices.begin(doc, index, index)
    return start if start < index - 1 and doc.words[start].lower == "the" else None


def surer(doc: Doc, raw: list[Raw]) -> list[Raw]:
    """The mentions, none of them less sure than a noun for it would be alone: what the model doubts is no worse than unseen."""
    alone = {last: prob for _, last, _, type, _, prob in _roles(doc, []) if type == "PER"}
    return [
        (a, b, n, type, form, max(prob, alone.get(doc.head_of(a, b), 0.0)) if (type, form) == ("PER", "nominal") else prob)
        for a, b, n, type, form, prob in raw
    ]


def _ranked(doc: Doc, index: int) -> bool:
    """Whether a word is a rank in capitals that stands alone as who does or suffers something ("the Prior")."""
    word = doc.words[index]
    alone = not doc.words[min(index + 1, len(doc.words) - 1)].text[:1].isupper()
    part = word.deprel.split(":")[0] in ("nsubj", "obj", "iobj", "obl", "nmod")
    the = doc.words[index - 1].lower == "the" and word.upos == "PROPN" and word.text[:1].isupper()
    return the and word.lower in lexicon.PERSON_NOUNS and is_title(word.text) and alone and part


def _called(doc: Doc, raw: list[Raw]) -> list[Raw]:
    """Names that are introduced as such: "a man called Ames", "who calls himself 'The Crow'"."""
    words = doc.words
    taken = {first for first, *_ in raw}
    out: list[Raw] = []
    for word in words:
        start = name_after(doc, word.index)
        if word.lower == "name" and word.deprel == "nsubj" and words[word.head].upos == "PROPN":
            start = word.head  # "whose name was Ames"
        if start is None or start in taken:
            continue
        last = start
        while last + 1 < len(words) and words[last + 1].text[:1].isupper() and words[last + 1].upos in ("PROPN", "NOUN", "ADJ"):
            last += 1
        firm = word.index > 0 and words[word.index - 1].lower in lexicon.ORG_NOUNS
        out.append((start, last, -1, "ORG" if firm else "PER", "name", 0.75))
    return out


def _given(doc: Doc, raw: list[Raw]) -> list[Raw]:
    """Full names that begin with a common given name."""
    words = doc.words
    heads = {doc.head_of(first, last) for first, last, *_ in raw}
    named = {i for first, last, _, _, form, _ in raw if form == "name" for i in range(first, last + 1)}
    out: list[Raw] = []
    for word in words:
        if word.index in named or word.upos != "PROPN" or not gender_of_name(word.text.lower()):
            continue
        last = word.index
        while last + 1 < len(words) and words[last + 1].upos == "PROPN" and words[last + 1].text[:1].isupper():
            if words[last + 1].head == last + 1 != words[last].head:
                break  # the next line of a list
            last += 1
        run = range(word.index, last + 1)
        if last > word.index and word.text[:1].isupper() and not heads.intersection(run):
            named.update(run)
            out.append((word.index, last, -1, "PER", "name", 0.65))
    return out


def _alone(doc: Doc, raw: list[Raw]) -> list[Raw]:
    """A common given name that is nothing else's, where people stand: "Poor Beatrice.", "Beatrice leaves"."""
    words = doc.words
    taken = {i for first, last, _, _, form, _ in raw if form == "name" for i in range(first, last + 1)}
    taken |= {doc.head_of(first, last) for first, last, *_ in raw}
    out: list[Raw] = []
    for word in words:
        opens = word.label == "root" and word.index - doc.sentence_start(word.index) < 2
        part = opens or word.label in ("nsubj", "obj", "iobj")
        bare = all(words[c].upos in ("ADJ", "PUNCT", "INTJ", "CCONJ") or c > word.index for c in doc.children[word.index])
        beside = {words[i].upos for i in (word.index - 1, word.index + 1) if 0 <= i < len(words)}
        if word.upos != "PROPN" or word.index in taken or not part or not bare or "PROPN" in beside:
            continue
        if word.text[:1].isupper() and not word.text.isupper() and gender_of_name(word.text.lower()):
            out.append((word.index, word.index, -1, "PER", "name", 0.65))
    return out


def _owners(doc: Doc, raw: list[Raw], known: Mapping[str, str]) -> list[Raw]:
    """Whose somebody is, where only the whole was found: the Ann of "Ann's mother"."""
    words = doc.words
    heads = {doc.head_of(first, last) for first, last, *_ in raw}
    names = _types(doc, raw, known)
    out: list[Raw] = []
    for word in words:
        owner = word.deprel == "nmod:poss" and word.upos == "PROPN" and word.text[:1].isupper()
        if not owner or word.index in heads:
            continue
        kin = one_of(doc.noun(word.head)) in lexicon.KIN
        titled = word.index > 0 and words[word.index - 1].lower in lexicon.KIN_TITLES  # "her Aunt Ann's house"
        type = names.get(word.text, "PER" if kin or titled else "")
        if type == "PER":
            last = word.index
            while last + 1 < word.head and words[last + 1].deprel == "flat" and words[last + 1].text[:1].isupper():
                last += 1
            out.append((word.index - titled, last, -1, "PER", "name", 0.75))
    return out


def _followed(doc: Doc, raw: list[Raw]) -> list[Raw]:
    """Names of which a clause with "who" tells: "meets Jude, who has his father's hands"."""
    words = doc.words
    covered = {i for first, last, _, _, form, _ in raw if form == "name" for i in range(first, last + 1)}
    covered |= {doc.head_of(first, last) for first, last, *_ in raw}
    out: list[Raw] = []
    for word in words[2:]:
        name = words[word.index - 2]
        told = word.lower in ("who", "whom") and words[word.index - 1].text == ","
        if told and name.upos == "PROPN" and name.text[:1].isupper() and name.index not in covered and name.label != "flat":
            out.append((name.index, name.index, -1, "PER", "name", 0.7))
    return out


def _whoever(doc: Doc, raw: list[Raw]) -> list[Raw]:
    """Nouns of which a clause with "who" tells: nobody but people is told of so, whatever the noun."""
    words = doc.words
    covered = {doc.head_of(first, last) for first, last, *_ in raw}
    out: list[Raw] = []
    for word in words:
        clause = words[word.head]
        noun = words[clause.head]
        before = word.index - 2 if words[word.index - 1].text == "," else word.index - 1
        told = word.lower == "who" and word.label == "nsubj" and clause.label == "acl" and noun.upos == "NOUN"
        part = noun.label in ("nsubj", "obj", "iobj", "obl", "conj", "appos") and noun.lower != "people"
        if (
            told
            and part
            and noun.index == before
            and noun.index not in covered
            and doc.dependents(noun.index, "det", "nmod:poss")
        ):
            phrase = [i for i in doc.subtree(noun.index, ASIDE | {"nmod", "advcl", "case", "mark", "cop"}) if i <= noun.index]
            owned = [i for c in doc.dependents(noun.index, "nmod:poss") for i in doc.subtree(c)]
            out.append((min([*phrase, *owned]), noun.index, -1, "PER", "nominal", 0.65))
    return out


def _beside(doc: Doc, raw: list[Raw]) -> list[Raw]:
    """Names that their surroundings show: before an actor in brackets, and nicknames in quotation marks after a name."""
    words = doc.words
    lasts: dict[int, list[Raw]] = {}
    for r in raw:
        lasts.setdefault(r[1], []).append(r)
    out: list[Raw] = []

    def run_before(last: int) -> int:
        first = last
        while first > 0 and words[first - 1].upos == "PROPN" and words[first - 1].text[:1].isupper():
            first -= 1
        return first

    for last, *_ in actors(doc):
        if words[last].upos != "PROPN":
            continue
        first = run_before(last)
        if not any(a <= last <= b for a, b, *_ in raw) or not any(r[0] >= first for r in lasts.get(last, [])):
            out.append((first, last, -1, "PER", "name", 0.75))
    covered = {i for first, last, *_ in raw for i in range(first, last + 1)}
    people = {doc.head_of(a, b) for a, b, _, type, *_ in raw if type == "PER"}
    heads = {doc.head_of(a, b) for a, b, *_ in (*raw, *out)}
    for word in words:  # "her husband, Paul", "Ann and Paul"
        label = word.deprel.split(":")[0]
        beside = label in ("appos", "conj") and word.head in people
        inside = label == "appos" and word.index == word.head + 1 and word.index not in heads  # "her old student Desmond"
        free = word.index not in covered or (inside and words[word.head].upos == "NOUN")
        if beside and word.upos == "PROPN" and word.text[:1].isupper() and free:
            last = word.index
            while last + 1 < len(words) and words[last + 1].deprel == "flat" and words[last + 1].text[:1].isupper():
                last += 1
            out.append((word.index, last, -1, "PER", "name", 0.7))
            lasts.setdefault(last, []).append(out[-1])
            people.add(word.index)
    for word in words[1:-1]:
        after = word.index + 2
        inner = after < len(words) and words[after].upos == "PROPN" and words[word.index - 2].upos == "PROPN"
        quoted = words[word.index - 1].text in "“\"‘'" and words[word.index + 1].text in "”\"’'"
        if quoted and word.text[:1].isupper() and word.upos in ("PROPN", "NOUN", "X"):
            if inner and word.index >= 2:  # Robert "Bob" Hale
                last = after
                while last + 1 < len(words) and words[last + 1].deprel == "flat" and words[last + 1].text[:1].isupper():
                    last += 1
                out.append((run_before(word.index - 2), last, -1, "PER", "name", 0.8))
                continue
            named = [r for r in lasts.get(word.index - 2, []) if r[3] == "PER" and words[word.index - 2].upos == "PROPN"]
            if named and not any(a == b == word.index for a, b, *_ in raw):
                out.append((word.index, word.index, -1, "PER", "name", 0.75))
    return out


def _types(doc: Doc, raw: list[Raw], known: Mapping[str, str]) -> dict[str, str]:
    """The names used in this part and before, with their types."""
    told = {doc.span_text(a, b): t for a, b, _, t, form, _ in raw if form == "name"}
    parts = {w: "PER" for name, t in {**known, **told}.items() if t == "PER" for w in _parts(name)}
    return {**parts, **known, **told}


def _parts(name: str) -> list[str]:
    """The words that may stand for the whole of a name: the first and the last, its titles aside."""
    words = name.split()
    tokens = name_key(name).tokens
    if len(words) < 2 or not all(w.strip(".").isalpha() and w[0].isupper() for w in words):
        return []
    return [w for w in words if w.lower() in (tokens[0], tokens[-1]) and not gender_of_noun(w)]


def _names(doc: Doc, raw: list[Raw], known: Mapping[str, str]) -> list[Raw]:
    """Proper names that stand for somebody elsewhere in the part or in an earlier one."""
    names = _types(doc, raw, known)
    heads = {doc.head_of(first, last) for first, last, *_ in raw}
    covered = {i for first, last, _, _, form, _ in raw if form != "nominal" for i in range(first, last + 1)} | heads
    for word in doc.words:
        near = doc.words[max(0, word.index - 3) : word.index + 4]
        shouted = all(w.text.isupper() or not w.text.isalpha() for w in near)
        letters = word.upos == "PROPN" and 2 <= len(word.text) <= 5 and word.text.isupper() and word.text.isalpha()
        if letters and not shouted and not firms.mere_letters(doc, word.index):
            names.setdefault(word.text, "ORG")  # an acronym
    out: list[Raw] = []
    words = doc.words
    for word in words:
        proper = word.text[:1].isupper() and word.upos in ("PROPN", "NOUN", "X")
        if not proper or word.index in covered or word.text not in names:
            continue
        if len(word.text) < 2 and (names[word.text] != "PER" or words[min(word.index + 1, len(words) - 1)].text == "."):
            continue  # an initial
        last = word.index
        while last + 1 < len(words) and words[last + 1].deprel == "flat" and words[last + 1].text[:1].isupper():
            last += 1
        covered.update(range(word.index, last + 1))
        out.append((word.index, last, -1, cast("EntityType", names[word.text]), "name", 0.7))
    return out
