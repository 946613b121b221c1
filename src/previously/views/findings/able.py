"""People who do what they can no longer do, and were not healed (S304)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final, NamedTuple

from previously.fold import State
from previously.model import Citation, Mention
from previously.views.common import mentions_by_sentence
from previously.views.findings.afterwards import Over, first_deed
from previously.views.findings.evidence import EARLIER, HEDGED, UNREAL, sentence
from previously.views.findings.finding import Finding, made
from previously.views.findings.plain import names_of
from previously.views.shown import Figure, roster

PRONOUN: Final = 0.9
"""How sure the reading must be whom a pronoun means that is said to have lost something."""


class Loss(NamedTuple):
    """What somebody is no longer able to: how it is called, the words that tell it, and the deeds that it rules out."""

    called: str
    state: re.Pattern[str]
    done: re.Pattern[str]
    deeds: frozenset[str]
    organs: re.Pattern[str]
    adjectives: re.Pattern[str]


def _loss(called: str, adjectives: str, organs: str, verbs: str, deeds: str) -> Loss:
    """`adjectives` follow on "is", `organs` on "loses his", `verbs` are what somebody else does to them."""
    how = r"(?:(?:also|now|then|left|permanently|completely|totally|forever|for life) )*"
    aside = r"(?:, (?:[^,;.]{1,60}, ){1,2}|,? )"
    state = (
        rf"^{aside}(?:who )?(?:(?:is|was|has been|becomes|became|goes|went|remains|ends up|wakes up|is rendered|is struck|"
        rf"lies|lay|falls|fell|slips|slipped) {how}(?:{adjectives})"
        rf"|(?:(?:[a-z]+ ){{1,8}}?and )?(?:loses|lost) (?:the use of )?(?:both (?:of )?(?:his|her|their)|both|his|her|their) "
        rf"{how}(?:both |two )?(?:{organs}))\b"
    )
    done = rf"\b(?:{verbs})(?: [\w’']+){{0,2}} $"
    cost = re.compile(rf"^(?:,? of)? (?:the use of )?(?:both (?:his|her|their)|his|her|their) (?:{organs})\b")
    left = re.compile(
        rf"^ (?:permanently |completely |totally )?(?:{adjectives})(?=[.,;]| and| from the waist| for life| forever| for ever)"
    )
    return Loss(called, re.compile(state), re.compile(done), frozenset(deeds.split()), cost, left)


LOSSES: Final = (
    _loss(
        "paralysed",
        "paraly[sz]ed|crippled|paraplegic|quadriplegic|bound to a wheelchair|in a wheelchair",
        "legs|feet|ability to walk",
        "paralyzes|paralyses|cripples|paralyzed|paralysed|crippled",
        "run walk climb dance jump kick swim ride chase race march kneel leap sprint skate ski cycle gallop stroll wander",
    ),
    _loss(
        "blind",
        "blind|blinded",
        "sight|eyesight|vision|eyes",
        "blinds|blinded",
        "see watch read notice spot gaze stare look paint drive",
    ),
    _loss("deaf", "deaf|deafened", "hearing", "deafens|deafened", "hear overhear listen eavesdrop"),
    _loss(
        "mute",
        "mute",
        "tongue|speech|voice (?:for good|for ever|forever|for life)|ability to speak",
        "mutes",
        "say shout sing whisper scream yell announce",
    ),
    _loss(
        "unconscious",
        "in(?:to)? a coma|comatose",
        "consciousness for good",
        "puts into a coma",
        "say tell run walk climb dance open drive ride visit meet follow buy sell write read argue cook",
    ),
)
_ANY: Final = re.compile(
    r"\b(?:paraly|crippl|parapleg|quadripleg|wheelchair|blind|deaf|mute|coma|lose|lost)|"
    r"\bnever (?:walk|see|hear|speak)\b|\b(?:legs|feet|sight|eyesight|vision|eyes|hearing|voice|tongue|speech|ability)\b"
)
"""One word of all that tell it: most sentences have none."""
_FIGURE: Final = re.compile(
    r"\b(?:(?:blind|deaf)(?:ed)? (?:to|with|by|from|in|drunk|rage|love|date|spot|for a)|(?:paraly[sz]ed|crippled) (?:with|"
    r"by|from) "
    r"(?:\w+ )?(?:fear|terror|grief|guilt|shock|doubt|debts?|horror|shame|indecision)|almost|nearly|temporar\w*|briefly|"
    r"moment\w*|for (?:a|an) (?:while|time|hour|day)|half|partly|partially|one eye|stage|play\w*)\b",
    re.IGNORECASE,
)
"""What tells that it is a figure of speech, or soon over."""
_HEALED: Final = re.compile(
    r"\b(?:(?<!\bwalk )(?<!\bsee )(?<!\bhear )(?<!\bspeak )again|"
    r"heal\w*|cur(?:e|es|ed|ing)|recover\w*|regain\w*|restor\w*|surg\w*|operat\w*|transplant\w*|implant\w*|"
    r"miracl\w*|magic\w*|"
    r"better|(?<!\bthe )(?<!\ba )(?<!\b(?:his|her|old) )well|crutch\w*|cane|stick|prosthe\w*|"
    r"artificial|bionic|braille|"
    r"sign(?:s|ed)? language|signs|aloud|guide\w*|therap\w*|treat\w*|improv\w*|(?<!in )return\w*|reviv\w*|robot\w*|suit|"
    r"can|able|learn\w* (?:to|how)|train\w*|dream\w*)\b",
    re.IGNORECASE,
)
"""What may tell that they are able again."""
_NEVERTHELESS: Final = re.compile(
    r"\b(?:despite|although|though|even|blindly|(?:in|from) (?:his|her) (?:wheel)?chair)\b", re.IGNORECASE
)
"""What tells how they do it nevertheless."""
_ANYBODY: Final = re.compile(
    r"\b(?:heal\w*|cur(?:e|es|ed)|recover\w*|regain\w*|restor\w*|operat\w*|surg(?:ery|eon)|transplant\w*|miracl\w*|"
    r"magic\w*|spells?|potions?|elixir|medicine|bless\w*|pray\w*)\b",
    re.IGNORECASE,
)
"""What may tell it of somebody who is not called by name."""
_AWAKE: Final = (
    r"\b(?<!not )(?<!never )(?:wak(?:e|es|ing|en\w*)|woke\w*|awak\w*|awoke|conscious\w*|coming round|comes (?:round|"
    r"to\b(?! (?:the|an?|his|her|their|[A-Z])))|"
    r"(?:opens|opened) (?:his|her|their) eyes|sits up|sat up)\b"
)
"""What tells that somebody is unconscious no longer, and no more than that."""
OVER: Final = Over(_HEALED, _ANYBODY, _NEVERTHELESS)
AWAKE: Final = Over(
    re.compile(f"{_HEALED.pattern}|{_AWAKE}", re.IGNORECASE),
    re.compile(f"{_ANYBODY.pattern}|{_AWAKE}", re.IGNORECASE),
    _NEVERTHELESS,
)


def findings(state: State) -> Iterator[Finding]:
    """The first deed of everybody that they cannot do any more."""
    for mention, figure in losers(state):
        told = sentence(state, mention.citations[0])
        loss = _told(state, mention, told)
        if loss is None or not (names_of(state, figure, told) or names_of(state, figure, before(state, told))):
            continue
        over = AWAKE if loss.called == "unconscious" else OVER
        deed = first_deed(state, figure, told, loss.deeds, over)
        if deed is not None:
            where = sentence(state, deed.citations[0])
            verb = state.parts[where.part].text[slice(*deed.trigger)]
            message = f"{figure.name} is {loss.called} since {state.parts[told.part].id}, but “{verb}” here."
            yield made(state, "S304", message, (where, told), [figure.id])


def before(state: State, whole: Citation) -> Citation:
    """The sentence before another one of its part, else that one."""
    return state.parts[whole.part].cite_sentence(max(whole.sentence - 1, 0))


def losers(state: State) -> Iterator[tuple[Mention, Figure]]:
    """Where people are called by name in sentences that may tell of such a thing."""
    listed = roster(state).figures
    spoken = mentions_by_sentence(state)
    for place in sorted({(p.ordinal, p.sentence_at(found.start())) for p in state.parts for found in _ANY.finditer(p.text)}):
        for mention in spoken.get(place, ()):
            figure = listed.get(state.canonical.get(mention.entity, ""))
            surely = mention.form == "name" or (mention.form == "pronoun" and mention.confidence >= PRONOUN)
            if surely and figure is not None and figure.kind == "character":
                yield mention, figure


_LEFT: Final = re.compile(r"\b(?:leaves?|left|renders?|rendered|strikes?|struck) (?:the |old |young |little )?(?:[a-z]+ )?$")
_COSTS: Final = re.compile(r"\b(?:costs?|robs?|robbed|deprives?|deprived) (?:the |old |young |little )?(?:[a-z]+ )?$")
_TAKES: Final = re.compile(
    r"\b(?:takes? off|took off|blows? off|blew off|cuts? off|tears? off|tore off|amputates?|amputated|"
    r"sever(?:s|ed)) (?:both (?:of )?)?$"
)
_LEGS: Final = re.compile(r"^(?:['’]s?)? (?:both |two )?(?:legs|feet)\b")
_NEVER: Final = re.compile(r"^ (?:will|would|can|could) never (walk|see|hear|speak) again\b")
_SAID: Final = re.compile(r"\b(?:that|say\w*|said|tells?|told|fear\w*|doctors?|think\w*|thought|warn\w*)\b", re.IGNORECASE)
"""What tells that it is somebody's guess."""
NEVER: Final = {"walk": "paralysed", "see": "blind", "hear": "deaf", "speak": "mute"}


def _in_other_words(before: str, after: str) -> Loss | None:
    """ "The fall costs Ann her sight", "takes off both of Ann's legs", "Ann will never walk again"."""
    called = ""
    if _LEFT.search(before) and (left := next((loss for loss in LOSSES if loss.adjectives.match(after)), None)) is not None:
        return left
    if (never := _NEVER.match(after)) is not None and not _SAID.search(before):
        called = NEVER[never[1]]
    elif _TAKES.search(before) and _LEGS.match(after):
        called = "paralysed"
    elif _COSTS.search(before):
        called = next((loss.called for loss in LOSSES if loss.organs.match(after)), "")
    return next((loss for loss in LOSSES if loss.called == called), None)


def _told(state: State, mention: Mention, whole: Citation) -> Loss | None:
    """What a sentence says in plain words that the one it names is no longer able to."""
    citation, text = mention.citations[0], state.parts[whole.part].text
    after, before = text[citation.end : whole.end], text[whole.start : citation.start]
    found = next((loss for loss in LOSSES if loss.state.search(after) or loss.done.search(before)), None)
    if _FIGURE.search(whole.text) or UNREAL.search(whole.text):
        return None
    if found is None:
        looks_back = EARLIER.search(whole.text) or HEDGED.search(before)
        return None if looks_back else _in_other_words(before, after)
    told = found.state.search(after)
    begins = max(text.rfind(mark, whole.start, citation.start) for mark in ";:,")  # of the clause
    near = text[max(whole.start, begins) : citation.end] if told else whole.text
    return None if EARLIER.search(near) or HEDGED.search(near) else found
