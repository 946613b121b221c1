"""What brackets, commas and relative clauses set aside: it governs nothing of the sentence around it."""

from __future__ import annotations

from previously.reading.asides import outside
from previously.reading.joining import joined
from previously.reading.parting import reunited
from previously.reading.word import Word
from tests.reading_helpers import Export


def words(rows: list[tuple[str, str, str, int, str]]) -> list[Word]:
    """One sentence of words from their text, tags, governor and label."""
    out = []
    for i, (text, upos, xpos, head, deprel) in enumerate(rows):
        label = deprel.partition(":")[0]
        out.append(Word(i, i, i + 1, text, text.lower(), upos, xpos, head, deprel, 0, 0.0, text.lower(), label))
    return out


def test_a_name_does_not_hang_on_its_aside() -> None:
    """She is Nora (Mary Bell), wife: it is Nora who is a wife, and Mary Bell plays her."""
    rows = words(
        [
            ("She", "PRON", "PRP", 2, "nsubj"),
            ("is", "AUX", "VBZ", 2, "cop"),
            ("Nora", "PROPN", "NNP", 2, "root"),
            ("(", "PUNCT", "-LRB-", 4, "punct"),
            ("Mary", "PROPN", "NNP", 2, "conj"),
            ("Bell", "PROPN", "NNP", 4, "flat"),
            (")", "PUNCT", "-RRB-", 4, "punct"),
            (",", "PUNCT", ",", 8, "punct"),
            ("wife", "NOUN", "NN", 4, "appos"),
        ]
    )
    mended = outside(rows)
    assert (mended[8].head, mended[4].deprel) == (2, "appos")


def test_a_bare_noun_has_its_verb_behind_the_relative_clause() -> None:
    """Ann, who left when Tom died, runs it."""
    rows = words(
        [
            ("Ann", "PROPN", "NNP", 0, "root"),
            (",", "PUNCT", ",", 3, "punct"),
            ("who", "PRON", "WP", 3, "nsubj"),
            ("left", "VERB", "VBD", 0, "acl:relcl"),
            ("when", "ADV", "WRB", 6, "advmod"),
            ("Tom", "PROPN", "NNP", 6, "nsubj"),
            ("died", "VERB", "VBD", 3, "advcl"),
            (",", "PUNCT", ",", 8, "punct"),
            ("runs", "VERB", "VBZ", 6, "conj"),
            ("it", "PRON", "PRP", 8, "obj"),
        ]
    )
    mended = outside(rows)
    assert (mended[8].deprel, mended[0].head, mended[0].deprel) == ("root", 8, "nsubj")


def test_the_name_is_the_noun_s_where_only_a_comma_parts_two_subjects() -> None:
    """The pilot, Lieutenant Anna Dray (Jo Hunt), swears that she saw Tom Hale. The pilot is tired."""
    story = Export(test_the_name_is_the_noun_s_where_only_a_comma_parts_two_subjects.__doc__ or "")
    assert story.character("Anna Dray")["id"] == story.character("The pilot")["id"]
    assert ("Anna Dray", "swear", "-", "actual") in story.deeds()


def test_verbs_that_share_a_subject_share_a_tense() -> None:
    """Who announces that Tom has caught a cold locks the door; who replaces somebody arrested is welcomed himself."""
    story = Export(
        "Ann announces that Tom has caught a cold, locks the door and burns the letters. "
        "Colonel Hurst arrives to replace Major Dray, who was arrested in the spring, and is welcomed by Eve Lowe."
    )
    told = {("Ann", "lock", "-", "actual"), ("Ann", "burn", "-", "actual"), ("Eve Lowe", "welcome", "Colonel Hurst", "actual")}
    assert told <= story.deeds()


def test_a_semicolon_ends_what_is_said() -> None:
    """He says that he fled; she hides: what stands behind a semicolon goes on with the main clause."""
    rows = [
        ("He", "PRON", "PRP", 1, "nsubj"),
        ("says", "VERB", "VBZ", 1, "root"),
        ("that", "SCONJ", "IN", 4, "mark"),
        ("he", "PRON", "PRP", 4, "nsubj"),
        ("fled", "VERB", "VBD", 1, "ccomp"),
        (";", "PUNCT", ":", 7, "punct"),
        ("she", "PRON", "PRP", 7, "nsubj"),
        ("hides", "VERB", "VBZ", 4, "conj"),
    ]
    assert joined(words(rows))[7].head == 1


def test_no_finite_clause_tells_when_without_a_subject() -> None:
    """They jeer when Ann climbs, shouts: she does both."""
    rows = [
        ("They", "PRON", "PRP", 1, "nsubj"),
        ("jeer", "VERB", "VBP", 1, "root"),
        ("when", "ADV", "WRB", 4, "advmod"),
        ("Ann", "PROPN", "NNP", 4, "nsubj"),
        ("climbs", "VERB", "VBZ", 1, "advcl"),
        (",", "PUNCT", ",", 6, "punct"),
        ("shouts", "VERB", "VBZ", 1, "advcl"),
    ]
    mended = joined(words(rows))[6]
    assert (mended.head, mended.deprel) == (4, "conj")


def test_who_stands_between_a_relative_and_its_verb_is_its_subject() -> None:
    """The ship, which Ann has steered, sinks: it is not Ann who sinks."""
    rows = [
        ("Corona", "PROPN", "NNP", 7, "nsubj"),
        (",", "PUNCT", ",", 5, "punct"),
        ("which", "PRON", "WDT", 5, "obj"),
        ("Ann", "PROPN", "NNP", 0, "appos"),
        ("has", "AUX", "VBZ", 5, "aux"),
        ("steered", "VERB", "VBN", 0, "acl:relcl"),
        (",", "PUNCT", ",", 5, "punct"),
        ("sinks", "VERB", "VBZ", 7, "root"),
    ]
    mended = outside(words(rows))[3]
    assert (mended.head, mended.deprel) == (5, "nsubj")


def test_an_infinitive_hangs_on_what_is_begun() -> None:
    """They drag it and have begun to dig: they dig."""
    rows = [
        ("They", "PRON", "PRP", 1, "nsubj"),
        ("drag", "VERB", "VBP", 1, "root"),
        ("it", "PRON", "PRP", 1, "obj"),
        ("and", "CCONJ", "CC", 5, "cc"),
        ("have", "AUX", "VBP", 5, "aux"),
        ("begun", "VERB", "VBN", 1, "conj"),
        ("to", "PART", "TO", 7, "mark"),
        ("dig", "VERB", "VB", 1, "advcl"),
    ]
    rows[5] = ("begin", *rows[5][1:])  # the lemma
    mended = joined(words(rows))[7]
    assert (mended.head, mended.deprel) == (5, "xcomp")


def test_who_is_told_something_is_no_part_of_what_they_are_told() -> None:
    """They assure Clara we win: Clara is assured of it, and is no object of the winning."""
    rows = words(
        [
            ("They", "PRON", "PRP", 1, "nsubj"),
            ("assure", "VERB", "VBP", 1, "root"),
            ("Clara", "PROPN", "NNP", 4, "obj"),
            ("we", "PRON", "PRP", 4, "nsubj"),
            ("win", "VERB", "VBP", 1, "ccomp"),
        ]
    )
    assert reunited(rows)[2].head == 1
    assert reunited(rows)[2].label == "obj"


def test_a_noun_behind_a_semicolon_is_the_subject_of_what_follows_its_asides() -> None:
    """A nurse came; and the clerk, whose hat dripped, coughed."""
    rows = words(
        [
            ("A", "DET", "DT", 1, "det"),
            ("nurse", "NOUN", "NN", 2, "nsubj"),
            ("came", "VERB", "VBD", 2, "root"),
            (";", "PUNCT", ";", 11, "punct"),
            ("and", "CCONJ", "CC", 6, "cc"),
            ("the", "DET", "DT", 6, "det"),
            ("clerk", "NOUN", "NN", 1, "conj"),
            (",", "PUNCT", ",", 9, "punct"),
            ("whose", "PRON", "WP$", 9, "nmod:poss"),
            ("dripped", "VERB", "VBD", 6, "acl:relcl"),
            (",", "PUNCT", ",", 9, "punct"),
            ("coughed", "VERB", "VBD", 2, "conj"),
        ]
    )
    mended = reunited(rows)
    assert (mended[6].head, mended[6].deprel, mended[4].head) == (11, "nsubj", 11)


def test_whose_an_apostrophe_tells_is_no_subject() -> None:
    """Ann's son left: Ann did not."""
    rows = words(
        [
            ("Ann", "PROPN", "NNP", 3, "nsubj"),
            ("'s", "PART", "POS", 0, "case"),
            ("son", "NOUN", "NN", 3, "nsubj"),
            ("left", "VERB", "VBD", 3, "root"),
        ]
    )
    assert (reunited(rows)[0].head, reunited(rows)[0].deprel) == (2, "nmod:poss")
