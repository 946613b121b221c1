"""Writes the table of lemmas that the tagger looks up before it trusts its own guess: `python -m training.lemmas`.

Inflected forms and their lemmas as the training splits of EWT and GUM have them (CC BY-SA 4.0, like the weights beside it).
"""

from __future__ import annotations

import argparse
from collections import Counter, defaultdict
from pathlib import Path

from training import corpora

KEPT = ("VERB", "AUX", "NOUN", "ADJ", "ADV")


def table(data: str | None = None) -> dict[tuple[str, str], str]:
    """(form in lower case, UPOS) → its usual lemma."""
    root = corpora.data_root(data)
    seen: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    forms: set[str] = set()
    for document in [*corpora.ewt(root, "train"), *corpora.gum(root, "train")]:
        for words, trees in zip(document.sentences, document.trees or [], strict=True):
            for word, tree in zip(words, trees, strict=True):
                form = word.lower()
                forms.add(form)
                if tree.upos in KEPT and form.replace("-", "").isalpha() and tree.lemma.replace("-", "").isalpha():
                    seen[form, tree.upos][tree.lemma.lower()] += 1
    usual = {key: max(sorted(lemmas), key=lemmas.__getitem__) for key, lemmas in seen.items()}
    # a lemma that is written nowhere itself and was given once is more often a slip than a word ("fre" for "freed")
    sure = {key: lemma for key, lemma in usual.items() if lemma in forms or seen[key][lemma] > 2}
    return {key: lemma for key, lemma in sure.items() if not _slip(*key, lemma)}


def _slip(form: str, upos: str, lemma: str) -> bool:
    """Whether a form in -ing cannot be of its lemma: the corpora correct slips of their writers ("wandering", wonder)."""
    stem = form.removesuffix("ing")
    return upos == "VERB" and stem != form and lemma[:2] != stem[:2] and not (stem.endswith("y") and lemma.endswith("ie"))


def write(folder: Path, data: str | None = None) -> int:
    """Write lemmas.txt, a line a part of speech and lemma, then its forms (a verb alone was seen); how many lines."""
    lines: dict[tuple[str, str], list[str]] = defaultdict(list)
    for (form, upos), lemma in table(data).items():
        if form != lemma:
            lines[upos, lemma].append(form)
        elif upos == "VERB":
            lines[upos, lemma] += []
    rows = [" ".join((upos, lemma, *sorted(forms))) for (upos, lemma), forms in sorted(lines.items())]
    (folder / "lemmas.txt").write_text("\n".join(rows) + "\n", encoding="utf-8")
    return len(rows)


def main() -> None:
    """Write the table beside the weights."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data")
    parser.add_argument("--out", type=Path, default=Path("src/previously/weights"))
    args = parser.parse_args()
    print(f"{write(args.out, args.data)} lemmas")


if __name__ == "__main__":
    main()
