"""What happened and what did not where no verb says so: small stories, one for each turn of phrase."""

from __future__ import annotations

import pytest

from tests.reading_helpers import Export


def statuses(text: str, lemma: str) -> set[str]:
    """The status of every event of one verb."""
    return {status for _, verb, _, status in Export(text).deeds() if verb == lemma}


@pytest.mark.parametrize(
    ("text", "lemma", "status"),
    [
        ("Tom is to rob Rosa on her birthday, blame Henry for it, and flee to Spain.", "rob", "plan"),
        ("Tom is to rob Rosa on her birthday, blame Henry for it, and flee to Spain.", "flee", "plan"),
        ("Henry, who was to be flogged on Sunday, escapes.", "flog", "plan"),
        ("Rosa is too proud to beg Tom for money.", "beg", "negated"),
        ("Rosa was too weak to get up and follow Tom.", "follow", "negated"),
        ("Rosa is only too happy to help Tom.", "help", "plan"),
        ("Tom was foolish enough to tell Rosa.", "tell", "actual"),
        ("Rosa is old enough to marry Tom.", "marry", "plan"),
        ("Rosa never found the courage to warn Tom.", "warn", "negated"),
        ("Rosa finally finds the nerve to kiss Tom.", "kiss", "actual"),
        ("Rosa frees Tom, only to hand him over to Henry.", "hand over", "actual"),
        ("Tom, rather than hugging Rosa, calls Henry.", "hug", "negated"),
        ("Rosa could have hanged Tom in front of his sons.", "hang", "negated"),
        ("Anybody could have robbed Tom.", "rob", "plan"),
        ("Rosa finds the chip and tells nobody.", "tell", "negated"),
        ("Rosa tells nobody but Tom.", "tell", "actual"),
        ("Rosa finds nothing in the drawer but a photograph.", "find", "actual"),
    ],
)
def test_whether_it_happened(text: str, lemma: str, status: str) -> None:
    """What is to be has not been, what one is too proud for one has not done, and nothing but something is something."""
    assert statuses(text, lemma) == {status}


def test_who_is_to_die_is_alive() -> None:
    """Tom is to kill his sister, and has not."""
    assert Export("Tom is to kill his sister, Rosa, on her birthday.").dead() == {}


def test_whom_nobody_but_one_is() -> None:
    """Rosa tells one."""
    assert ("Rosa", "tell", "Tom", "actual") in Export("Rosa tells nobody but Tom.").deeds()


@pytest.mark.parametrize(
    ("text", "lemma"),
    [
        ("Rosa asks Henry who robbed Tom.", "rob"),
        ("Henry had written to Rosa offering to tell her who robbed Tom.", "rob"),
        ("It is understood who robbed Tom.", "rob"),
    ],
)
def test_who_is_asked_for_is_nobody_told_of(text: str, lemma: str) -> None:
    """Whoever it was is none of those the question tells of."""
    assert [(who, whom) for who, verb, whom, _ in Export(text).deeds() if verb == lemma] == [("-", "Tom")]


def test_who_tells_of_the_noun_before_it() -> None:
    """The guards believe it, and not whom they seize; nor is what somebody is or is not done to anybody."""
    done = Export("Tom is seized by the guards, who believe that he robbed Rosa.").deeds()
    assert not [d for d in done if d[1] == "believe" and d[0] == "Tom"]
    assert not [d for d in Export("Rosa proves that Tom is not a thief.").deeds() if d[2] == "a thief"]
