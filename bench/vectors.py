"""Make `data/language/vectors.yaml`: what words mean, as vectors, so that words nobody listed find what is near.

Run it, once lay terms or utterances bring many words that the file lacks, where sentence-transformers and
scikit-learn are installed: `python bench/vectors.py [MODEL]`. Nothing else of the project needs them.
MODEL is a name or a folder; the file in the repository is made with all-MiniLM-L6-v2.

Each word goes through the model by itself; 128 principal components over all words are kept, a word that is
frequent in what people say weighs less (Arora, Liang and Ma, A Simple but Tough-to-Beat Baseline for Sentence
Embeddings, 2017), and each number is rounded to one of nine. Of 64, 96, 128, 160 and 256 components and of nine
or fifteen steps, 128 and nine lose one right first answer in a hundred against unrounded 256. That was tried with
the frequencies of words in general English; what is weighed by now is how often people say them here.
"""

import sys
from collections import Counter
from pathlib import Path

import numpy as np
from sentence_transformers import SentenceTransformer
from sklearn.decomposition import PCA

from ketcli import store
from ketcli.compile import yamlfile
from ketcli.language.lists import COMMON
from ketcli.language.tokens import tokens
from ketcli.retrieval.meaning import DIMENSIONS, MIDDLE, STEPS

ROOT = Path(__file__).resolve().parent.parent
MODEL = "sentence-transformers/all-MiniLM-L6-v2"
SMOOTHED = 1e-3
"""Share of all words said at which a word weighs half; of 0.0001 to 0.01, tried likewise, none did better."""
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


def said() -> Counter[str]:
    """Return how often each word stands in names, summaries and utterances; common words of the language at least 0."""
    kb = store.bundled()
    texts = [name.text for name in kb.names]
    texts += [effect.summary for effect in kb.effects.values()]
    for topic in kb.topics.values():
        texts += [topic.name, *topic.synonyms, *topic.lay_terms]
    utterances = yamlfile.read(ROOT / "data" / "utterances.yaml").value["utterances"]
    texts += [one["said"] for one in utterances]
    found = Counter(word for text in texts for word in tokens(kb.language, text))
    found.update({w: 0 for w in kb.language.words() if COMMON in kb.language.marks(w)})
    return Counter({word: times for word, times in sorted(found.items()) if word.isalpha()})


def vectors(times: Counter[str], model: str) -> np.ndarray:
    """Return a row of steps for each word, the middle step being 0."""
    every = SentenceTransformer(model).encode(list(times), batch_size=512)
    kept = PCA(DIMENSIONS, random_state=0).fit_transform(every)
    share = np.array(list(times.values())) / times.total()
    kept *= (SMOOTHED / (SMOOTHED + share))[:, None]
    return np.clip(np.round(kept / (SPREAD * kept.std()) * STEPS), -STEPS, STEPS).astype(int)


def main() -> None:
    times = said()
    rows = vectors(times, *(sys.argv[1:2] or [MODEL]))
    lines = [
        f"{word} {''.join(chr(MIDDLE + step) for step in row)}"
        for word, row in zip(times, rows, strict=True)
        if row.any()
    ]
    with (ROOT / "data" / "language" / "vectors.yaml").open("w", encoding="utf-8") as out:
        out.write(HEAD)
        for at in range(0, len(lines), A_TEXT):
            out.write("  - " + "\n    ".join(lines[at : at + A_TEXT]) + "\n")


if __name__ == "__main__":
    main()
