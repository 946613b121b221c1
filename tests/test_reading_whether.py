"""Whether what is hindered, stopped, hinted or believed happened, and whose doing it was: statements that look alike."""

from __future__ import annotations

import pytest

from tests.reading_helpers import Export


def _ties(story: Export, one: str, other: str) -> set[str]:
    """What two are to one another, whichever way round."""
    return {kind for a, kind, b in story.relations() if {a, b} == {one, other}}


@pytest.mark.parametrize(
    ("told", "lemma", "patient"),
    [
        ("Hugo refuses to open the gate or feed Maud.", "feed", "Maud"),
        ("Hugo declines to sit down and eat.", "eat", "-"),
        ("Hugo leaves without waking Maud or writing to Nell.", "write", "Nell"),
    ],
)
def test_what_is_joined_to_what_is_not_done_is_not_done(told: str, lemma: str, patient: str) -> None:
    assert ("Hugo", lemma, patient, "negated") in Export(told).deeds()


def test_what_follows_a_refusal_in_its_own_right_is_done() -> None:
    assert ("Hugo", "slap", "Maud", "actual") in Export("Hugo refuses to sit down and slaps Maud.").deeds()


@pytest.mark.parametrize("told", ["Nell stops to help Hugo.", "Nell paused to help Hugo."])
def test_what_one_stops_for_is_done(told: str) -> None:
    assert ("Nell", "help", "Hugo", "actual") in Export(told).deeds()


@pytest.mark.parametrize(
    ("told", "status"),
    [
        ("Nell stops helping Hugo.", "negated"),
        ("Nell does not stop helping Hugo.", "actual"),
        ("Nell never stops helping Hugo.", "actual"),
        ("Maud begs Nell to stop helping Hugo.", "actual"),
        ("Nell wants to stop to help Hugo.", "plan"),
        ("Nell promises to stop helping Hugo.", "negated"),
    ],
)
def test_what_one_stops_doing_was_being_done(told: str, status: str) -> None:
    assert ("Nell", "help", "Hugo", status) in Export(told).deeds()


@pytest.mark.parametrize(
    ("told", "status"),
    [
        ("The storm keeps Hugo from marrying Maud.", "negated"),
        ("The storm didn't keep Hugo from marrying Maud.", "actual"),
        ("Nell almost stopped Hugo from marrying Maud.", "actual"),
        ("Nell fails to stop Hugo from marrying Maud.", "actual"),
        ("Nell vows that nothing will stop Hugo from marrying Maud.", "plan"),
        ("Nell says that the storm did not keep Hugo from marrying Maud.", "claim"),
    ],
)
def test_what_nobody_is_kept_from_happens(told: str, status: str) -> None:
    assert ("Hugo", "marry", "Maud", status) in Export(told).deeds()


def test_who_is_kept_talking_talks() -> None:
    assert ("Hugo", "talk", "-", "actual") in Export("Nell keeps Hugo talking.").deeds()


def test_whom_somebody_may_be_going_to_kill_is_not_dead() -> None:
    assert Export("Nell cannot stop Hugo from killing Maud.").dead() == {}


def test_not_before_tells_what_happened_first() -> None:
    story = Export("Hugo flees, but not before Maud stabs Hugo.")
    assert ("Maud", "stab", "Hugo", "actual") in story.deeds()
    assert ("Maud", "stab", "Hugo", "negated") in Export("Maud did not stab Hugo before he fled.").deeds()


@pytest.mark.parametrize(
    "told",
    [
        "Nell is positive Hugo is in love with Maud.",
        "Nell is convinced that Hugo is in love with Maud.",
        "Nell convinces Otto that Hugo is in love with Maud.",
        "Nell hints that Hugo is in love with Maud.",
    ],
)
def test_what_somebody_is_sure_of_is_no_more_than_a_claim(told: str) -> None:
    story = Export(told)
    assert ("Hugo", "love", "Maud", "claim") in story.deeds()
    assert "romantic" not in _ties(story, "Hugo", "Maud")


@pytest.mark.parametrize("told", ["Nell makes sure that Hugo is dead.", "Nell has no idea that Hugo is dead."])
def test_what_is_made_sure_of_or_not_known_is_so(told: str) -> None:
    assert "Hugo" in Export(told).dead()


@pytest.mark.parametrize(
    "told",
    [
        "Nell is certain that Hugo killed Maud.",
        "Nell is afraid that Hugo killed Maud.",
        "Nell suggests that Hugo killed Maud.",
        "Hugo probably killed Maud.",
        "Nell says that Hugo lied about killing Maud.",
        "Nell asks Hugo about killing Maud.",
    ],
)
def test_nobody_is_dead_by_a_guess(told: str) -> None:
    story = Export(told)
    assert story.dead() == {}
    assert ("Hugo", "kill", "Maud", "claim") in story.deeds()


def test_what_is_suggested_or_insisted_on_is_still_to_be_done() -> None:
    assert ("Hugo", "leave", "-", "plan") in Export("Nell suggests that Hugo leave.").deeds()
    assert ("Hugo", "resign", "-", "plan") in Export("Nell insists that Hugo resign.").deeds()


def test_what_two_talk_about_may_be_done_by_either() -> None:
    story = Export("Nell talks to Hugo about hurting Maud.")
    assert _ties(story, "Nell", "Maud") == _ties(story, "Hugo", "Maud") == set()
    assert ("Nell", "leave", "Hugo", "plan") in Export("Nell talks about leaving Hugo.").deeds()


@pytest.mark.parametrize(
    "told",
    [
        "Nell is furious at Hugo for deceiving Maud.",
        "Nell yells at Hugo for deceiving Maud.",
        "Nell banishes Hugo for deceiving Maud.",
        "Nell imprisons Hugo for deceiving Maud.",
        "Nell takes revenge on Hugo for deceiving Maud.",
        "Nell confronts Hugo about deceiving Maud.",
        "Nell pays Hugo for deceiving Maud.",
    ],
)
def test_whoever_is_blamed_has_done_it(told: str) -> None:
    deeds = Export(told).deeds()
    assert ("Hugo", "deceive", "Maud", "actual") in deeds
    assert not any(agent == "Nell" and lemma == "deceive" for agent, lemma, _, _ in deeds)


@pytest.mark.parametrize(
    "told",
    [
        "Nell apologizes to Hugo for deceiving Maud.",
        "Nell is banished for deceiving Maud.",
        "Nell is furious with herself for deceiving Maud.",
        "Nell pays a fine for deceiving Maud.",
        "Nell tells Hugo about deceiving Maud.",
    ],
)
def test_whoever_is_sorry_or_punished_has_done_it(told: str) -> None:
    assert ("Nell", "deceive", "Maud", "actual") in Export(told).deeds()


@pytest.mark.parametrize(
    "told",
    [
        "Nell escapes with the purpose of murdering Hugo.",
        "Nell has the idea of murdering Hugo.",
        "Nell agrees to the murder of Hugo.",
        "Nell calls for the death of Hugo.",
        "Nell accepts the conditions, including the death of Hugo.",
        "Nell orders Hugo beheaded.",
        "Nell wants Hugo to go there and be killed.",
    ],
)
def test_nobody_dies_of_a_purpose_a_demand_or_an_order(told: str) -> None:
    assert Export(told).dead() == {}


def test_what_is_ordered_is_to_be_done_to_whoever_stands_before_it() -> None:
    story = Export("The duke orders Hugo arrested and Maud hanged.")
    assert {("-", "arrest", "Hugo", "plan"), ("-", "hang", "Maud", "plan")} <= story.deeds()
    assert "custody" not in {s["aspect"] for s in story.raw["states"]}


def test_what_is_demanded_is_for_the_other_to_do() -> None:
    deeds = Export("Nell demands Hugo release Maud.").deeds()
    assert ("Hugo", "release", "Maud", "plan") in deeds
    assert ("Hugo", "rob", "Maud", "plan") in Export("Nell blackmails Hugo to rob Maud.").deeds()


def test_whoever_helps_by_force_is_nobody_s_enemy() -> None:
    assert _ties(Export("Nell blackmails Hugo to help ruin Maud."), "Hugo", "Maud") == set()


def test_two_draw_close_to_a_third_or_to_one_another() -> None:
    assert {("Nell", "grow", "Maud", "actual"), ("Hugo", "grow", "Maud", "actual")} <= Export(
        "Nell and Hugo grow close to Maud."
    ).deeds()
    assert ("Nell", "grow", "Hugo", "actual") in Export("Nell and Hugo grow close.").deeds()


def test_whose_clause_is_told_on_behind_others() -> None:
    story = Export("Hugo is stabbed by Otto and scolds Maud for lying before dying.")
    assert set(story.dead()) == {"Hugo"}
    story = Export("Nell warns Hugo not to touch the safe, before returning to the office.")
    assert ("Nell", "return", "-", "actual") in story.deeds()


def test_the_first_subject_of_a_sentence_undergoes_its_last_verb() -> None:
    story = Export("Otto is caught watching Nell and Hugo stealing pearls and is dismissed.")
    assert ("-", "dismiss", "Otto", "actual") in story.deeds()


@pytest.mark.parametrize("told", ["Nell meets Hugo, only to have Hugo claim that Maud died.", "Nell has Hugo leave the house."])
def test_who_has_somebody_say_or_go_is_nobody_s_master(told: str) -> None:
    assert "works_for" not in _ties(Export(told), "Nell", "Hugo")
    assert "works_for" in _ties(Export("Nell has Hugo open the safe."), "Nell", "Hugo")


def test_nobody_has_their_own_leg_crushed() -> None:
    assert ("-", "crush", "Otto", "actual") in Export("Otto had his leg crushed.").deeds()
    assert ("-", "steal", "Nell", "actual") in Export("Nell had her boat stolen.").deeds()
    assert ("Nell", "paint", "-", "actual") in Export("Nell had her boat painted.").deeds()
    assert Export("Nell had her brother killed.").dead() == {"her brother": ["Nell"]}


def test_a_vow_is_made_to_nobody() -> None:
    deeds = Export("Hugo mocks Otto, but Otto vows to stop the Count.").deeds()
    assert ("Otto", "vow", "-", "actual") in deeds


@pytest.mark.parametrize("verb", ["reappears", "recovers", "survives", "intervenes", "panics"])
def test_what_has_no_object_shares_none(verb: str) -> None:
    told = {(a, lemma): p for a, lemma, p, _ in Export(f"Hugo {verb} and shoots Maud.").deeds()}
    assert told["Hugo", "shoot"] == "Maud"
    assert {p for (_, lemma), p in told.items() if lemma != "shoot"} == {"-"}


def test_what_has_one_shares_it() -> None:
    assert ("Hugo", "follow", "Maud", "actual") in Export("Hugo follows and shoots Maud.").deeds()


def test_nothing_behind_with_is_finite() -> None:
    assert ("-", "fire", "Nell", "actual") in Export("With Nell fired, Hugo runs the office.").deeds()
    deeds = Export("With Nell poisoned and Otto guarding the gate, Hugo flees.").deeds()
    assert {("-", "poison", "Nell", "actual"), ("Otto", "guard", "-", "actual")} <= deeds
    assert ("Otto", "watch", "Nell", "actual") in Export("With Otto watching Nell, Hugo flees.").deeds()


def test_who_is_dead_behind_with_is_the_one_before_the_word() -> None:
    assert set(Export("With Hugo dead, Nell leaves.").dead()) == {"Hugo"}
    assert set(Export("With Hugo dead and Otto missing, Nell leaves.").dead()) == {"Hugo"}
    assert set(Export("With Hugo and Otto dead, Nell leaves.").dead()) == {"Hugo", "Otto"}


def test_who_is_caught_behind_with_is_the_one_before_the_word() -> None:
    assert ("Otto", "capture", "Maud", "actual") in Export("With Maud captured by Otto, Hugo surrenders.").deeds()
    assert ("Otto", "follow", "Maud", "actual") not in Export("Hugo, armed with a sword, is followed by Otto.").deeds()


@pytest.mark.parametrize(
    "told",
    [
        "Nell is under the impression that Hugo killed Maud.",
        "Nell rejects the theory that Hugo killed Maud.",
        "Nell leaves in the belief that Hugo killed Maud.",
    ],
)
def test_an_opinion_that_something_is_so_is_a_claim(told: str) -> None:
    story = Export(told)
    assert ("Hugo", "kill", "Maud", "claim") in story.deeds()
    assert story.dead() == {}


@pytest.mark.parametrize(
    "told",
    [
        "Nell confirms her suspicion that Hugo killed Maud.",
        "Nell hides the fact that Hugo killed Maud.",
        "Nell has no idea that Hugo killed Maud.",
    ],
)
def test_a_fact_or_what_somebody_does_not_know_is_so(told: str) -> None:
    assert Export(told).dead() == {"Maud": ["Hugo"]}


def test_what_is_forgotten_is_so() -> None:
    assert ("Maud", "marry", "Hugo", "negated") in Export("Maud forgets to marry Hugo.").deeds()
    story = Export("Otto has forgotten that Maud is in love with Hugo.")
    assert "romantic" in _ties(story, "Maud", "Hugo")


@pytest.mark.parametrize("opening", ["In court, Nell", "Nell"])
def test_what_somebody_does_meanwhile_is_done_whatever_the_part_opens_with(opening: str) -> None:
    assert ("Nell", "accuse", "Hugo", "actual") in Export(f"{opening} was adamant, accusing Hugo of theft.").deeds()
