"""An answer to a question, as every surface shows it."""

from __future__ import annotations

import msgspec

from previously.views.common import Cite, Ref


class Answer(msgspec.Struct, frozen=True):
    """What the story says to a question up to a position; `answer` is null where it does not say.

    `confidence` is how likely the answer is right (0..1). `about` are the figures
    that the question names, `who` those that the answer speaks of; `options` those that a name in
    the question could mean, when that must be asked back; `note` says why there is no answer, where there is more to say.
    """

    question: str
    at: str
    answer: str | None
    confidence: float
    evidence: tuple[Cite, ...]
    about: tuple[Ref, ...] = ()
    who: tuple[Ref, ...] = ()
    options: tuple[Ref, ...] = ()
    note: str = ""
