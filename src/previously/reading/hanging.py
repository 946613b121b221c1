"""Trees put right where something hangs on a word that English never hangs it on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from previously.reading import abutting, bidden, lexicon
from previously.reading.tags import FINITE, NOMINAL
from previously.reading.trees import named, past_name

if TYPE_CHECKING:
    from previously.reading.mending import Mending
    from previously.reading.word import Word

_BEFALLEN = lexicon.KILLING | frozenset("find discover leave bury kidnap abduct hide lock chain tie see".split())
"""What befalls whoever is told of last, rather than whoever is told to look into it."""


_LASTING = frozenset("survive remain live die return visit travel oppose".split())
"""Verbs whose participle in -ing before a noun tells of it: "the surviving prisoners"."""


def butting_heads(mending: Mending, word: Word) -> None:
    """ "Ann and Tom butt heads": that is one verb, and nobody heads anything."""
    before = mending.words[word.index - 1]
    if word.lower == "heads" and word.index and before.lower in ("butt", "butts", "butting", "butted"):
        mending.put(word, upos="VERB", xpos="VBP" if word.label == "root" else "VB", lemma="butt")
        mending.put(before, upos="NOUN", head=word.index, deprel="compound", label="compound")


def by_the_surviving(mending: Mending, word: Word) -> None:
    """ "Aided by surviving prisoners": they survive, and aid him."""
    verb = mending.words[word.head]
    by = mending.words[word.index - 1]
    if word.xpos != "VBG" or word.lemma not in _LASTING or verb.xpos != "VBN" or by.lower != "by" or by.head != word.index:
        return
    noun = next((w for w in mending.words[word.index + 1 : word.index + 4] if w.head == word.index and w.label == "obj"), None)
    if noun is not None and noun.upos in NOMINAL:
        mending.put(word, upos="ADJ", head=noun.index, deprel="amod", label="amod")
        mending.put(by, upos="ADP", head=noun.index, deprel="case", label="case")
        mending.put(noun, head=verb.index, deprel="obl:agent", label="obl")


def before_that(mending: Mending, word: Word) -> None:
    """ "Tells Ann that her brother died": who stands before the "that" is who is told."""
    verb = mending.words[word.head]
    over = mending.words[verb.head]
    if word.label != "nsubj" or verb.label != "ccomp" or not over.index < word.index < verb.index or over.upos != "VERB":
        return
    between = mending.words[word.index + 1 : verb.index]
    that = next((w for w in between if w.lower == "that" and w.label == "mark" and w.head == verb.index), None)
    other = that is not None and any(w.label == "nsubj" and w.head == verb.index for w in between if w.index > that.index)
    if other and over.index not in mending.objected:
        mending.put(word, head=over.index, deprel="obj", label="obj")


def before_its_noun(mending: Mending, word: Word) -> None:
    """ "Reconnects with Ann despite her doubts": with a preposition it follows its noun, or goes with the verb."""
    noun = mending.words[word.head]
    if word.deprel != "nmod" or word.index > noun.index or word.upos not in NOMINAL or word.index not in mending.cased:
        return
    verb = mending.words[noun.head]
    if noun.label == "obl" and noun.index in mending.cased and verb.upos == "VERB" and verb.index < word.index:
        mending.put(word, head=verb.index, deprel="obl", label="obl")


def before_a_name(mending: Mending, word: Word) -> None:
    """ "Exiled Prince Tom forces his sister": a participle right before a name that a finite verb follows tells what he is."""
    verb = mending.words[word.head]
    if word.label != "csubj" or word.xpos not in ("VBN", "VBD") or verb.index < word.index or verb.upos != "VERB":
        return
    between = mending.words[word.index + 1 : verb.index]
    named = [w for w in between if w.head == word.index and w.label == "obj"]
    whole = all(w.upos in ("PROPN", "NOUN", "ADV") for w in between)
    if whole and named and verb.xpos in FINITE:
        mending.put(word, upos="ADJ", xpos="VBN", head=named[0].index, deprel="amod", label="amod")
        mending.put(named[0], head=verb.index, deprel="nsubj", label="nsubj")


def freshly_paroled(mending: Mending, word: Word) -> None:
    """ "Recently paroled Tom Hale is hired": a sentence opens with what befell him, and it goes on about him."""
    words = mending.words
    before = words[word.index - 1] if word.index else word
    opens = before.lower in _OF_LATE and before.sentence == word.sentence
    opens = opens and (before.index == 0 or words[before.index - 1].sentence != word.sentence)
    if not opens or word.xpos not in ("VBN", "VBD") or word.index in mending.helped | mending.subjected:
        return
    name = words[min(word.index + 1, len(words) - 1)]
    after = past_name(words, name.index)
    if name.upos != "PROPN" or after >= len(words) or words[after].xpos not in ("VBZ", "VBD", "VBP", "MD"):
        return
    verb = words[after]
    if verb.label in ("aux", "cop"):
        verb = words[verb.head]
    itself = word.head == verb.index and word.label in ("nsubj", "csubj")
    if verb.index in mending.subjected and name.head != verb.index and not itself:
        return
    mending.put(word, upos="ADJ", xpos="VBN", head=name.index, deprel="amod", label="amod")
    subject = "nsubj:pass" if verb.index in mending.passives else "nsubj"
    mending.put(name, head=verb.index, deprel=subject, label="nsubj")
    mending.put(before, head=word.index, deprel="advmod", label="advmod")
    if verb.head == word.index:
        mending.put(verb, head=verb.index, deprel="root", label="root")


_OF_LATE = frozenset("recently newly freshly just lately formerly".split())
"""What opens a sentence about somebody to whom something has happened."""


def who_is_said_to(mending: Mending, word: Word) -> None:
    """ "A letter claiming the Vales, her enemies, murdered Tom": what they are said to have done."""
    if (
        word.xpos != "VBD"
        or word.label not in ("advcl", "conj", "parataxis")
        or word.index in mending.subjected | mending.helped | mending.linked
    ):
        return
    for saying in reversed(mending.words[max(word.index - 12, 0) : word.index]):
        if saying.sentence != word.sentence or saying.upos != "VERB" or saying.xpos == "VBN":
            continue
        said = [w for w in mending.words[saying.index : word.index] if w.head == saying.index and w.label == "obj"]
        if saying.lemma in lexicon.CLAIM and said and said[0].upos in NOMINAL:
            mending.put(said[0], head=word.index, deprel="nsubj", label="nsubj")
            mending.put(word, head=saying.index, deprel="ccomp", label="ccomp")
        return


def one_more_word_for_it(mending: Mending, word: Word) -> None:
    """ "Ann's brother, Tom, a dwarf, leaves": what an article begins and no "and" joins is what he is, and no second man."""
    above = mending.words[word.head]
    if word.label != "conj" or word.upos != "NOUN" or above.upos not in NOMINAL or above.index > word.index:
        return
    listed = [w.index for w in mending.words[above.index :] if w.label == "conj" and w.head == above.index]
    if len(listed) == 2 and word.index == listed[0] and _one_person(mending, word, mending.words[listed[1]]):
        mending.put(mending.words[listed.pop()], head=word.index)
    if len(listed) != 1 or {above.index, *listed} & mending.linked:
        return
    start = min([w.index for w in mending.words[max(word.index - 6, 0) : word.index] if w.head == word.index] + [word.index])
    if mending.words[start].lower in ("a", "an") and start > 0 and mending.words[start - 1].text == ",":
        mending.put(word, deprel="appos", label="appos")


def _one_person(mending: Mending, word: Word, second: Word) -> bool:
    """ "A servant and old friend": an "and" and no second article join what is said of one."""
    joined = second.index in mending.linked and word.index not in mending.linked
    begun = any(w.label in ("det", "nmod", "nummod") for w in mending.words[word.index + 1 : second.index])
    return joined and not begun and second.xpos == word.xpos == "NN" and {word.lower, second.lower} <= lexicon.PEOPLE


def one_of_a_list(mending: Mending, word: Word) -> None:
    """ "Ann and Tom, a cousin of Nora's, are here": what one person is behind a list is told of whoever was named last."""
    words = mending.words
    first = words[word.head]
    if word.label not in ("appos", "conj") or word.xpos != "NN" or word.index in mending.linked or word.lower in _SEVERAL:
        return
    if word.lower not in lexicon.PEOPLE or first.index > word.index:
        return
    listed = [w for w in words[first.index : word.index] if w.label == "conj" and w.head == first.index and w.upos == "PROPN"]
    if not listed or listed[-1].index not in mending.linked:
        return
    last = listed[-1]
    comma = past_name(words, last.index)
    opening = {w.label for w in words[comma + 1 : word.index] if w.head == word.index}
    whole = all(word.index in (w.index, w.head, words[w.head].head) for w in words[comma + 1 : word.index])
    if words[comma].text == "," and whole and opening & {"det", "nmod"}:
        mending.put(word, head=last.index, deprel="appos", label="appos")


_SEVERAL = frozenset("couple pair duo trio team group family band gang".split())
"""Nouns in the singular for more than one."""


def told_of_the_last(mending: Mending, word: Word) -> None:
    """ "They ask about the death of Ann, found in the park": what befell whoever was named last."""
    if word.xpos not in ("VBD", "VBN") or word.label != "advcl" or word.upos != "VERB" or word.index < 2:
        return
    if word.index in mending.subjected | mending.helped | mending.linked | mending.passives | mending.objected | mending.marked:
        return
    if word.xpos == "VBD":
        mending.put(word, xpos="VBN")  # no past stands without a subject
    comma, last = mending.words[word.index - 1], mending.words[word.index - 2]
    while last.label == "flat" and last.head < last.index:
        last = mending.words[last.head]
    verb = mending.words[word.head]
    inside = last.upos == "PROPN" and last.label == "nmod" and verb.index < last.index and word.lemma in _BEFALLEN
    if comma.text == "," and inside and last.sentence == word.sentence and verb.upos == "VERB":
        mending.put(word, xpos="VBN", head=last.index, deprel="acl", label="acl")


def before_a_gerund(mending: Mending, word: Word) -> None:
    """ "Dolly, whom they accuse of having killed Tom": the preposition goes with what it stands before."""
    if word.label != "case" or word.head > word.index or word.lower not in _OF:
        return
    after = next((w for w in mending.words[word.index + 1 : word.index + 4] if w.upos == "VERB"), None)
    if after is not None and all(w.head == after.index for w in mending.words[word.index + 1 : after.index]):
        mending.put(word, head=after.index, upos="SCONJ", deprel="mark", label="mark")


def of_his_own(mending: Mending, word: Word) -> None:
    """ "Sees a friend of Tom's staying at an inn": behind "of" the 's tells whose friend, and it is the friend who stays."""
    words = mending.words
    verb, of = words[word.head], words[max(word.index - 1, 0)]
    after = words[min(word.index + 1, len(words) - 1)]
    owned = after.lower == "'s" and after.upos == "AUX" and after.head == verb.index and verb.xpos in ("VBG", "VBN")
    noun = words[verb.head]
    if word.label != "nsubj" or of.lower != "of" or not owned or verb.label != "acl" or noun.index != of.index - 1:
        return
    mending.put(of, upos="ADP", head=word.index, deprel="case", label="case")
    mending.put(word, head=noun.index, deprel="nmod", label="nmod")
    mending.put(after, upos="PART", xpos="POS", lemma="'s", head=word.index, deprel="case", label="case")
    if noun.label == "appos":
        mending.put(verb, head=noun.head)


def whose_aunt(mending: Mending, word: Word) -> None:
    """ "Sells her Aunt Ann's house": what stands before the title tells whose aunt she is."""
    words = mending.words
    title = words[min(word.index + 1, len(words) - 1)]
    if word.deprel != "nmod:poss" or title.lower not in lexicon.KIN_TITLES or title.index == word.index:
        return
    name = words[title.head] if title.head > title.index else words[min(title.index + 1, len(words) - 1)]
    owning = name.upos == "PROPN" and name.index == title.index + 1 and name.deprel in ("nmod:poss", "appos", "flat")
    aside = (word.head == title.index and title.head == name.index) or word.head > name.index
    if owning and aside:
        mending.put(word, head=name.index)


def beside_his_kin(mending: Mending, word: Word) -> None:
    """ "Apart from his cousin, Tom, Paul had an aunt": who is named first is the cousin, and the second has the aunt."""
    words = mending.words
    kin, comma = words[max(word.index - 2, 0)], words[max(word.index - 1, 0)]
    whose, before = words[max(word.index - 3, 0)], words[max(word.index - 4, 0)]
    fronted = word.index >= 4 and kin.lower in lexicon.KIN and kin.xpos == "NN" and comma.text == "," and whose.xpos == "PRP$"
    if not fronted or before.lower not in _BESIDE or word.upos != "PROPN":
        return
    second = past_name(words, word.index)
    verb = past_name(words, second + 1) if second + 1 < len(words) else second
    parted = verb < len(words) and words[second].text == "," and words[second + 1].upos == "PROPN"
    if not parted or words[verb].sentence != word.sentence or words[verb].xpos not in FINITE:
        return
    other = words[second + 1]
    governor = words[words[verb].head] if words[verb].label in ("aux", "cop") else words[verb]
    if other.label == "conj" and other.head == word.index and governor.index >= verb:
        mending.put(word, head=kin.index, deprel="appos", label="appos")
        mending.put(other, head=governor.index, deprel="nsubj", label="nsubj")


_BESIDE = frozenset("as from besides to with without like unlike than".split())
"""What stands before somebody's kin at the start of a sentence about him: "as well as", "apart from", "in addition to"."""


_OF = frozenset(["of", "into", "from"])
"""What stands before what somebody is accused of, tricked into, kept from."""


def from_a_marriage(mending: Mending, word: Word) -> None:
    """ "Ann's son from her first marriage, Tom, leaves": whoever is named behind it is the son."""
    above = mending.words[word.head]
    kin = mending.words[above.head]
    named = word.label == "appos" and word.upos == "PROPN" and mending.words[word.index - 1].text == ","
    if named and above.label == "nmod" and above.lower in _WHENCE and kin.lower in lexicon.KIN and kin.index < above.index:
        mending.put(word, head=kin.index)


_WHENCE = frozenset(
    "marriage marriages relationship affair liaison fling tryst wife husband past childhood school college army".split()
)
"""Where somebody's kin and friends are said to be from, which has no name of its own there."""


def seen_at_it(mending: Mending, word: Word) -> None:
    """ "Sees them kiss": a bare verb behind those who are seen is theirs, with whatever ending the tree gives it."""
    verb = mending.words[word.head]
    over = mending.words[verb.head]
    seen = word.label == "nsubj" and word.upos == "PRON" and word.index == verb.index - 1 and verb.label == "xcomp"
    if seen and over.lemma in ("see", "watch", "hear", "feel", "notice") and verb.xpos == "VBP" and over.index < word.index:
        mending.put(word, head=over.index, deprel="obj", label="obj")
        mending.put(verb, xpos="VB")


def before_its_passive(mending: Mending, word: Word) -> None:
    """ "When Ann is found strangled": who stands right before the auxiliary undergoes it, whatever the tree makes of her."""
    verb = mending.words[word.head]
    after = mending.words[min(word.index + 1, len(mending.words) - 1)]
    hung = word.label == "xcomp" or (word.label == "obl" and word.index not in mending.cased)
    helped = after.head == verb.index and after.deprel == "aux:pass"
    if hung and word.upos in ("PROPN", "NOUN") and helped and word.index < verb.index and verb.index not in mending.subjected:
        mending.put(word, deprel="nsubj:pass", label="nsubj")


def friends_by_name(mending: Mending, word: Word) -> None:
    """ "Old friends Ann and Eve leave": the names tell who the friends are."""
    before = mending.words[word.index - 1]
    if word.upos != "PROPN" or word.label != "nsubj" or before.xpos != "NNS" or before.label != "nsubj":
        return
    if before.head == word.head and before.index == word.index - 1:
        mending.put(word, head=before.index, deprel="appos", label="appos")


def done_with_another(mending: Mending, word: Word) -> None:
    """ "Robs a bank with Tom": he robs it too, and no bank has him."""
    thing = mending.words[word.head]
    verb = mending.words[thing.head]
    with_him = mending.words[word.index - 1].lower == "with" and mending.words[word.index - 1].head == word.index
    if word.deprel != "nmod" or word.upos != "PROPN" or not with_him or thing.label != "obj" or verb.upos != "VERB":
        return
    if verb.index < thing.index < word.index and thing.upos == "NOUN" and verb.lemma in SHARED:
        mending.put(word, head=verb.index, deprel="obl", label="obl")


SHARED = frozenset("rob steal burgle smuggle hijack build repair dig hide bury search explore raid storm open run".split())
"""What one does with somebody to a thing that has no "with" of its own."""


def alive_and_well(mending: Mending, word: Word) -> None:
    """ "Finds Ann, alive and holding a gun": she holds it, as she is alive."""
    verb = mending.words[word.head]
    if word.label != "conj" or word.xpos != "VBG" or verb.xpos == "VBG" or word.index in mending.helped | mending.subjected:
        return
    between = mending.words[verb.index + 1 : word.index]
    as_one = [w for w in between if w.head == verb.index and w.label == "xcomp" and w.upos == "ADJ"]
    if as_one and any(w.head == verb.index and w.label == "obj" for w in between) and between[-1].label == "cc":
        mending.label(word, "xcomp")


def what_they_both_are(mending: Mending, word: Word) -> None:
    """ "Ann and Eve, old friends, meet": what comes behind the "and" of a list is what all of them are."""
    above = mending.words[word.head]
    if word.label != "conj" or word.xpos != "NNS" or above.upos != "PROPN" or word.index in mending.linked:
        return
    listed = [w.index for w in mending.words[above.index : word.index] if w.label == "conj" and w.head == above.index]
    start = min([w.index for w in mending.words[max(word.index - 4, 0) : word.index] if w.head == word.index] + [word.index])
    start += mending.words[start].text == ","
    people = word.lemma in lexicon.PEOPLE
    if people and listed and listed[-1] in mending.linked and mending.words[start - 1].text == ",":
        mending.label(word, "appos")


def done_to_somebody(mending: Mending, word: Word) -> None:
    """ "Ann and her men free Tom": no adjective with the tag of a finite verb has an object."""
    finite = word.upos == "ADJ" and (word.xpos in FINITE or word.lower in _VERBS_TOO)
    if finite and word.index in mending.objected & mending.subjected and word.index not in mending.copulas:
        mending.put(word, upos="VERB", xpos="VBP" if word.lower in _VERBS_TOO else word.xpos)
    noun = mending.words[word.head]
    told = word.label == "amod" and word.lower in _VERBS_TOO and word.index in mending.subjected - mending.copulas
    if told and noun.index > word.index and noun.upos in NOMINAL and noun.label in ("root", "conj", "parataxis"):
        over = word.index if noun.label == "root" else noun.head
        mending.put(word, upos="VERB", xpos="VBP", head=over, deprel=noun.label, label=noun.label)
        mending.put(noun, head=word.index, deprel="obj", label="obj")


_VERBS_TOO = frozenset("free open empty clear warm calm slow".split())
"""Adjectives that are verbs as well, with the same form."""


def rid_of(mending: Mending, word: Word) -> None:
    """ "Gets rid of Ann": it is done to her."""
    rid = mending.words[word.head]
    verb = mending.words[rid.head]
    if rid.lower == "rid" and word.label in ("obl", "nmod") and verb.lemma == "get" and verb.index < rid.index < word.index:
        mending.put(word, head=verb.index, deprel="obl", label="obl")


def whoever_was_killed(mending: Mending, word: Word) -> None:
    """ "The widow of a pilot killed in the war": what befell the pilot, and not her who is told of as his."""
    kin, last = mending.words[word.head], mending.words[word.index - 1]
    befell = word.label == "acl" and word.xpos == "VBN" and word.lemma in lexicon.KILL_SURE
    if befell and word.index and kin.lower in lexicon.KIN and last.label == "nmod" and last.head == kin.index:
        of = any(w.lower == "of" and w.head == last.index for w in mending.words[kin.index : last.index])
        if of and kin.index < last.index and last.upos in NOMINAL:
            mending.put(word, head=last.index)


def who_was_shot_dead(mending: Mending, word: Word) -> None:
    """ "Juno is given the chip of Eli Strand, shot dead at close range": Eli was, and not Juno."""
    words = mending.words
    if not 3 <= word.index < len(words) - 2 or word.xpos not in ("VBN", "VBD") or word.label not in _CLAUSES:
        return
    comma, who, after = words[word.index - 1], named(words, word.index - 2), words[word.index + 1]
    how = after.lower == "dead" or (after.lower == "to" and words[word.index + 2].lower == "death")
    killed = word.lemma in lexicon.KILL_SURE or (word.lemma in ("shoot", "stab", "beat") and how)
    has_its_own = word.index in mending.objected | mending.subjected | mending.passives
    goes_on = who.label in ("nsubj", "root", "conj") or after.text in (",", "and")
    if killed and comma.text == "," and who.upos == "PROPN" and not has_its_own and not goes_on:
        mending.put(word, xpos="VBN", head=who.index, deprel="acl", label="acl")


def opens_with_what_he_is(mending: Mending, word: Word) -> None:
    """ "A native of Perth, Sam returned": one who returned, told of in two ways."""
    words = mending.words
    first = words[word.index - 1] if word.index else word
    opens = first.lower in ("a", "an") and (first.index == 0 or words[first.index - 1].sentence != first.sentence)
    if not opens or word.upos != "NOUN" or word.deprel != "nsubj":
        return
    name = next((w for w in words[word.index + 1 : word.head] if w.label == "nsubj" and w.head == word.head), None)
    if name is not None and name.upos == "PROPN" and words[name.index - 1].text == ",":
        mending.put(word, head=name.index, deprel="appos", label="appos")


_CLAUSES = frozenset("conj advcl parataxis ccomp acl".split())
_MENDS = (
    who_was_shot_dead,
    opens_with_what_he_is,
    seen_at_it,
    before_its_passive,
    friends_by_name,
    done_with_another,
    alive_and_well,
    what_they_both_are,
    done_to_somebody,
    rid_of,
    whoever_was_killed,
    before_a_gerund,
    of_his_own,
    whose_aunt,
    beside_his_kin,
    from_a_marriage,
    butting_heads,
    by_the_surviving,
    before_that,
    before_its_noun,
    before_a_name,
    freshly_paroled,
    who_is_said_to,
    one_more_word_for_it,
    one_of_a_list,
    told_of_the_last,
    bidden.told_to,
    bidden.shoots_a_film,
    bidden.found_so,
    abutting.slashed,
    abutting.his_son,
    abutting.of_both,
    abutting.with_a_genitive,
    abutting.without_a_comma,
)


def put_right(mending: Mending, word: Word) -> None:
    """A word hung where English hangs it, so that reading its tree says what the sentence does."""
    for mend in _MENDS:
        mend(mending, word)
