"""What brackets, commas and relative clauses set aside: it governs nothing of the sentence around it."""

from __future__ import annotations

from previously.reading.asides import outside
from previously.reading.mending import Word
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
