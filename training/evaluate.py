"""Every accuracy number of a tagger, through the very code people run: `python -m training.evaluate [WEIGHTS]`."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Hashable, Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from previously.tagger import EVENT_THRESHOLD, FILES, Analysis, Details, Given, Tagger
from training import corpora, gap
from training.corpora import ENTITY_LABELS, SPAN_LABELS, Document
from training.gap import Snippet
from training.scorers import Calibration, Coreference, Counts, clusters_of

Scores = dict[str, float]


def litbank_scores(tagger: Tagger, books: Sequence[Document]) -> Scores:
    """Mentions, entities, events and coreference on books."""
    spans, labelled, entities, events = Counts(), Counts(), Counts(), Counts()
    by_form = {form: Counts() for form in ("name", "nominal", "pronoun")}
    gold_links, own_links = Coreference(), Coreference()
    sure_spans, sure_events, sure_links = Calibration(), Calibration(), Calibration()
    for book in books:
        assert book.mentions is not None and book.entities is not None and book.events is not None
        details = tagger.study(book.sentences)
        analysis = details.analysis
        found = [(m.first, m.last, m.type) for m in analysis.mentions]
        gold = [(m.first, m.last, SPAN_LABELS[m.labels[0]].partition(".")[0]) for m in book.mentions]
        labelled.add(found, gold)
        spans.add([s[:2] for s in found], [s[:2] for s in gold])
        for form, counts in by_form.items():
            counts.add(
                [(m.first, m.last, m.type) for m in analysis.mentions if m.form == form],
                [g for g, m in zip(gold, book.mentions, strict=True) if SPAN_LABELS[m.labels[0]].endswith(form)],
            )
        entities.add(details.entities, [(a, z, ENTITY_LABELS[k]) for a, z, k in book.entities])
        events.add(
            [i for i, t in enumerate(analysis.tokens) if t.event > EVENT_THRESHOLD], [i for i, e in enumerate(book.events) if e]
        )
        truly = {s[:2] for s in gold}
        for m in analysis.mentions:
            sure_spans.add(m.prob, (m.first, m.last) in truly)
        for token, happens in zip(analysis.tokens, book.events, strict=True):
            if token.event > 0.1:
                sure_events.add(token.event, happens)
        key: dict[int, set[Hashable]] = {}
        for mention in book.mentions:
            key.setdefault(mention.cluster, set()).add((mention.first, mention.last))
        truth = [frozenset(c) for c in key.values()]
        own_links.add(clusters_of([s[:2] for s in found], analysis.antecedents), truth)
        given = tuple((m.first, m.last) for m in book.mentions)
        told = tagger.study(book.sentences, Given(mentions=given)).analysis
        _links(sure_links, told, {(m.first, m.last): m.cluster for m in book.mentions})
        gold_links.add(clusters_of([(m.first, m.last) for m in told.mentions], told.antecedents), truth)
    return {
        "mentions F1": labelled.f1,
        "mentions F1, spans only": spans.f1,
        **{f"mentions F1, {form}s (span, type, form)": counts.f1 for form, counts in by_form.items()},
        "nested entities F1": entities.f1,
        "events F1": events.f1,
        "coreference, gold mentions, CoNLL": gold_links.average,
        "coreference, gold mentions, MUC": gold_links.muc.f1,
        "coreference, gold mentions, B3": gold_links.b3.f1,
        "coreference, gold mentions, CEAFe": gold_links.ceafe.f1,
        "coreference, predicted mentions, CoNLL": own_links.average,
        "coreference, predicted mentions, MUC": own_links.muc.f1,
        "coreference, predicted mentions, B3": own_links.b3.f1,
        "coreference, predicted mentions, CEAFe": own_links.ceafe.f1,
        "calibration of mentions (100 - ECE)": sure_spans.kept,
        "calibration of events (100 - ECE)": sure_events.kept,
        "calibration of links (100 - ECE)": sure_links.kept,
    }


def _links(calibration: Calibration, analysis: Analysis, cluster: dict[tuple[int, int], int]) -> None:
    """Note how sure each mention's best antecedent is (all of one cluster taken together), and whether it is one."""
    of = [cluster[m.first, m.last] for m in analysis.mentions]
    for i, (ranking, chosen) in enumerate(zip(analysis.links, analysis.antecedents, strict=True)):
        if chosen >= 0:
            calibration.add(min(sum(p for j, p in ranking if j >= 0 and of[j] == of[chosen]), 1.0), of[chosen] == of[i])
        elif ranking:
            calibration.add(sum(p for j, p in ranking if j < 0), of[i] not in of[:i])


def tree_scores(read: Callable[[Document], Details], documents: Sequence[Document]) -> Scores:
    """Tags, lemmas and trees (gold words), and spans of people where the corpus marks them."""
    total = upos = xpos = lemma = uas = las = strict = 0
    people, names = Counts(), Counts()
    marked = False
    for document in documents:
        assert document.trees is not None
        analysis = read(document).analysis
        at = 0
        for trees in document.trees:
            for i, gold in enumerate(trees):
                token = analysis.tokens[at + i]
                total += 1
                upos += token.upos == gold.upos
                xpos += token.xpos == gold.xpos
                lemma += token.lemma == gold.lemma
                if token.head == at + gold.head:
                    uas += 1
                    las += token.deprel.partition(":")[0] == gold.deprel.partition(":")[0]
                    strict += token.deprel == gold.deprel
            at += len(trees)
        if document.mentions is not None:
            marked = True
            person = {k for k, label in enumerate(SPAN_LABELS) if label.startswith("PER")}
            gold_people = [(m.first, m.last) for m in document.mentions if person & set(m.labels)]
            people.add([(m.first, m.last) for m in analysis.mentions if m.type == "PER"], gold_people)
            named = {SPAN_LABELS.index("PER.name")}
            names.add(
                [(m.first, m.last) for m in analysis.mentions if m.type == "PER" and m.form == "name"],
                [(m.first, m.last) for m in document.mentions if named & set(m.labels)],
            )
    out = {
        name: 100.0 * hits / total
        for name, hits in (
            ("UPOS", upos),
            ("XPOS", xpos),
            ("lemmas", lemma),
            ("UAS", uas),
            ("LAS", las),
            ("LAS with subtypes", strict),
        )
    }
    return {**out, "person spans F1": people.f1, "person names F1": names.f1} if marked else out


Role = tuple[int, int, int, str]


def predicates_of(document: Document) -> tuple[list[int], set[Role]]:
    """A document's predicates as word indices, and its roles as (predicate, first, last, label)."""
    where: list[int] = []
    gold: set[Role] = set()
    start = 0
    for sentence, frames in zip(document.sentences, document.frames or [], strict=False):
        for frame in frames or ():
            where.append(start + frame.predicate)
            gold.update((start + frame.predicate, start + a, start + z - 1, label) for a, z, label in frame.roles)
        start += len(sentence)
    return where, gold


def role_scores(tagger: Tagger, documents: Sequence[Document]) -> Scores:
    """Predicates, and roles given the gold predicates."""
    predicates, verbs, roles, core_spans, core_heads = Counts(), Counts(), Counts(), Counts(), Counts()
    sure = Calibration()
    core = ("ARG0", "ARG1")
    for document in documents:
        assert document.frames is not None and document.trees is not None
        starts = [0]
        for sentence in document.sentences:
            starts.append(starts[-1] + len(sentence))
        gold: list[tuple[int, int, int, str]] = []
        where: list[int] = []
        heavy: list[int] = []
        heads: list[int] = []
        upos: list[str] = []
        for start, trees, frames in zip(starts, document.trees, document.frames, strict=False):
            heads.extend(start + t.head for t in trees)
            upos.extend(t.upos for t in trees)
            for frame in frames or ():
                where.append(start + frame.predicate)
                if not frame.light:
                    heavy.append(start + frame.predicate)
                gold.extend((start + frame.predicate, start + a, start + z - 1, label) for a, z, label in frame.roles)
        annotated = {
            start + i
            for start, sentence, frames in zip(starts, document.sentences, document.frames, strict=False)
            if frames is not None
            for i in range(len(sentence))
        }
        told = tagger.study(document.sentences, Given(predicates=tuple(where))).analysis
        found = [(f.predicate, a.first, a.last, a.label) for f in told.frames for a in f.args]
        roles.add(found, gold)
        right = set(gold)
        for f in told.frames:
            for a in f.args:
                sure.add(a.prob, (f.predicate, a.first, a.last, a.label) in right)
        core_spans.add([r for r in found if r[3] in core], [r for r in gold if r[3] in core])
        core_heads.add(
            [(p, _head(heads, a, z), label) for p, a, z, label in found if label in core],
            [(p, _head(heads, a, z), label) for p, a, z, label in gold if label in core],
        )
        own = [f.predicate for f in tagger.study(document.sentences).analysis.frames if f.predicate in annotated]
        predicates.add(own, heavy)
        verbs.add([p for p in own if upos[p] == "VERB"], [p for p in heavy if upos[p] == "VERB"])
    return {
        "predicates F1": predicates.f1,
        "verbal predicates F1": verbs.f1,
        "roles F1 (gold predicates)": roles.f1,
        "ARG0+ARG1 spans F1": core_spans.f1,
        "ARG0+ARG1 head words F1": core_heads.f1,
        "calibration of roles (100 - ECE)": sure.kept,
    }


SAME = 0.2
"""How likely a pronoun must be to mean the likelier of two names for GAP to count it: best on its validation set."""


def gap_scores(tagger: Tagger, snippets: Sequence[Snippet]) -> Scores:
    """Which of two given names a pronoun means (F1 over the names it means), all other mentions being the model's own."""
    total, masculine, feminine = Counts(), Counts(), Counts()
    for snippet in snippets:
        sentences = snippet.document.sentences
        own = [(m.first, m.last) for m in tagger.study(sentences).analysis.mentions]
        told = tuple(sorted({*own, snippet.pronoun, *snippet.names}, key=lambda s: (s[0], -s[1])))
        analysis = tagger.study(sentences, Given(mentions=told)).analysis
        places = [(m.first, m.last) for m in analysis.mentions]
        names = [places.index(n) for n in snippet.names if n in places]
        same = coreferent(analysis, (min(names), max(names)) if len(names) == 2 else None)
        if snippet.pronoun in places:
            pronoun = places.index(snippet.pronoun)
            chance = [same[pronoun, places.index(n)] if n in places else 0.0 for n in snippet.names]
            # The two names are two people's: the pronoun means one of them at most.
            found = [k for k, p in enumerate(chance) if p > SAME and p == max(chance)]
        else:
            found = []
        gold = [k for k, means in enumerate(snippet.means) if means]
        for counts in (total, masculine if snippet.masculine else feminine):
            counts.add(found, gold)
    return {"F1": total.f1, "F1, masculine": masculine.f1, "F1, feminine": feminine.f1}


def coreferent(analysis: Analysis, apart: tuple[int, int] | None = None) -> NDArray[np.float64]:
    """Probability that two mentions are one through any chain of the antecedents kept: (mentions, mentions).

    `apart` are two mentions known to be different people, the earlier one first.
    """
    count = len(analysis.mentions)
    whole = np.eye(count)
    for i, ranking in enumerate(analysis.links):
        for j, p in ranking:
            if j >= 0:
                whole[i, :i] += p * whole[j, :i]
        if apart is not None and apart[1] == i:
            whole[i, apart[0]] = 0.0
        whole[:i, i] = whole[i, :i]
    return whole


def _head(heads: Sequence[int], first: int, last: int) -> int:
    """The span's first word whose governor lies outside it."""
    for i in range(first, last + 1):
        if not first <= heads[i] <= last or heads[i] == i:
            return i
    return last


def evaluate(tagger: Tagger, root: Path, quick: bool = False) -> dict[str, Scores]:
    """Score on every test set; `quick` leaves out GUM."""
    books = corpora.litbank(root, corpora.litbank_names(root, "test"))
    ewt = corpora.ewt(root, "test")
    out = {
        "LitBank fold 0 test": litbank_scores(tagger, books),
        "EWT test": tree_scores(lambda d: tagger.study(d.sentences), ewt),
        "PropBank EWT test": role_scores(tagger, ewt),
    }
    out["GAP test"] = gap_scores(tagger, gap.load(root, "test"))
    if not quick:
        for name in ("test", "fiction-testonly"):
            out[f"GUM {name}"] = tree_scores(lambda d: tagger.study(d.sentences), corpora.gum(root, name))
    return out


def tagger_from(folder: Path | None) -> Tagger:
    """Load weights from a folder, or the package's own."""
    return Tagger({name: (folder / name).read_bytes() for name in FILES}) if folder else Tagger.load()


def main() -> int:
    """Print the scores."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("weights", type=Path, nargs="?")
    parser.add_argument("--data")
    parser.add_argument("--quick", action="store_true")
    args = parser.parse_args()
    for corpus, scores in evaluate(tagger_from(args.weights), corpora.data_root(args.data), args.quick).items():
        print(corpus)
        for name, value in scores.items():
            print(f"  {name:45} {value:6.2f}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
