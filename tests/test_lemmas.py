"""Lemmas by look-up and by undoing endings, with and without a table."""

from __future__ import annotations

import pytest

from previously.tagging.lemmas import Lemmas

VERBS = "VERB free frees\nVERB try tried tries\nVERB read reads\nVERB inherit\nVERB rule rules\nVERB marry\n"
TABLE = Lemmas(VERBS + "NOUN knife knives", {"swallow", "imply"})


@pytest.mark.parametrize(
    ("form", "upos", "xpos", "guess", "lemma"),
    [
        ("tries", "VERB", "VBZ", "trie", "try"),
        ("swallowed", "VERB", "VBD", "swallowe", "swallow"),
        ("Knives", "NOUN", "NNS", "knive", "knife"),
        ("freed", "VERB", "VBD", "fre", "free"),
        ("kidnapped", "VERB", "VBN", "kidnapp", "kidnap"),
        ("passed", "VERB", "VBD", "pass", "pass"),
        ("confesses", "VERB", "VBZ", "confesse", "confess"),
        ("graduates", "VERB", "VBP", "graduates", "graduate"),
        ("fled", "VERB", "VBD", "fle", "flee"),
        ("inhaled", "VERB", "VBD", "inhal", "inhale"),
        ("beheads", "VERB", "VBZ", "beheads", "behead"),
        ("falsified", "VERB", "VBD", "falsifie", "falsify"),
        ("read", "VERB", "VBN", "rea", "read"),
        ("implies", "VERB", "VBZ", "implie", "imply"),
        ("wed", "VERB", "VBN", "we", "wed"),
        ("kill", "VERB", "VB", "kil", "kill"),
        ("beaten", "VERB", "VBN", "beaten", "beat"),
        ("indicted", "VERB", "VBN", "indicte", "indict"),
        ("dismembered", "VERB", "VBD", "dismembere", "dismember"),
        ("expelled", "VERB", "VBD", "expell", "expel"),
        ("handcuffed", "VERB", "VBN", "handcuffe", "handcuff"),
        ("prohibited", "VERB", "VBD", "prohibite", "prohibit"),
        ("spelled", "VERB", "VBD", "spell", "spell"),
        ("avenged", "VERB", "VBD", "aveng", "avenge"),
        ("strangled", "VERB", "VBD", "strangl", "strangle"),
        ("confined", "VERB", "VBN", "confin", "confine"),
        ("eloping", "VERB", "VBG", "elop", "elope"),
        ("loathed", "VERB", "VBD", "loath", "loathe"),
        ("mirrored", "VERB", "VBD", "mirrore", "mirror"),
        ("overruled", "VERB", "VBN", "overrul", "overrule"),
        ("disinherited", "VERB", "VBN", "disinherite", "disinherit"),
        ("remarried", "VERB", "VBD", "remarrie", "remarry"),
        ("strokes", "VERB", "VBZ", "stroke", "stroke"),
        ("evoked", "VERB", "VBD", "evok", "evoke"),
        ("croaked", "VERB", "VBD", "croake", "croak"),
        ("quickly", "ADV", "RB", "quickly", "quickly"),
    ],
)
def test_the_lemma_of_a_form(form: str, upos: str, xpos: str, guess: str, lemma: str) -> None:
    assert TABLE.of(form, upos, xpos, guess) == lemma
