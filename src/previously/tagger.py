"""The language model at run time: words of one part in, tags, trees, mentions, roles and coreference scores out.

The only module (with `previously.tagging`) that uses onnxruntime and numpy; import it when reading, not
before. Same words, same numbers: what is read for a part depends on nothing but that part's words.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Container, Mapping, Sequence
from importlib.resources import files
from itertools import pairwise
from typing import Any

import msgspec
import numpy as np

from previously.errors import ModelError
from previously.tagging import decode, linking, pairs
from previously.tagging.answering import Answerer
from previously.tagging.decode import Floats, Ints
from previously.tagging.engine import Engine, Outputs
from previously.tagging.grammar import grammar
from previously.tagging.lemmas import Lemmas
from previously.tagging.pieces import Vocabulary, Window

GRAPHS = ("vectors", "window", "labels", "roles", "spans", "links")
ANSWERS = "answer.onnx"
"""What only questions need; a reading does not depend on it."""
MAX_WIDTH = 24
SPAN_THRESHOLD = 0.45
"""Under one half: F1 is best near half the F1 one can reach."""
ENTITY_THRESHOLD = 0.4
EVENT_THRESHOLD = 0.37
"""Half the F1 within reach, where F1 is best."""
_PLACES = ("GPE", "LOC", "FAC")
PREDICATE_THRESHOLD = 0.5
OTHER_PREDICATE_THRESHOLD = 0.6
"""Asked of predicates that are no verbs: nouns taken for events mislead more than missed ones."""
_ROLE_DISTANCE = 20
_CORE = tuple(f"ARG{n}" for n in range(6))
_NOMINAL = ("NOUN", "PROPN", "PRON")


class Token(msgspec.Struct, frozen=True):
    """One word's analysis, in the treebanks' terms."""

    upos: str
    xpos: str
    lemma: str
    head: int
    """Index of the governing word in the part's word list; a root points at itself. Never cyclic, never across a
    sentence's end."""
    deprel: str
    event: float
    """Probability that the word tells an event that really happens in the story."""


class Mention(msgspec.Struct, frozen=True):
    """A reference to someone or something: inclusive word indices, kind, and how sure the model is of it."""

    first: int
    last: int
    type: str
    """PER ORG GPE LOC FAC VEH."""
    form: str
    """name, nominal or pronoun."""
    prob: float


class Argument(msgspec.Struct, frozen=True):
    """A role's filler: inclusive word indices and a PropBank label (ARG0, ARG1, ARGM-NEG…)."""

    first: int
    last: int
    label: str
    prob: float


class Frame(msgspec.Struct, frozen=True):
    """A predicate (a word index) and its arguments in text order."""

    predicate: int
    prob: float
    args: tuple[Argument, ...]


class Analysis(msgspec.Struct, frozen=True):
    """Everything read from one part; all indices are into `words`."""

    words: tuple[str, ...]
    sentences: tuple[tuple[int, int], ...]
    """Half-open word ranges."""
    tokens: tuple[Token, ...]
    mentions: tuple[Mention, ...]
    """Sorted by (first, -last); nested ones allowed, crossing ones not."""
    frames: tuple[Frame, ...]
    """Sorted by predicate."""
    links: tuple[tuple[tuple[int, float], ...], ...]
    """For each mention up to ten (earlier mention or -1 for none, probability), best first."""
    antecedents: tuple[int, ...]
    """For each mention the one of these that is most likely right, all links to one cluster taken together, or -1."""


class Given(msgspec.Struct, frozen=True):
    """Gold structures to work on instead of predicted ones, for benchmarks; None means predict."""

    mentions: tuple[tuple[int, int], ...] | None = None
    predicates: tuple[int, ...] | None = None


class Details(msgspec.Struct, frozen=True):
    """An analysis with what only benchmarks look at: the second entity layer as (first, last, type)."""

    analysis: Analysis
    entities: tuple[tuple[int, int, str], ...]


class Tagger:
    """The loaded model. `load()` makes one from the package's own weights; `read()` is its only use."""

    def __init__(self, contents: Mapping[str, bytes]) -> None:
        """Build from the weight files' contents, by name; raises ModelError when one is missing or damaged."""
        self.identity = identity_of(contents)
        """SHA-256 over the weight files: the model's part in the key of a reading."""
        try:
            self._labels = json.loads(contents["labels.json"])
            self._vocabulary = Vocabulary.from_json(contents["tokenizer.json"].decode("utf-8"))
            self._lemmas = Lemmas(contents["lemmas.txt"].decode("utf-8"), self._vocabulary.words)
            self._engine = Engine({graph: contents[f"{graph}.onnx"] for graph in GRAPHS})
        except ModelError:
            raise
        except Exception as error:
            # Each of the three libraries has its own exceptions for a file it cannot understand.
            raise ModelError(f"the weights cannot be used: {error}", hint="Reinstall previously.") from error
        self.temperature = float(self._labels.get("temperature", {}).get("roles", 1.0))
        self._ahead: tuple[Sequence[Sequence[str]], list[Window]] = ((), [])
        self._deprels: list[str] = self._labels["deprels"]
        self._root = self._deprels.index("root")
        kinds = [kind.partition(".") for kind in self._labels["spans"]]
        self._kinds = [(kind, form) for kind, _, form in kinds]
        self._kind_type = np.array([pairs.TYPES.index(t) if f else 0 for t, f in self._kinds])
        self._kind_form = np.array([pairs.FORMS.index(f) if f else 0 for _, f in self._kinds])

    @classmethod
    def load(cls) -> Tagger:
        """Load the weights inside the package; raises ModelError when they are missing or damaged."""
        return cls(installed())

    @property
    def known_words(self) -> Container[str]:
        """The words the model knows whole, in lower case: the language's common ones, and common names."""
        return self._vocabulary.words

    def read(self, sentences: Sequence[Sequence[str]]) -> Analysis:
        """Read the whole of one part, given as sentences of words; any words will do, even empty ones."""
        return self.study(sentences).analysis

    def study(self, sentences: Sequence[Sequence[str]], given: Given | None = None) -> Details:
        """Read one part, on gold mentions or predicates if given: what `read` and the benchmarks share."""
        given = given or Given()
        words = [word for sentence in sentences for word in sentence]
        bounds = np.cumsum([0, *(len(sentence) for sentence in sentences)])
        reading = _Reading(self, words, bounds, given)
        known, windows = self._ahead
        if known != sentences:
            windows = self._vocabulary.windows(sentences)
        for window, outputs in zip(windows, self._engine.windows(sentences, windows), strict=True):
            reading.window(window, outputs)
        return reading.finish()

    def prepare(self, sentences: Sequence[Sequence[str]]) -> None:
        """Begin in the background on a part that will be read next; what is read does not change by it."""
        self._ahead = (sentences, self._vocabulary.windows(sentences))
        self._engine.prepare(*self._ahead)

    def answerer(self) -> Answerer:
        """The second mode, which answers questions; raises ModelError when its file is missing or damaged."""
        name = ANSWERS.removesuffix(".onnx")
        if name not in self._engine:
            try:
                self._engine.add(name, weight(ANSWERS))
            except ModelError:
                raise
            except Exception as error:
                raise ModelError(f"{ANSWERS} cannot be used: {error}", hint="Reinstall previously.") from error
        return Answerer(self._engine, self._vocabulary)

    def run(self, graph: str, inputs: dict[str, Any]) -> list[Any]:
        """Run one of the graphs on its inputs by name; outputs in the graph's order."""
        return self._engine.run(graph, inputs)


FILES = ("labels.json", "tokenizer.json", "lemmas.txt", *(f"{graph}.onnx" for graph in GRAPHS))
"""What the weights folder must hold."""


def installed() -> dict[str, bytes]:
    """The weight files inside the package, by name; raises ModelError when one cannot be read."""
    return {name: weight(name) for name in FILES}


def weight(name: str) -> bytes:
    """One weight file's content; raises ModelError when it cannot be read."""
    try:
        return files("previously").joinpath("weights", name).read_bytes()
    except OSError as error:
        raise ModelError(f"the weight file {name} cannot be read", hint="Reinstall previously.") from error


def identity_of(contents: Mapping[str, bytes]) -> str:
    """SHA-256 over weight files, without loading them; raises ModelError when one is missing."""
    hashed = hashlib.sha256()
    for name in FILES:
        if name not in contents:
            raise ModelError(f"the weight file {name} is missing", hint="Reinstall previously.")
        hashed.update(name.encode() + b"\0" + hashlib.sha256(contents[name]).digest())
    return hashed.hexdigest()


class _Reading:
    """One part being read, window by window."""

    def __init__(self, tagger: Tagger, words: list[str], bounds: Ints, given: Given) -> None:
        self._tagger = tagger
        self._words = words
        self._bounds = bounds
        self._given = given
        self._tokens: list[Token] = []
        self._mentions: list[Mention] = []
        self._kinds: list[int] = []
        self._vectors: list[tuple[Floats, Floats, Floats]] = []
        self._frames: list[Frame] = []
        self._entities: list[tuple[int, int, str]] = []
        self._roots: dict[int, int] = {}
        self._gold_predicates = None if given.predicates is None else frozenset(given.predicates)
        self._gold_mentions = sorted(given.mentions or (), key=lambda s: (s[0], -s[1]))

    def window(self, window: Window, outputs: Outputs) -> None:
        """Take in one window."""
        low = window.start
        count = window.end - low
        unit = np.concatenate([np.full(u.end - u.start, k) for k, u in enumerate(window.units)])
        tags, arcs, dep, head, flags, spans, predicate, argument, link, link_end = outputs
        upos = self._tree(window, tags, arcs, dep, head, flags)
        room = np.searchsorted(unit, unit, side="right") - np.arange(count) - 1
        self._spans(low, room, spans, link, link_end)
        self._roles(window, upos, flags[:, 1], predicate, argument)

    def _tree(self, window: Window, tags: Floats, arcs: Floats, dep: Floats, head: Floats, flags: Floats) -> list[str]:
        labels = self._tagger._labels
        low = window.start
        heads = np.zeros(window.end - low, dtype=np.int64)
        for unit in window.units:
            a, z = unit.start - low, unit.end - low
            heads[a:z] = a + decode.tree(arcs[a:z, a:z])
        (scores,) = self._tagger.run("labels", {"dep": dep, "head": head[heads]})
        scores[:, self._tagger._root] = -np.inf
        relations = scores.argmax(1)
        first, second = len(labels["upos"]), len(labels["upos"]) + len(labels["xpos"])
        upos_ids = tags[:, :first].argmax(1)
        xpos_ids = tags[:, first:second].argmax(1)
        script_ids = tags[:, second:].argmax(1)
        events = 1.0 / (1.0 + np.exp(-flags[:, 0].astype(np.float64)))
        out: list[str] = []
        for unit in window.units:
            for i in range(unit.start - low, unit.end - low):
                upos = labels["upos"][upos_ids[i]]
                top = low + int(heads[i])
                deprel = self._tagger._deprels[relations[i]]
                if heads[i] == i:
                    # A sentence cut between windows has a root a stretch: the first one governs the others.
                    top = self._roots.setdefault(unit.sentence, low + i)
                    deprel = "root" if top == low + i else "parataxis"
                form = self._words[low + i]
                xpos = labels["xpos"][xpos_ids[i]]
                proper = upos == "PROPN" or xpos in ("NNP", "NNPS")
                # "Palestinian" keeps its capital, the first word of a sentence does not earn one.
                proper = proper or (upos == "ADJ" and i > unit.start - low and form[:1].isupper())
                lemma = decode.apply_script(labels["scripts"][script_ids[i]], form, proper)
                lemma = self._tagger._lemmas.of(form, upos, xpos, lemma)
                out.append(upos)
                self._tokens.append(Token(upos, xpos, lemma, top, deprel, round(float(events[i]), 6)))
        return out

    def _spans(self, low: int, room: Ints, spans: Floats, link: Floats, link_end: Floats) -> None:
        count = len(self._tagger._kinds)
        outside = room[:, None] < np.arange(MAX_WIDTH)
        main = np.exp(decode.log_softmax(spans[:, :, :count]))
        barred = outside | decode.unbalanced(self._words[low : low + len(room)], MAX_WIDTH)
        main[barred] = 0.0
        main[:, :, 0][barred] = 1.0
        second = np.exp(decode.log_softmax(spans[:, :, count:]))
        second[barred] = 0.0
        second[:, :, 0][barred] = 1.0
        if self._given.mentions is None:
            found = [
                (a, z, self._kind(main[a, z - a], second[a, z - a]), p) for a, z, _, p in decode.spans(main, SPAN_THRESHOLD)
            ]
        else:
            high = low + len(room)
            gold = [(a - low, z - low) for a, z in self._gold_mentions if low <= a and z < high]
            found = []
            for a, z in gold:
                row = np.exp(decode.log_softmax(spans[a, min(z - a, MAX_WIDTH - 1)][None, :count]))[0]
                both = np.exp(decode.log_softmax(spans[a, min(z - a, MAX_WIDTH - 1)][None, count:]))[0]
                found.append((a, z, self._kind(row, both), 1.0))
        entities = self._tagger._labels["entities"]
        self._entities.extend((low + a, low + z, entities[k]) for a, z, k, _ in decode.spans(second, ENTITY_THRESHOLD))
        if not found:
            return
        kinds = np.array([k for _, _, k, _ in found], dtype=np.int64)
        anaphor, candidate, new = self._tagger.run(
            "spans",
            {
                "link": link,
                "link_end": link_end,
                "first": np.array([a for a, _, _, _ in found], dtype=np.int64),
                "last": np.array([z for _, z, _, _ in found], dtype=np.int64),
                "kind": kinds,
            },
        )
        self._vectors.append((anaphor, candidate, new))
        self._kinds.extend(kinds.tolist())
        for a, z, k, prob in found:
            kind, form = self._tagger._kinds[k]
            self._mentions.append(Mention(low + a, low + z, kind, form, round(prob, 6)))

    def _kind(self, main: Floats, second: Floats) -> int:
        """Choose a span's label by the main layer, and between kinds of place by both layers."""
        table = main[1:].reshape(len(pairs.TYPES), len(pairs.FORMS)).astype(np.float64)
        form = int(table.sum(0).argmax())
        types = table.sum(1) / max(table.sum(), 1e-12)
        places = [pairs.TYPES.index(t) for t in _PLACES]
        mass = types[places].sum()
        if pairs.FORMS[form] != "pronoun" and mass > 0.0:
            # One training corpus tells places from people and groups only; the second layer never saw its doubtful
            # labels, so it has a say in which kind of place it is, and in nothing else.
            known = second[1:][places].astype(np.float64)
            types[places] = (types[places] + mass * known / max(float(known.sum()), 1e-12)) / 2.0
        return 1 + int(types.argmax()) * len(pairs.FORMS) + form

    def _roles(self, window: Window, upos: list[str], flags: Floats, predicate: Floats, argument: Floats) -> None:
        low = window.start
        probs = 1.0 / (1.0 + np.exp(-flags.astype(np.float64)))
        gold = self._gold_predicates
        chosen: list[tuple[int, int, int]] = []
        for unit in window.units:
            a, z = unit.start - low, unit.end - low
            for i in range(a, z):
                if gold is not None:
                    take = low + i in gold
                else:
                    verbal = upos[i] in ("VERB", "AUX")
                    take = probs[i] >= (PREDICATE_THRESHOLD if verbal else OTHER_PREDICATE_THRESHOLD)
                if take:
                    chosen.append((i, a, z))
        # Long sentences with many predicates make many pairs: a bounded number goes through at a time.
        for start in range(0, len(chosen), 64):
            group = chosen[start : start + 64]
            who = np.concatenate([np.full(z - a, i) for i, a, z in group])
            word = np.concatenate([np.arange(a, z) for _, a, z in group])
            distance = np.clip(word - who, -_ROLE_DISTANCE, _ROLE_DISTANCE) + _ROLE_DISTANCE
            (scores,) = self._tagger.run(
                "roles",
                {"predicate": predicate, "argument": argument, "who": who, "word": word, "distance": distance},
            )
            sizes = [z - a for _, a, z in group]
            found = decode.roles(scores, sizes, self._tagger._labels["roles"], self._tagger.temperature)
            for (i, a, z), spans in zip(group, found, strict=True):
                after = [low + a + f for f, _, _, _ in spans[1:]] + [low + z]
                args = tuple(
                    Argument(
                        low + a + f, self._completed(low + i, low + a + f, low + a + e, stop, label), label, round(prob, 6)
                    )
                    for (f, e, label, prob), stop in zip(spans, after, strict=False)
                )
                if gold is None and not args and upos[i] == "AUX":
                    continue
                self._frames.append(Frame(low + i, round(float(probs[i]), 6), args))

    def _completed(self, predicate: int, first: int, last: int, stop: int, label: str) -> int:
        """Give an argument's true last word where the role tags stopped short of the noun they modify.

        "the second" before "season" is no one's argument; the tree knows the noun. Never reaches the word `stop`.
        """
        tokens = self._tokens
        above = {tokens[i].head for i in range(first, last + 1)}
        noun = last + 1
        if (
            noun >= stop
            or noun == predicate
            or not label.startswith(_CORE)
            or {i for i in above if not first <= i <= last} != {noun}
            or tokens[noun].upos not in _NOMINAL
        ):
            return last
        last = noun
        while last + 1 < stop and last + 1 != predicate and first <= tokens[last + 1].head <= last:
            last += 1
        return last

    def finish(self) -> Details:
        """Link the mentions and give the whole."""
        links: tuple[linking.Ranking, ...] = ()
        antecedents: tuple[int, ...] = ()
        if self._mentions:
            kinds = np.array(self._kinds)
            tokens = self._tokens
            sentence_of = np.repeat(np.arange(len(self._bounds) - 1), np.diff(self._bounds))
            traits = pairs.traits(
                self._words,
                sentence_of,
                [(m.first, m.last) for m in self._mentions],
                self._tagger._kind_type[kinds].tolist(),
                self._tagger._kind_form[kinds].tolist(),
                grammar([t.head for t in tokens], [t.deprel for t in tokens], [t.upos for t in tokens]),
            )
            anaphor, candidate, new = (np.concatenate(v) for v in zip(*self._vectors, strict=True))

            def score(i: Ints, j: Ints, known: Floats) -> Floats:
                inputs = {"anaphor": anaphor, "candidate": candidate, "i": i, "j": j, "features": known}
                found: Floats = self._tagger.run("links", inputs)[0]
                return found

            links, antecedents = linking.rank(traits, new, score)
        starts = self._bounds.tolist()
        analysis = Analysis(
            words=tuple(self._words),
            sentences=tuple(pairwise(starts)),
            tokens=tuple(self._tokens),
            mentions=tuple(self._mentions),
            frames=tuple(self._frames),
            links=links,
            antecedents=antecedents,
        )
        return Details(analysis, tuple(self._entities))
