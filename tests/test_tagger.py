"""The language model at run time: its contract, its bounds, and that a part's numbers depend on that part alone."""

from __future__ import annotations

import itertools
import json
import time
from importlib.resources import files

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from previously.errors import ModelError
from previously.tagger import FILES, Analysis, Tagger
from previously.tagging import decode, pairs
from previously.tagging.pieces import MAX_PIECES, Vocabulary, shape_of

STORY = [
    "Maria Lopez walked into the old bakery on Harbour Street .".split(),
    "She greeted her brother Tom , who did n't answer .".split(),
    '" Where were you ? " she asked him .'.split(),
    "Tom gave the keys to his sister and left the house .".split(),
]


@pytest.fixture(scope="module")
def tagger() -> Tagger:
    return Tagger.load()


@pytest.fixture(scope="module")
def story(tagger: Tagger) -> Analysis:
    return tagger.read(STORY)


def check(analysis: Analysis, sentences: list[list[str]]) -> None:
    """Hold an analysis to the contract."""
    words = [w for s in sentences for w in s]
    assert list(analysis.words) == words
    assert [z - a for a, z in analysis.sentences] == [len(s) for s in sentences]
    assert len(analysis.tokens) == len(words)
    for a, z in analysis.sentences:
        roots = [i for i in range(a, z) if analysis.tokens[i].head == i]
        assert len(roots) == min(1, z - a)
        assert all(a <= analysis.tokens[i].head < z for i in range(a, z))
        assert all((analysis.tokens[i].deprel == "root") == (i in roots) for i in range(a, z))
        above = [analysis.tokens[i].head - a for i in range(a, z)]
        depth = [0] * (z - a)
        for i in range(z - a):
            seen, at = set(), i
            while above[at] != at and not depth[at]:
                assert at not in seen
                seen.add(at)
                at = above[at]
            for k in seen:
                depth[k] = 1
    spans = [(m.first, m.last) for m in analysis.mentions]
    assert spans == sorted(set(spans), key=lambda s: (s[0], -s[1]))
    for i, (a, z) in enumerate(spans):
        assert 0 <= a <= z < len(words)
        assert sum(s <= a < e and z < e for s, e in analysis.sentences) == 1
        assert not any(a < b <= z < y for b, y in spans[i + 1 : i + 200])
    assert all(m.type in pairs.TYPES and m.form in pairs.FORMS for m in analysis.mentions)
    assert len(analysis.links) == len(spans)
    assert len(analysis.antecedents) == len(spans)
    assert all(-1 <= chosen < i for i, chosen in enumerate(analysis.antecedents))
    for i, ranking in enumerate(analysis.links):
        assert 1 <= len(ranking) <= 10
        assert all(-1 <= j < i and 0.0 <= p <= 1.0 for j, p in ranking)
        assert [p for _, p in ranking] == sorted((p for _, p in ranking), reverse=True)
    predicates = [f.predicate for f in analysis.frames]
    assert predicates == sorted(set(predicates))
    assert all(0 <= a.first <= a.last < len(words) for f in analysis.frames for a in f.args)


def test_the_contract_holds(story: Analysis) -> None:
    check(story, STORY)


def test_beginning_ahead_changes_nothing(tagger: Tagger, story: Analysis) -> None:
    """A part begun on in the background, another part begun on instead, one longer than what is kept ready."""
    tagger.prepare(STORY)
    assert tagger.read(STORY) == story
    tagger.prepare(STORY[:2])
    assert tagger.read(STORY) == story
    tagger.prepare(STORY)
    tagger.prepare(STORY[2:])
    assert tagger.read(STORY[2:]) == tagger.read(STORY[2:])
    long = STORY * 120
    plain = tagger.read(long)
    tagger.prepare(long)
    assert tagger.read(long) == plain


def test_it_reads_a_plain_story(story: Analysis) -> None:
    words = story.words
    phrases = {" ".join(words[m.first : m.last + 1]): m for m in story.mentions}
    assert phrases["Maria Lopez"].type == "PER"
    assert phrases["Maria Lopez"].form == "name"
    assert phrases["She"].form == "pronoun"
    walked = words.index("walked")
    assert story.tokens[walked].upos == "VERB"
    assert story.tokens[walked].lemma == "walk"
    assert story.tokens[words.index("n't")].lemma == "not"
    frame = next(f for f in story.frames if words[f.predicate] == "gave")
    fillers = {a.label: " ".join(words[a.first : a.last + 1]) for a in frame.args}
    assert fillers["ARG0"] == "Tom"
    assert fillers["ARG1"] == "the keys"
    she = story.mentions.index(phrases["She"])
    maria = story.mentions.index(phrases["Maria Lopez"])
    assert story.links[she][0][0] == maria
    assert story.links[maria][0][0] == -1
    assert story.antecedents[she] == maria and story.antecedents[maria] == -1


def test_the_same_words_give_the_same_numbers(tagger: Tagger, story: Analysis) -> None:
    tagger.read([["Something", "else", "entirely", "."]] * 40)
    assert tagger.read(STORY) == story
    assert Tagger.load().read(STORY) == story
    assert Tagger.load().identity == tagger.identity
    assert len(tagger.identity) == 64


def test_nothing_and_nearly_nothing(tagger: Tagger) -> None:
    cases: list[list[list[str]]] = [[], [[]], [[], []], [[""]], [["", " ", "\t"]], [["."], [], ["."]]]
    for sentences in cases:
        check(tagger.read(sentences), sentences)


ODD = [
    ["🎭", "👩‍👩‍👧‍👦", "laughed", "."],
    ["\x00", "\x1b[0m", "\ufeff", "\u200b", "\ud800", "\ufffd"],
    ["[CLS]", "[SEP]", "[MASK]", "[PAD]", "[UNK]", "##ing"],
    ["彼女", "は", "東京", "へ", "行った", "。"],
    ["قالت", "مريم", "Привет", "Ωμέγα", "ÉCOLE", "ﬁne"],
    ["a" * 1_000_000, "b\u0301" * 5000],
    ["-LRB-", "...", "--", '"', "”", "“", "'s"],
]


def test_odd_words(tagger: Tagger) -> None:
    began = time.monotonic()
    check(tagger.read(ODD), ODD)
    for sentence in ODD:
        check(tagger.read([sentence]), [sentence])
    assert time.monotonic() - began < 10


def test_a_sentence_longer_than_a_window(tagger: Tagger) -> None:
    words = [w for _ in range(250) for s in STORY for w in s][:10_000]
    began = time.monotonic()
    check(tagger.read([words]), [words])
    assert time.monotonic() - began < 60


@settings(max_examples=15, deadline=None)
@given(st.lists(st.lists(st.text(max_size=12), max_size=30), max_size=6))
def test_any_words(tagger: Tagger, sentences: list[list[str]]) -> None:
    check(tagger.read(sentences), sentences)


def test_windows_hold_whole_sentences_and_fit() -> None:
    vocabulary = Vocabulary.from_json(files("previously").joinpath("weights", "tokenizer.json").read_text("utf-8"))
    sentences = [["word"] * n for n in (100, 0, 100, 100, 700, 3)]
    windows = vocabulary.windows(sentences)
    assert all(len(w.ids) <= MAX_PIECES + 2 for w in windows)
    assert [i for w in windows for u in w.units for i in range(u.start, u.end)] == list(range(1003))
    assert sum(len({u.sentence for u in w.units}) for w in windows) >= 5
    assert windows[0].units[0].sentence == 0
    assert windows[0].units[-1].sentence == 2


def test_shapes_tell_writing_apart() -> None:
    shapes = [shape_of(w, False) for w in ("house", "House", "HOUSE", "A", "McCoy", "42", "2nd", "--", "eBay")]
    assert len(set(shapes)) == len(shapes)
    assert shape_of("House", True) != shape_of("House", False)


def brute_tree(scores: np.ndarray) -> float:
    n = len(scores)
    best = -np.inf
    for heads in itertools.product(range(n), repeat=n):
        if sum(h == i for i, h in enumerate(heads)) != 1:
            continue
        root = next(i for i, h in enumerate(heads) if h == i)
        ends = list(range(n))
        for _ in range(n):
            ends = [heads[i] for i in ends]
        if all(e == root for e in ends):
            best = max(best, float(sum(scores[i, h] for i, h in enumerate(heads))))
    return best


def test_trees_are_the_best_ones() -> None:
    rng = np.random.default_rng(3)
    for _ in range(60):
        n = int(rng.integers(1, 6))
        scores = rng.normal(size=(n, n)).astype(np.float32)
        heads = decode.tree(scores)
        assert sum(h == i for i, h in enumerate(heads)) == 1
        total = float(sum(scores[i, h] for i, h in enumerate(heads)))
        assert total == pytest.approx(brute_tree(scores), abs=1e-5)


def test_no_two_spans_cross() -> None:
    rng = np.random.default_rng(5)
    logits = rng.normal(size=(40, 24, 3)).astype(np.float32)
    found = decode.spans(np.exp(decode.log_softmax(logits)), 0.5)
    for (a, z, _, _), (b, y, _, _) in itertools.combinations(found, 2):
        assert not a < b <= z < y
        assert not b < a <= y < z


def test_lemma_scripts_round_trip() -> None:
    for form, lemma in (("walked", "walk"), ("was", "be"), ("n't", "not"), ("Went", "go"), ("mice", "mouse"), ("", "")):
        assert decode.apply_script(decode.lemma_script(form, lemma), form, False) == lemma
    assert decode.apply_script("0|", "Trish", True) == "Trish"
    assert decode.apply_script("9|x", "short", False) == "short"


def test_damaged_weights_are_named() -> None:
    folder = files("previously").joinpath("weights")
    contents = {name: folder.joinpath(name).read_bytes() for name in FILES}
    with pytest.raises(ModelError, match=r"links\.onnx"):
        Tagger({k: v for k, v in contents.items() if k != "links.onnx"})
    with pytest.raises(ModelError):
        Tagger({**contents, "labels.onnx": b"not a graph"})
    changed = {**contents, "labels.json": json.dumps(json.loads(contents["labels.json"])).encode() + b" "}
    assert Tagger(changed).identity != Tagger(contents).identity


def test_the_coreference_scorer_gives_the_textbook_numbers() -> None:
    from training.scorers import Coreference, best_assignment

    scorer = Coreference()
    scorer.add([frozenset("ab"), frozenset("cd"), frozenset("fghi")], [frozenset("abc"), frozenset("defg")])
    assert scorer.muc.r_hits / scorer.muc.r_total == pytest.approx(2 / 5)
    assert scorer.muc.p_hits / scorer.muc.p_total == pytest.approx(2 / 5)
    assert scorer.b3.r_hits / scorer.b3.r_total == pytest.approx(((4 + 1) / 3 + (1 + 4) / 4) / 7)
    rng = np.random.default_rng(1)
    for _ in range(20):
        gain = rng.random((4, 5))
        best = max(sum(gain[i, c] for i, c in enumerate(p)) for p in itertools.permutations(range(5), 4))
        assert best_assignment(gain) == pytest.approx(best)
        assert best_assignment(gain.T) == pytest.approx(best)


def test_floors_do_not_sink_without_a_reason() -> None:
    from benchmarks.accuracy import compare, pin

    old = pin({"A": {"x": 80.0, "y": 70.0}}, "hash", "model", {}, None)
    assert compare({"A": {"x": 80.0, "y": 70.0}}, old["floors"]) == []
    assert len(compare({"A": {"x": 79.0}}, old["floors"])) == 2
    with pytest.raises(SystemExit, match=r"A: x: 79\.9 -> 78\.9"):
        pin({"A": {"x": 79.0, "y": 70.0}}, "hash", "model", old, None)
    lowered = pin({"A": {"x": 79.0, "y": 71.0}}, "hash", "model", old, "a smaller model")
    assert lowered["floors"]["A"] == {"x": 78.9, "y": 70.9}
    assert lowered["lowered"][0]["reason"] == "a smaller model"
