"""Trees put right around "whose" and names with 's: who is dead in "Ann, whose son Tom is dead", who has the wife of two."""

from __future__ import annotations

from typing import TYPE_CHECKING

from previously.reading import lexicon
from previously.reading.trees import named

if TYPE_CHECKING:
    from previously.reading.mending import Mending
    from previously.reading.word import Word

_REACH = 12
"""How many words behind the noun of a "whose" its predicate may stand."""
_BOUND = frozenset("wife husband fiancée fiancé fiancee girlfriend boyfriend widow widower".split())
"""What nobody is to two men at once."""
_CLAUSES = frozenset("ccomp conj parataxis root advcl".split())
"""How the tree hangs a clause whose subject it takes for one more of what stands before."""


def put_right(mending: Mending, word: Word) -> None:
    """Put right what a word tells of those whose it is."""
    whose_own(mending, word)
    not_of_both(mending, word)
    of_both(mending, word)
    behind_bracket(mending, word)
    then_subject(mending, word)
    it_was_somebody(mending, word)
    weds_again(mending, word)
    is_and_not_are(mending, word)


def whose_own(mending: Mending, word: Word) -> None:
    """ "Ann, whose son Tom is dead": it is the son who is dead, and no Ann."""
    noun = mending.words[word.head]
    if word.lower != "whose" or word.label != "nmod" or noun.index < word.index:
        return
    for name in mending.words[noun.index + 1 : noun.index + 2]:
        if name.label == "flat" and name.head == noun.index and noun.upos == "NOUN":
            mending.put(name, deprel="appos", label="appos")  # a brother is no part of his name
    if noun.label != "appos":
        return
    for told in mending.words[noun.index + 1 : noun.index + _REACH]:
        if told.sentence != noun.sentence or told.text in (";", ":"):
            return
        if told.deprel == "acl:relcl" and told.head in (noun.head, noun.index):
            if told.index in mending.subjected:
                mending.put(told, head=noun.head)
                if told.upos == "VERB" and told.index not in mending.objected | mending.passives | mending.copulas:
                    mending.put(noun, head=told.index, deprel="obj", label="obj")  # "whose son she married"
            else:
                passive = told.index in mending.passives
                mending.put(noun, head=told.index, deprel="nsubj:pass" if passive else "nsubj", label="nsubj")
                mending.put(told, head=noun.head)
                mending.subjected.add(told.index)
            return


def not_of_both(mending: Mending, word: Word) -> None:
    """ "Tom and Will's wife, Ann, fall ill": nobody is the wife of both, so that it is Tom who falls ill with her."""
    if word.lower not in _BOUND or word.index < 4:
        return
    if word.label != "conj":
        _of_two(mending, word)
        return
    at = word.index - 1
    while at > 1 and mending.words[at].upos == "ADJ":
        at -= 1
    case, owner = mending.words[at], named(mending.words, at - 1)
    first = mending.words[owner.head]
    joined = owner.upos == first.upos == "PROPN" and owner.label == "conj" and first.index < owner.index
    if case.lower != "'s" or not joined or word.head != first.index:
        return
    _his_alone(mending, word, first, owner, case)


def _of_two(mending: Mending, word: Word) -> None:
    """The same where the tree has the wife as the one who falls ill, and both have her."""
    owners = [w for w in mending.words[max(word.index - 8, 0) : word.index] if w.head == word.index and w.deprel == "nmod:poss"]
    apart = word.label not in ("nsubj", "obj", "obl") or word.index in mending.cased
    if len(owners) != 1 or owners[0].upos != "PROPN" or apart:
        return
    first = owners[0]
    near = mending.words[first.index + 1 : word.index]
    others = [w for w in near if w.label == "conj" and w.head == first.index and w.upos == "PROPN"]
    cases = [w for w in near if w.lower in ("'s", "'")]
    if len(others) == len(cases) == 1 and named(mending.words, cases[0].index - 1).index == others[0].index:
        mending.put(first, head=word.head, deprel=word.deprel, label=word.label)
        mending.put(word, head=first.index, deprel="conj", label="conj")
        _his_alone(mending, word, first, others[0], cases[0])


def _his_alone(mending: Mending, word: Word, first: Word, owner: Word, case: Word) -> None:
    """Hang the second of two and his 's on the wife that is his."""
    mending.put(owner, head=word.index, deprel="nmod:poss", label="nmod")
    mending.put(case, head=owner.index)
    for link in mending.words[first.index + 1 : owner.index]:
        if link.label == "cc" and link.head == owner.index:
            mending.put(link, head=word.index)


def of_both(mending: Mending, word: Word) -> None:
    """ "Ann and Tom's boss kills": the boss of both does it, as the verb tells, and neither of them."""
    words = mending.words
    if word.label != "conj" or word.xpos != "NN" or word.lower in _BOUND or word.index < 4 or word.index + 1 >= len(words):
        return
    case, owner, first, after = words[word.index - 1], words[word.index - 2], words[word.head], words[word.index + 1]
    verb = words[first.head]
    joined = owner.upos == first.upos == "PROPN" and owner.label == "conj" and owner.head == first.index
    does = verb.index in (after.index, after.head) and first.deprel in ("nsubj", "nsubj:pass")
    if case.lower != "'s" or case.upos != "PART" or not joined or not does or after.xpos not in ("VBZ", "VBP"):
        return
    if after.xpos == "VBP":
        _his_alone(mending, word, first, owner, case)
        return
    mending.put(word, head=verb.index, deprel=first.deprel, label=first.label)
    mending.put(first, head=word.index, deprel="nmod:poss", label="nmod")
    mending.put(case, head=first.index)


def behind_bracket(mending: Mending, word: Word) -> None:
    """ "Ann (Mia Hale) and Tom's (Jo Low) mother Meg dies": a bracket parts an owner from what is his, and no more."""
    words = mending.words
    if word.lower not in lexicon.KIN or word.xpos != "NN" or word.index < 5 or words[word.index - 1].text != ")":
        return
    opens = next((w.index for w in reversed(words[max(word.index - _REACH, 0) : word.index]) if w.text == "("), 0)
    if opens < 2 or words[opens - 1].lower != "'s" or words[opens].sentence != word.sentence:
        return
    owner = named(words, opens - 2)
    first = words[owner.head] if owner.label == "conj" and words[owner.head].upos == "PROPN" else owner
    behind = words[word.index + 1] if word.index + 1 < len(words) else word
    place = behind if behind.upos == "PROPN" and behind.label in _PLACES else first
    verb = words[place.head]
    if owner.upos != "PROPN" or verb.upos != "VERB" or place.label not in _PLACES:
        return
    mending.put(word, head=verb.index, deprel=place.deprel, label=place.label)
    mending.put(first, head=word.index, deprel="nmod:poss", label="nmod")
    mending.put(words[opens - 1], head=owner.index)
    if behind.upos == "PROPN":
        mending.put(behind, head=word.index, deprel="appos", label="appos")


_PLACES = frozenset(["nsubj", "obj", "obl"])


def then_subject(mending: Mending, word: Word) -> None:
    """ "He killed Tom and Tom's wife has fled": who stands right before "has" flees, and is not killed as well."""
    after = mending.words[word.index + 1] if word.index + 1 < len(mending.words) else word
    if word.label != "conj" or word.upos not in ("NOUN", "PROPN") or after.upos != "AUX" or after.label not in ("aux", "cop"):
        return
    verb, first = mending.words[after.head], mending.words[word.head]
    above = mending.words[first.head]
    undergone = first.label in ("obj", "iobj", "obl") and above.upos == "VERB"
    finite = after.xpos in ("VBZ", "VBD") and verb.index > after.index and verb.label in _CLAUSES
    if not undergone or not finite or verb.index in mending.subjected or word.xpos in ("NNS", "NNPS"):
        return
    between = mending.words[first.index + 1 : word.index]
    links = [w for w in between if w.label == "cc" and w.head in (word.index, verb.index)]
    if len(links) != 1 or any(w.text == "," for w in between):
        return
    mending.put(word, head=verb.index, deprel="nsubj:pass" if verb.index in mending.passives else "nsubj", label="nsubj")
    mending.put(links[0], head=verb.index)
    mending.subjected.add(verb.index)


def it_was_somebody(mending: Mending, word: Word) -> None:
    """ "Ann tells Tom it was Will that killed Eve": that is what she tells, and Will is no other name of Tom's."""
    first = mending.words[word.head]
    telling = mending.words[first.head]
    if word.label != "appos" or first.label not in ("obj", "iobj") or word.index < 3 or telling.upos != "VERB":
        return
    was, it = mending.words[word.index - 1], mending.words[word.index - 2]
    if it.lower != "it" or was.lemma != "be" or {it.head, was.head} != {word.index}:
        return
    end = word.index + 1
    while end < len(mending.words) and mending.words[end].label == "flat":
        end += 1
    who = mending.words[end] if end < len(mending.words) else word
    verb = mending.words[who.head]
    if who.lower in ("that", "who") and who.label == "nsubj" and verb.index > end:
        mending.put(word, head=telling.index, deprel="ccomp", label="ccomp")
        mending.put(verb, head=word.index, deprel="acl:relcl", label="acl")


def weds_again(mending: Mending, word: Word) -> None:
    """ "Ann remarries": a verb, and no noun in the plural."""
    if word.lower != "remarries" or word.upos == "VERB":
        return
    mending.put(word, upos="VERB", xpos="VBZ", lemma="remarry")
    before = mending.words[word.index - 1] if word.index else word
    named = mending.words[before.head] if before.label in ("flat", "appos") else before
    if named.upos in ("PROPN", "NOUN") and named.head == word.index and named.index < word.index:
        mending.put(named, deprel="nsubj", label="nsubj")
    noun = mending.words[word.head]
    if noun.upos == "NOUN" and noun.label == "root" and noun.index < word.index and before.text == ",":
        mending.put(noun, head=word.index, deprel="nsubj", label="nsubj")  # "his widow, Ann, remarries"
        mending.put(word, head=word.index, deprel="root", label="root")
    for beside in mending.words[word.index + 1 : word.index + _REACH]:
        if beside.head == word.index and beside.label == "nmod":
            mending.put(beside, deprel="obl", label="obl")


def named_plural(mending: Mending, word: Word) -> None:
    """ "Ann and her associates Tom Reed and Eve Hale": those are the associates, and not beside them."""
    words = mending.now
    word = words[word.index]
    first = words[word.head]
    if word.xpos != "NNS" or word.index + 1 >= len(words):
        return
    behind = words[word.index + 1]
    if behind.upos == "PROPN" and behind.deprel == "nmod:poss" and behind.head == word.index:
        end = word.index + 2
        while end < len(words) and words[end].label == "flat":
            end += 1
        if end == len(words) or words[end].lower not in ("'s", "'"):
            mending.put(behind, deprel="appos", label="appos")  # nothing says that it is his
        return
    if word.label != "conj" or first.index > word.index:
        return
    owned = any(w.head == word.index and w.deprel == "nmod:poss" for w in words[max(word.index - 4, 0) : word.index])
    name = words[word.index + 1]
    while name.label in ("flat", "compound", "nmod") and word.index < name.head < word.index + 5:
        name = words[name.head]
    if not owned or name.upos != "PROPN" or name.label != "conj" or name.index <= word.index:
        return
    if name.head not in (first.index, word.index):
        return
    if name.index in mending.linked:
        return
    mending.put(name, head=word.index, deprel="appos", label="appos")
    for later in words[name.index + 1 : name.index + _REACH]:
        if later.label == "conj" and later.head in (first.index, word.index, name.index) and later.upos == "PROPN":
            mending.put(later, head=name.index)


def is_and_not_are(mending: Mending, word: Word) -> None:
    """ "She shoots Tom and Ann is leaving": only Ann leaves, as "is" tells of one, and Tom is shot."""
    if word.label != "aux" or word.lower not in ("is", "has", "was") or word.index < 4:
        return
    verb = mending.words[word.head]
    above = mending.words[verb.head]
    last = named(mending.words, word.index - 1)
    first = mending.words[last.head]
    clause = verb.label == "ccomp" and above.upos == "VERB" and above.index < first.index
    both = first.upos == last.upos == "PROPN" and last.label == "conj" and (first.label, first.head) == ("nsubj", verb.index)
    if not (clause and both) or above.index + 1 != first.index or above.lemma in lexicon.CLAIM | lexicon.PLAN:
        return
    passive = verb.index in mending.passives
    mending.put(first, head=above.index, deprel="obj", label="obj")
    mending.put(last, head=verb.index, deprel="nsubj:pass" if passive else "nsubj", label="nsubj")
    mending.put(verb, deprel="conj", label="conj")
    for link in mending.words[first.index + 1 : last.index]:
        if link.label == "cc":
            mending.put(link, head=verb.index)
