"""Whether what recaps tell came about, and whose doing it was: near misses of grammar that a person reads rightly."""

from __future__ import annotations

import pytest

from tests.reading_helpers import Export

Row = tuple[str, str, str, str]


@pytest.mark.parametrize(
    ("told", "deed"),
    [
        ("Greta arrives just in time to see Otto kiss Vera.", ("Greta", "see", "Otto", "actual")),
        ("Greta does not arrive in time to save Otto.", ("Greta", "save", "Otto", "negated")),
        ("Greta has no time to save Otto.", ("Greta", "save", "Otto", "plan")),
        ("Greta turns around to see Otto.", ("Greta", "see", "Otto", "actual")),
        ("Greta returns to see Otto.", ("Greta", "see", "Otto", "plan")),
        ("Greta turns on the light to see Otto.", ("Greta", "see", "Otto", "plan")),
        ("The door opens to reveal Otto. Greta screams.", ("-", "reveal", "Otto", "actual")),
        ("Greta calls a meeting to reveal Otto as a thief.", ("Greta", "reveal", "Otto", "plan")),
        ("Greta drops the tray, prompting Otto to leave her.", ("Otto", "leave", "Greta", "actual")),
        ("Greta gets Otto to forgive Vera.", ("Otto", "forgive", "Vera", "actual")),
        ("Greta wants to get Otto to forgive Vera.", ("Otto", "forgive", "Vera", "plan")),
        ("Greta is furious to learn that Otto lied.", ("Greta", "learn", "-", "actual")),
        ("Greta is happy to help Otto.", ("Greta", "help", "Otto", "plan")),
    ],
)
def test_with_what_an_infinitive_comes_about(told: str, deed: Row) -> None:
    assert deed in Export(told).deeds()


@pytest.mark.parametrize(
    ("told", "deed"),
    [
        ("Otto not only robs Greta but betrays her.", ("Otto", "rob", "Greta", "actual")),
        ("Otto is not just leaving Greta.", ("Otto", "leave", "Greta", "negated")),
        ("Instead of calling Greta or visiting Vera, Otto sleeps.", ("Otto", "visit", "Vera", "negated")),
        ("Greta gives up on saving Otto.", ("Greta", "save", "Otto", "negated")),
        ("Greta gives up looking for Otto.", ("Greta", "look", "Otto", "actual")),
        ("A broken arm precludes Greta from marrying Otto.", ("Greta", "marry", "Otto", "negated")),
        ("Greta has to go find Otto.", ("Greta", "find", "Otto", "plan")),
        ("Greta goes on to find Otto.", ("Greta", "find", "Otto", "actual")),
        ("Greta is afraid of losing Otto.", ("Greta", "lose", "Otto", "plan")),
        ("Greta is ashamed of betraying Otto.", ("Greta", "betray", "Otto", "actual")),
        ("Greta is interested in hiring Otto.", ("Greta", "hire", "Otto", "plan")),
        ("Greta is nervous about having kissed Otto.", ("Greta", "kiss", "Otto", "actual")),
        ("Greta hides in case Otto attacks Vera.", ("Otto", "attack", "Vera", "plan")),
        ("Greta wins the case in which Otto attacked Vera.", ("Otto", "attack", "Vera", "actual")),
    ],
)
def test_what_does_not_come_about_or_not_yet(told: str, deed: Row) -> None:
    assert deed in Export(told).deeds()


def test_nobody_is_dead_before_he_will_be() -> None:
    assert Export("Greta will sing once Otto is dead.").dead() == {}
    assert set(Export("Greta sings once Otto is dead.").dead()) == {"Otto"}


def test_whom_somebody_promises_to_see_once_they_are_let_go() -> None:
    story = Export("Greta promises to call as soon as the police release Otto.")
    assert not any(verb == "release" and how == "actual" for _, verb, _, how in story.deeds())


def test_a_doubted_arrest_has_not_been_made() -> None:
    assert ("-", "arrest", "Otto", "claim") in Export("Greta is doubtful about Otto's arrest.").deeds()
    assert ("-", "arrest", "Otto", "actual") in Export("Greta is furious about Otto's arrest.").deeds()


def test_what_is_told_falsely_is_only_said() -> None:
    assert Export("Greta falsely tells Vera that Otto is dead.").dead() == {}
    assert set(Export("Greta calmly tells Vera that Otto is dead.").dead()) == {"Otto"}


def test_a_court_does_not_make_somebody_a_murderer() -> None:
    assert Export("Greta was convicted of murdering Otto.").dead() == {"Otto": []}


def test_a_choice_is_still_to_be_made() -> None:
    story = Export("Greta and Vera love Otto. He is forced to choose between Greta and Vera.")
    assert ("Otto", "choose", "-", "plan") in story.deeds()


@pytest.mark.parametrize(
    ("told", "deed"),
    [
        ("Otto having fled the city, Emil asks Greta for help.", ("Otto", "flee", "-", "actual")),
        ("His best friend, Otto, having fled the city, Emil is forced to ask Greta.", ("Otto", "flee", "-", "actual")),
        ("With Greta having escaped, Otto burns the letters.", ("Greta", "escape", "-", "actual")),
        ("Otto, having lost his job, leaves Greta.", ("Otto", "lose", "-", "actual")),
        ("With Greta following him, Otto walks to the river.", ("Otto", "walk", "-", "actual")),
        ("Otto returns in time for Greta to leave Emil.", ("Greta", "leave", "Emil", "actual")),
        ("It falls to Otto to warn Greta.", ("Otto", "warn", "Greta", "plan")),
        ("Otto sees his brother, Emil, being beaten by Hugo.", ("Hugo", "beat", "Emil", "actual")),
        ("Otto says that the plan could work, only to be mocked by Emil.", ("Emil", "mock", "Otto", "actual")),
    ],
)
def test_clauses_have_subjects_of_their_own(told: str, deed: Row) -> None:
    story = Export(told)
    assert deed in story.deeds()
    assert {who for who, verb, *_ in story.deeds() if verb == deed[1]} == {deed[0]}


def test_each_passive_has_its_own_doer() -> None:
    story = Export("Otto and Emil are surrounded by wolves but rescued by Greta.")
    assert ("Greta", "rescue", "Otto", "actual") in story.deeds()
    assert not any(who == "Greta" and verb == "surround" for who, verb, *_ in story.deeds())


def test_a_doer_told_last_did_all_of_it() -> None:
    assert ("Greta", "capture", "Otto", "actual") in Export("Otto is captured and beaten by Greta.").deeds()


@pytest.mark.parametrize(
    ("told", "deed"),
    [
        ("Otto finds Greta in the barn, kissing Emil.", ("Greta", "kiss", "Emil", "actual")),
        ("Otto finds Greta in the barn, thinking of Vera.", ("Otto", "think", "Vera", "actual")),
        ("Otto sees Greta at the window, waving to her.", ("Otto", "wave", "Greta", "actual")),
        ("Greta is thrown out by Otto, reminding her of the debt.", ("Otto", "remind", "Greta", "actual")),
        ("Greta is thrown out by Otto, cursing Emil.", ("Greta", "curse", "Emil", "actual")),
    ],
)
def test_whose_doing_a_participle_is(told: str, deed: Row) -> None:
    assert deed in Export(told).deeds()


def test_one_who_wishes_is_not_the_two_who_care() -> None:
    story = Export("Greta knows that Otto and Emil hate her and leaves.")
    assert {who for who, verb, *_ in story.deeds() if verb == "leave"} == {"Greta"}
    story = Export("Greta knows that Otto and Emil love her and visit Vera.")
    assert "Greta" not in {who for who, verb, *_ in story.deeds() if verb == "visit"}


def test_who_had_tried_failed() -> None:
    story = Export("Otto had tried to save Emil from being swept away by the river but failed.")
    assert {who for who, verb, *_ in story.deeds() if verb == "fail"} == {"Otto"}


def test_whoever_is_told_to_do_something_agrees() -> None:
    assert ("Emil", "agree", "Otto", "actual") in Export("Otto tells Emil to wait and he agrees.").deeds()


def test_by_what_somebody_brings_another_to_it() -> None:
    story = Export("Greta convinces Otto to leave by threatening Emil.")
    assert {who for who, verb, *_ in story.deeds() if verb == "threaten"} == {"Greta"}
    story = Export("Greta orders Otto to escape by stabbing Emil.")
    assert {who for who, verb, *_ in story.deeds() if verb == "stab"} == {"Otto"}


def test_what_somebody_is_called_is_not_done_to_him() -> None:
    story = Export('Otto calls Emil "whipped."')
    assert not any(verb == "whip" for _, verb, *_ in story.deeds())
    assert ("Otto", "whip", "Emil", "actual") in Export("Otto whipped Emil.").deeds()


def test_a_childhood_spent_bullied_is_suffered() -> None:
    story = Export("Otto, who had spent his childhood isolated and bullied, leaves.")
    assert {("-", "isolate", "Otto", "actual"), ("-", "bully", "Otto", "actual")} <= story.deeds()


def test_who_is_arrested_and_denied_bail_denies_nothing() -> None:
    story = Export("Otto is arrested and denied bail.")
    assert ("-", "deny", "Otto", "actual") in story.deeds()
    assert ("Otto", "give", "Greta", "actual") in Export("Otto is arrested and gave Greta a gun.").deeds()


def test_whoever_minds_a_cat_watches_nobody() -> None:
    assert ("Otto", "watch", "-", "actual") in Export("Otto is watching Greta's cat.").deeds()
    assert ("Otto", "steal", "Greta", "actual") in Export("Otto steals Greta's horse.").deeds()


def test_command_of_a_ship_is_no_order() -> None:
    story = Export("Greta gives command of the Third Company to Captain Otto.")
    assert not any(verb == "command" for _, verb, *_ in story.deeds())


@pytest.mark.parametrize(
    "told",
    [
        "Otto leaves Greta. Cue the opening theme.",
        "Otto leaves Greta (see what happens when people talk to Otto).",
        "Otto leaves Greta. Is anyone starting to dislike Otto?",
    ],
)
def test_what_a_recap_says_to_its_reader_nobody_does(told: str) -> None:
    assert Export(told).deeds() == {("Otto", "leave", "Greta", "actual")}


def test_what_somebody_asks_in_the_story_is_asked() -> None:
    assert any(verb == "ask" for _, verb, *_ in Export('Greta asks Otto, "Is anyone hurt?"').deeds())


def test_what_is_forgiven_is_no_friend() -> None:
    story = Export("Otto and Vera talk. Vera admits to having robbed Otto's friend Greta, which he forgives her for.")
    assert {p for _, verb, p, _ in story.deeds() if verb == "forgive"} == {"Vera"}
