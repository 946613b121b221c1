"""Read the annotated corpora into one kind of document. See README.md here for where each comes from."""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from previously.tagging.grammar import Grammar
from previously.tagging.pairs import FORMS, TYPES

SPAN_LABELS = ("none", *(f"{t}.{f}" for t in TYPES for f in FORMS))
"""Labels of the main mention layer: type x form."""
ENTITY_LABELS = ("none", *TYPES)
"""Labels of the second layer (LitBank's entity files: no pronouns)."""


@dataclass
class Tree:
    """One word's gold analysis; `head` is an index in its sentence, its own for a root."""

    upos: str
    xpos: str
    lemma: str
    head: int
    deprel: str


@dataclass
class Gold:
    """A gold mention by document word indices (inclusive); `labels` are the allowed SPAN_LABELS."""

    first: int
    last: int
    labels: tuple[int, ...]
    cluster: int


@dataclass
class Frame:
    """A predicate (index in its sentence) with half-open role spans; `light` marks bare auxiliaries."""

    predicate: int
    roles: list[tuple[int, int, str]]
    light: bool = False


@dataclass
class Document:
    """A text with whichever layers its corpus has; a layer that is None was not annotated."""

    name: str
    corpus: str
    sentences: list[list[str]]
    trees: list[list[Tree]] | None = None
    mentions: list[Gold] | None = None
    entities: list[tuple[int, int, int]] | None = None
    events: list[bool] | None = None
    frames: list[list[Frame] | None] | None = None
    ignored: set[tuple[int, int]] = field(default_factory=set)
    unmarked: tuple[int, ...] = (0,)
    """The SPAN_LABELS that a span without a mark may have: more than "none" where a corpus marks names only."""
    grammar: Grammar | None = None
    """Trees as the model reads them, which coreference learns from: the reader never has others."""

    @property
    def words(self) -> list[str]:
        """All words in order."""
        return [w for s in self.sentences for w in s]


def data_root(given: str | None) -> Path:
    """Find the corpora: the option, else PREVIOUSLY_DATA, else ../shared/data beside the repository."""
    root = Path(given or os.environ.get("PREVIOUSLY_DATA") or Path(__file__).parents[2] / "shared" / "data")
    if not root.is_dir():
        raise SystemExit(f"no corpora at {root}: pass --data or set PREVIOUSLY_DATA (see training/README.md)")
    return root


def digest(paths: Iterable[Path]) -> str:
    """Hash files' contents in the order given, so that a score can name the very text it was measured on."""
    total = hashlib.sha256()
    for path in paths:
        total.update(hashlib.sha256(path.read_bytes()).digest())
    return total.hexdigest()


# --- LitBank ---------------------------------------------------------------------------------------------------


def litbank_names(root: Path, split: str, kind: str = "coref-tenfold/0") -> list[str]:
    """Names of the books of a split ("train", "dev", "test"), suffixes removed."""
    lines = (root / "litbank" / "splits" / kind / f"{split}.ids").read_text().split()
    return sorted(line.removesuffix(".tsv").removesuffix("_brat") for line in lines)


def litbank_without(root: Path, held: Iterable[str]) -> list[str]:
    """Names of all books but those in the test lists of some splits."""
    unread = {name for kind in held for name in litbank_names(root, "test", kind)}
    every = {name for split in ("train", "dev", "test") for name in litbank_names(root, split)}
    return sorted(every - unread)


def litbank_files(root: Path, name: str) -> list[Path]:
    """The files one book's annotations come from."""
    base = root / "litbank"
    return [
        base / "coref" / "conll" / f"{name}_brat.conll",
        base / "coref" / "tsv" / f"{name}_brat.ann",
        base / "entities" / "tsv" / f"{name}_brat.tsv",
        base / "events" / "tsv" / f"{name}_brat.tsv",
    ]


def litbank(root: Path, names: Iterable[str]) -> list[Document]:
    """Load books with mentions, clusters, entities and events."""
    return [_book(root, name) for name in names]


def _book(root: Path, name: str) -> Document:
    conll, ann, entity_file, event_file = litbank_files(root, name)
    sentences: list[list[str]] = []
    current: list[str] = []
    open_spans: dict[str, list[int]] = {}
    spans: dict[tuple[int, int], int] = {}
    at = 0
    for line in conll.read_text(encoding="utf-8").splitlines():
        if line.startswith("#"):
            continue
        if not line.strip():
            if current:
                sentences.append(current)
                current = []
            continue
        parts = line.rstrip("\n").split("\t")
        current.append(parts[3])
        mark = parts[12] if len(parts) > 12 else "_"
        if mark not in ("_", "-", ""):
            for piece in mark.split("|"):
                number = piece.strip("()")
                if piece.startswith("("):
                    open_spans.setdefault(number, []).append(at)
                if piece.endswith(")"):
                    spans[(open_spans[number].pop(), at)] = int(number)
        at += 1
    if current:
        sentences.append(current)
    starts = [0]
    for sentence in sentences:
        starts.append(starts[-1] + len(sentence))
    kinds: dict[tuple[int, int], str] = {}
    forms = {"PROP": "name", "NOM": "nominal", "PRON": "pronoun"}
    for line in ann.read_text(encoding="utf-8").splitlines():
        row = line.split("\t")
        if row[0] == "MENTION":
            span = (starts[int(row[2])] + int(row[3]), starts[int(row[4])] + int(row[5]))
            kinds[span] = f"{row[7]}.{forms[row[8]]}"
    mentions = [
        Gold(first, last, (SPAN_LABELS.index(kinds[(first, last)]),), cluster)
        for (first, last), cluster in sorted(spans.items(), key=lambda s: (s[0][0], -s[0][1]))
        if (first, last) in kinds
    ]
    return Document(
        name,
        "litbank",
        sentences,
        mentions=mentions,
        entities=_entities(entity_file, sentences),
        events=_events(event_file, sentences),
    )


def _rows(path: Path) -> list[list[str]]:
    return [line.split("\t") for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]


def _entities(path: Path, sentences: list[list[str]]) -> list[tuple[int, int, int]]:
    rows = _rows(path)
    if len(rows) != sum(map(len, sentences)):
        raise ValueError(f"{path.name}: {len(rows)} words, the coreference file has {sum(map(len, sentences))}")
    found: set[tuple[int, int, int]] = set()
    ends = set()
    total = 0
    for sentence in sentences:
        total += len(sentence)
        ends.add(total)
    for column in range(1, max(map(len, rows))):
        start, kind = -1, ""
        for i in range(len(rows) + 1):
            tag = rows[i][column] if i < len(rows) and column < len(rows[i]) else "O"
            if start >= 0 and (not tag.startswith("I-") or i in ends):
                found.add((start, i - 1, ENTITY_LABELS.index(kind)))
                start = -1
            if tag.startswith("B-"):
                start, kind = i, tag[2:]
    return sorted(found)


def _events(path: Path, sentences: list[list[str]]) -> list[bool]:
    rows = _rows(path)
    if len(rows) != sum(map(len, sentences)):
        raise ValueError(f"{path.name}: {len(rows)} words, the coreference file has {sum(map(len, sentences))}")
    return [row[1] == "EVENT" for row in rows]


# --- treebanks -------------------------------------------------------------------------------------------------


def _sentences(path: Path) -> Iterator[tuple[str, str, list[list[str]], str]]:
    """Yield (document name, sentence id, rows of plain words, entity declaration)."""
    document = sentence = ""
    rows: list[list[str]] = []
    for line in [*path.read_text(encoding="utf-8").splitlines(), ""]:
        if line.startswith("# newdoc id"):
            document = line.partition("=")[2].strip()
        elif line.startswith("# sent_id"):
            sentence = line.partition("=")[2].strip()
        elif line and not line.startswith("#"):
            row = line.split("\t")
            if row[0].isdigit():
                rows.append(row)
        elif not line and rows:
            yield document, sentence, rows, ""
            rows = []


def _tree(rows: list[list[str]]) -> list[Tree]:
    return [Tree(r[3], r[4], r[2], i if r[6] == "0" else int(r[6]) - 1, r[7]) for i, r in enumerate(rows)]


def treebank(path: Path, corpus: str, propbank: Path | None = None) -> list[Document]:
    """Load a CoNLL-U file, one document per `newdoc`, with the role frames of its sentences if given."""
    frames: dict[str, list[Frame]] = {}
    if propbank is not None:
        for line in propbank.read_text(encoding="utf-8").splitlines():
            row = json.loads(line)
            frames[row["sent_id"]] = [Frame(f["predicate"], [(a, b, c) for a, b, c in f["roles"]]) for f in row["frames"]]
    documents: dict[str, Document] = {}
    for name, sentence, rows, _ in _sentences(path):
        document = documents.setdefault(name, Document(name, corpus, [], trees=[], frames=[] if frames else None))
        document.sentences.append([r[1] for r in rows])
        assert document.trees is not None
        document.trees.append(_tree(rows))
        if document.frames is not None:
            found = frames.get(sentence)
            for frame in found or ():
                frame.light = not frame.roles and rows[frame.predicate][3] == "AUX"
            document.frames.append(found)
        if corpus == "gum":
            _gum_entities(document, rows)
    out = list(documents.values())
    for document in out:
        if document.mentions is not None:
            # Marks left open by a document's end would be a corpus error; they are dropped.
            document.mentions.sort(key=lambda m: (m.first, -m.last))
    return out


_GUM_TYPES = {
    "person": ("PER",),
    "organization": ("ORG", "GPE"),
    "place": ("GPE", "LOC", "FAC"),
}
_GUM_UNSURE = {"animal", "object"}
"""GUM kinds that LitBank would sometimes mark (a talking animal, a ship): neither taught nor forbidden."""


def _gum_entities(document: Document, rows: list[list[str]]) -> None:
    """Add one sentence's entity marks; spans of other kinds stay unmarked, doubtful ones are ignored."""
    if document.mentions is None:
        document.mentions = []
    base = sum(len(s) for s in document.sentences[:-1])
    pending: list[tuple[str, str, int]] = []
    for i, row in enumerate(rows):
        marks = next((m[7:] for m in row[9].split("|") if m.startswith("Entity=")), "")
        k = 0
        while k < len(marks):
            if marks[k] == "(":
                end = k + 1
                while end < len(marks) and marks[end] not in "()":
                    end += 1
                fields = marks[k + 1 : end].split("-")
                closed = end < len(marks) and marks[end] == ")"
                if closed:
                    _gum_add(document, rows, base, fields[0], fields[1], i, i)
                    end += 1
                else:
                    pending.append((fields[0], fields[1], i))
                k = end
            else:
                end = marks.index(")", k)
                number = marks[k:end]
                for p in range(len(pending) - 1, -1, -1):
                    if pending[p][0] == number:
                        _, kind, start = pending.pop(p)
                        _gum_add(document, rows, base, number, kind, start, i)
                        break
                k = end + 1


def _gum_add(document: Document, rows: list[list[str]], base: int, number: str, kind: str, first: int, last: int) -> None:
    if kind in _GUM_UNSURE:
        document.ignored.add((base + first, base + last))
        return
    types = _GUM_TYPES.get(kind)
    if types is None:
        return
    head = first
    for i in range(first, last + 1):
        above = int(rows[i][6]) - 1
        if not first <= above <= last:
            head = i
            break
    tag = rows[head][3]
    form = "pronoun" if tag in ("PRON", "DET") and first == last else "name" if tag == "PROPN" else "nominal"
    assert document.mentions is not None
    if any(m.first == base + first and m.last == base + last for m in document.mentions[-40:]):
        return
    labels = tuple(SPAN_LABELS.index(f"{t}.{form}") for t in types)
    document.mentions.append(Gold(base + first, base + last, labels, int(number.strip("[]").split("[")[0])))


def ewt(root: Path, split: str) -> list[Document]:
    """EWT with roles: "train", "dev" or "test"."""
    return treebank(root / "ud-ewt" / f"{split}.conllu", "ewt", root / "propbank-ewt" / f"{split}.jsonl")


def gum(root: Path, split: str) -> list[Document]:
    """GUM: "train", "dev", "test" or "fiction-testonly" (texts not free for training: testing only)."""
    return treebank(root / "gum" / f"{split}.conllu", "gum")


# --- WNUT17 ----------------------------------------------------------------------------------------------------

_WNUT_TYPES = {"person": ("PER",), "location": ("GPE", "LOC", "FAC"), "corporation": ("ORG",)}
_WNUT_GROUP = 12
"""Posts put together into one document."""


def wnut(root: Path, split: str = "train") -> list[Document]:
    """Load names in noisy text, "train" or "dev": what is unmarked may be a nominal or a pronoun, but no name."""
    path = root / "wnut17" / {"train": "wnut17train.conll", "dev": "emerging.dev.conll"}[split]
    others = tuple(k for k, label in enumerate(SPAN_LABELS) if not label.endswith(".name"))
    documents: list[Document] = []
    rows: list[list[str]] = []
    posts: list[list[list[str]]] = []
    for line in [*path.read_text(encoding="utf-8").splitlines(), ""]:
        if line.strip():
            rows.append(line.split("\t"))
        elif rows:
            posts.append(rows)
            rows = []
    for at in range(0, len(posts), _WNUT_GROUP):
        group = posts[at : at + _WNUT_GROUP]
        document = Document(
            f"wnut-{split}-{at}", "wnut", [[r[0] for r in post] for post in group], mentions=[], unmarked=others
        )
        base = 0
        for post in group:
            _wnut_names(document, post, base)
            base += len(post)
        documents.append(document)
    return documents


def _wnut_names(document: Document, post: list[list[str]], base: int) -> None:
    assert document.mentions is not None
    start, kind = -1, ""
    for i in range(len(post) + 1):
        tag = post[i][1] if i < len(post) else "O"
        if start >= 0 and not tag.startswith("I-"):
            types = _WNUT_TYPES.get(kind)
            span = (base + start, base + i - 1)
            if types is None:
                document.ignored.add(span)
            else:
                labels = tuple(SPAN_LABELS.index(f"{t}.name") for t in types)
                document.mentions.append(Gold(*span, labels, len(document.mentions)))
            start = -1
        if tag.startswith("B-"):
            start, kind = i, tag[2:]
