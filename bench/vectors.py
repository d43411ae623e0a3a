"""Make `data/language/vectors.yaml`: what words mean, as vectors, so that words nobody listed find what is near.

Run it, once lay terms or utterances bring many words that the file lacks, where sentence-transformers is installed:
`python bench/vectors.py [MODEL]`. Nothing else of the project needs it. MODEL is a name or a folder; the file in the
repository is made with all-MiniLM-L6-v2.

A word begins as what the model makes of it by itself; one that is frequent in what people say weighs less (Arora,
Liang and Ma, A Simple but Tough-to-Beat Baseline for Sentence Embeddings, 2017). Then the words of each text move
so that their sum comes near what the model makes of the whole text (ridge regression towards where they began). The
128 principal components over all texts are kept, and each number is rounded to one of nine. Of 64, 96, 128, 160 and
256 components and of nine or fifteen steps, 128 and nine lost one right first answer in a hundred against unrounded
256, when words stood where they begin.
"""

import sys
from collections import Counter
from collections.abc import Sequence

import numpy as np
from scipy.sparse import csr_matrix, diags
from sentence_transformers import SentenceTransformer

from ketcli import store
from ketcli.compile import yamlfile
from ketcli.language.lists import COMMON, Language
from ketcli.language.tokens import tokens
from ketcli.retrieval.meaning import DIMENSIONS, MIDDLE, STEPS

MODEL = "sentence-transformers/all-MiniLM-L6-v2"
SMOOTHED = 1e-3
"""Share of all words said at which a word weighs half; of 0.0001 to 0.01, tried likewise, none did better."""
HELD = 20
"""How strongly a word is held where it begins, against one text that holds it; 8 and 60 have the right effect first in
1 or 2 of 150 phrases fewer or more, by the three nearest texts alone."""
SPREAD = 3
"""Standard deviations that the outermost of the steps stands for."""
A_TEXT = 12
"""Words that stand in one text of the file."""
HEAD = """\
# yaml-language-server: $schema=../schema.json
# What words mean, as vectors of 128 letters from a to i, made by bench/vectors.py from all-MiniLM-L6-v2
# (huggingface.co/sentence-transformers/all-MiniLM-L6-v2; Apache License 2.0, its model card says): figures only.

language:
  vectors:
"""


def said() -> list[str]:
    """Return all that effects and topics are called and asked for by, and what is out of scope."""
    kb = store.bundled()
    texts = [name.text for name in kb.names]
    texts += [effect.summary for effect in kb.effects.values()]
    for topic in kb.topics.values():
        texts += [topic.name, *topic.synonyms, *topic.lay_terms]
    for name in ("utterances.yaml", "out-of-scope.yaml"):
        records = yamlfile.read(store.data_folder() / name).value["utterances"]
        texts += [one for record in records for one in record["said"].split(";")]
    return texts


def counted(language: Language, texts: Sequence[str]) -> Counter[str]:
    """Return how often each word is said; common words of the language at least 0."""
    found = Counter(word for text in texts for word in tokens(language, text))
    found.update({w: 0 for w in language.words() if COMMON in language.marks(w)})
    return Counter({word: times for word, times in sorted(found.items()) if word.isalpha()})


def vectors(
    language: Language, texts: Sequence[str], times: Counter[str], model: str
) -> np.ndarray:
    """Return a row of steps for each word, the middle step being 0."""
    encode = SentenceTransformer(model).encode
    share = np.array(list(times.values())) / times.total()
    words = encode(list(times), batch_size=512, normalize_embeddings=True)
    begun = (words - words.mean(0)) * (SMOOTHED / (SMOOTHED + share))[:, None]
    whole = encode(list(texts), batch_size=128, normalize_embeddings=True)
    held = holding(language, texts, list(times))
    moved = distilled(held, begun, whole - whole.mean(0))
    of_texts = held @ moved
    _, _, components = np.linalg.svd(of_texts - of_texts.mean(0), full_matrices=False)
    kept = moved @ components[:DIMENSIONS].T
    return np.clip(np.round(kept / (SPREAD * kept.std()) * STEPS), -STEPS, STEPS).astype(int)


def holding(language: Language, texts: Sequence[str], words: Sequence[str]) -> csr_matrix:
    """Return a row for each text with how often it holds each word, divided by the root of its length."""
    place = {word: number for number, word in enumerate(words)}
    at = [
        (row, place[word])
        for row, text in enumerate(texts)
        for word in tokens(language, text)
        if word in place
    ]
    rows, columns = zip(*at, strict=True)
    found = csr_matrix((np.ones(len(at)), (rows, columns)), shape=(len(texts), len(words)))
    return diags(1 / np.sqrt(np.maximum(found.sum(1).A1, 1))) @ found


def distilled(held: csr_matrix, begun: np.ndarray, whole: np.ndarray) -> np.ndarray:
    """Return vectors of words, moved so that their sums come near what whole texts are."""
    sums = held @ begun
    moved = begun * ((sums * whole).sum() / (sums * sums).sum())
    said = np.unique(held.indices)
    of_said = held[:, said]
    square = (of_said.T @ of_said).toarray()
    square[np.diag_indices_from(square)] += HELD
    moved[said] += np.linalg.solve(square, of_said.T @ (whole - held @ moved))
    return moved


def main() -> None:
    texts, language = said(), store.bundled().language
    times = counted(language, texts)
    rows = vectors(language, texts, times, *(sys.argv[1:2] or [MODEL]))
    lines = [
        f"{word} {''.join(chr(MIDDLE + step) for step in row)}"
        for word, row in zip(times, rows, strict=True)
        if row.any()
    ]
    with (store.data_folder() / "language" / "vectors.yaml").open("w", encoding="utf-8") as out:
        out.write(HEAD)
        for at in range(0, len(lines), A_TEXT):
            out.write("  - " + "\n    ".join(lines[at : at + A_TEXT]) + "\n")


if __name__ == "__main__":
    main()
