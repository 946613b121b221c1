"""Who says what: quotations with the one who stands beside them as their speaker."""

from __future__ import annotations

from previously.views.shown import roster
from tests.reading_helpers import state_of


def told(text: str) -> list[tuple[str | None, str | None, str]]:
    """(speaker, addressee, first words) of every quotation whose speaker is known."""
    state = state_of(text)
    figures = roster(state).figures

    def name(id: str | None) -> str | None:
        return figures[state.canonical[id]].name if id is not None else None

    return [(name(s.speaker), name(s.addressee), s.citations[0].text.strip('“”"')) for s in state.speech]


def test_a_speech_parted_by_its_clause_has_one_speaker() -> None:
    """What goes on behind "said Clara" is still hers, and the answer is his."""
    found = told("“I know the man well,” said Clara, “and he never told me the truth.” “He told me,” Henry answered.")
    assert [(speaker, words[:9]) for speaker, _, words in found] == [
        ("Clara", "I know th"),
        ("Clara", "and he ne"),
        ("Henry", "He told m"),
    ]


def test_a_speech_of_several_sentences_cites_each() -> None:
    """Every stretch stays inside its sentence, and is the text word for word."""
    state = state_of("“I saw the ship burn. Nobody was on board,” said Clara to Henry.")
    (speech,) = state.speech
    assert [c.text for c in speech.citations] == ["“I saw the ship burn.", "Nobody was on board,”"]
    assert told("“I saw the ship burn. Nobody was on board,” said Clara to Henry.")[0][:2] == ("Clara", "Henry")


def test_a_word_in_quotation_marks_is_no_speech() -> None:
    """A nickname is said by nobody."""
    assert told("Robert “Bob” Hale said goodbye.") == []
    assert told("Somebody cried. “The door is open,” it was whispered.") == []
