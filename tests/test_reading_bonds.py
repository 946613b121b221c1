"""Who is what to whom, and second names: small stories, each written for one phenomenon and named in its docstring."""

from __future__ import annotations

from tests.reading_helpers import Export


def test_serving_hiring_and_dismissing() -> None:
    """Who serves or is hired works for somebody, until they are dismissed."""
    story = Export(
        "S01 E01 – One\n\nColin serves Lady Marsh. Lady Marsh hires Rosa.\n\nS01 E02 – Two\n\nLady Marsh dismisses Rosa.\n"
    )
    works = {(story.name[r["source"]], r["until"]) for r in story.raw["relations"] if r["type"] == "works_for"}
    assert works == {("Colin", None), ("Rosa", "S01E02")}


def test_what_is_dismissed_may_be_an_idea() -> None:
    """Nobody loses a post because an idea of theirs is dismissed."""
    story = Export("Rosa meets Colin. Colin dismisses Rosa's suggestion.")
    assert not {t for _, t, _ in story.relations()} & {"works_for"}


def test_allies_unite_against_a_third() -> None:
    """Those who unite work with each other, not with whom they unite against."""
    story = Export("Henry and Clara unite against Edgar. Later Clara teams up with Rosa.")
    assert {frozenset((a, b)) for a, t, b in story.relations() if t == "works_with"} == {
        frozenset(("Henry", "Clara")),
        frozenset(("Clara", "Rosa")),
    }


def test_who_worked_for_somebody_in_a_story_told_now_no_longer_does() -> None:
    """The past tense looks back in a story told in the present."""
    story = Export("Anna finds Peter Lund, a chemist who worked for Victor Crane. Peter hides. Anna warns him. He laughs.")
    assert [(story.name[r["source"]], r["qualifier"]) for r in story.raw["relations"] if r["type"] == "works_for"] == [
        ("Peter Lund", "ex")
    ]


def test_a_body_before_a_title_is_where_somebody_belongs() -> None:
    """An FBI agent belongs to the FBI."""
    story = Export("FBI agent Laura Finch arrests Edgar. Laura questions him for hours.")
    assert ("Laura Finch", "member_of", "FBI") in story.relations()


def test_words_that_pass_make_no_enemies() -> None:
    """Who scolds or denounces somebody is not against them for good; a war lasts."""
    story = Export("Clara denounces Henry. Clara scolds Tom. For two years Rosa has battled Edgar.")
    assert {frozenset((a, b)) for a, t, b in story.relations() if t == "adversary"} == {frozenset(("Rosa", "Edgar"))}


def test_who_accuses_or_hits_somebody_is_against_them() -> None:
    """An accusation and a blow are no friendship, but between kin they pass; so does what a stranger says."""
    story = Export("Clara accuses Henry of theft. Rosa hits Edgar with a lamp. Paul's sister, Vera, accuses Paul of lying.")
    assert {frozenset((a, b)) for a, t, b in story.relations() if t == "adversary"} == {
        frozenset(("Clara", "Henry")),
        frozenset(("Rosa", "Edgar")),
    }


def test_a_family_in_the_plural_is_its_members() -> None:
    """What is done to her sons is done to each of the sons she is known to have."""
    story = Export("Clara has two sons, Tom and Will. Edgar kidnaps Clara's sons.")
    assert {("Edgar", "kidnap", "Tom", "actual"), ("Edgar", "kidnap", "Will", "actual")} <= story.deeds()
    assert ("Edgar", "kidnap", "Clara", "actual") not in story.deeds()


def test_the_family_of_one_sentence_is_put_together() -> None:
    """Her husband is the father of her daughter, and her son the girl's brother."""
    story = Export("Clara and her daughter Beth survive the fire, but her husband Henry and her son Tom are killed.")
    found = story.relations()
    assert {("Clara", "parent", "Beth"), ("Clara", "parent", "Tom")} <= found
    assert ("Henry", "parent", "Beth") in found
    assert found & {("Beth", "sibling", "Tom"), ("Tom", "sibling", "Beth")}


def test_a_newborn_is_not_the_grown_namesake() -> None:
    """The baby bears the name of somebody long known."""
    story = Export(
        "S01 E01 – One\n\nTom Hale fights in the war. Clara loves Tom Hale.\n\n"
        "S01 E02 – Two\n\nClara has a newborn son, Tom. Henry steals the newborn Tom.\n"
    )
    assert sum("Tom" in c["name"] for c in story.raw["characters"]) == 2


def test_a_second_name_told_outright_is_a_reveal() -> None:
    """Until the second episode nobody knows who the Heron is."""
    story = Export(
        "S01 E01 – One\n\nThe Heron robs a bank. Anna chases the Heron.\n\n"
        "S01 E02 – Two\n\nAnna visits Craig Dunn, also known as the Heron. Craig surrenders.\n"
    )
    assert [r["evidence"][0]["part"] for r in story.raw["reveals"]] == ["S01E02"]
    assert {"Heron", "Craig Dunn"} <= {n for c in story.raw["characters"] for n in c["names"]}
    assert sum(c["name"] in ("Heron", "Craig Dunn") for c in story.raw["characters"]) == 1


def test_his_own_company_is_not_the_one_told_of_before() -> None:
    """Somebody's own company is another one."""
    story = Export("Anna investigates a company named Brightwater. Peter Lund wants her for his own company.")
    assert ("Peter Lund", "member_of", "Brightwater") not in story.relations()


def test_hyphens_keep_a_word_together() -> None:
    """A lady-in-waiting is no lady who waits, and a prince-admiral is a man."""
    story = Export("Queen Maud trusts her lady-in-waiting, Talia. Prince-Admiral Osk Varn burns the fleet.")
    assert ("Talia", "works_for", "Maud") in story.relations() or ("Talia", "works_for", "Queen Maud") in story.relations()
    assert story.character("Talia")["gender"] == "f"
    assert next(c for c in story.raw["characters"] if "Osk" in c["name"])["gender"] == "m"


def test_a_plural_noun_tells_the_gender_of_each() -> None:
    """Both daughters are girls."""
    story = Export("Henry arrives with his daughters Quill and Sorrel. Quill and Sorrel explore the house.")
    assert story.character("Quill")["gender"] == story.character("Sorrel")["gender"] == "f"


def test_where_the_text_is_silent_a_given_name_hints() -> None:
    """Namesakes in the story count first, then what the name mostly is; the text beats both."""
    story = Export(
        "Margaret leaves. Orlin Vale returns with his sword. Orlin Dask waits. Susan shaves his beard: Susan is a man."
    )
    assert story.character("Margaret")["gender"] == "f"
    assert story.character("Orlin Dask")["gender"] == "m"


def test_a_story_told_by_somebody_has_a_narrator() -> None:
    """The one who says "I" all along is a character; what others say of themselves is theirs."""
    story = Export(
        "I came to the lighthouse in March. My uncle Silas met me at the gate and took my bag. I had never seen him before. "
        '"I am glad that you came," he said to me. He showed me my room, and I slept badly. I followed Silas to the beach.\n\n'
        '"I killed Nora," said Silas. I went back to the house.'
    )
    assert "the narrator" in story.names
    assert ("the narrator", "follow", "Silas", "actual") in story.deeds()
    assert ("Silas", "kill", "Nora", "claim") in story.deeds()
    assert not story.dead()


def test_a_stray_i_is_whoever_wrote_the_recap() -> None:
    """A remark of the writer's is no character."""
    story = Export("Anna robs the bank with Peter. I think Peter betrays her. Edgar arrests Anna and takes her to the prison.")
    assert story.names == {"Anna", "Peter", "Edgar"}
