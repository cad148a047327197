"""Fit the style model: two logistic regressions over the same counts.

`translated`: machine and human translations against texts first written in English.
`machine`: machine translations against human ones, and against texts first written in English.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Callable, Mapping, Sequence

import numpy as np
from scipy import sparse
from scipy.optimize import minimize
from scipy.special import expit

from newsclean.detect.grams import count_grams, make_alphabet
from newsclean.detect.style import Model
from training.mt.data import Text, half_of, pieces_of

WORDS = 2000  # general words that keep their form
LEAST_ARTICLES = 30  # source articles that must have a gram; half as many gave twice the grams and no better AUC
STRENGTH = 3.0  # inverse of the penalty; AUC is flat from 1 to 30
# Directions in which the articles of one kind differ most, which no score may use; AUC is flat from 10 to 40.
NUISANCES = 20
SPREAD = 1.0  # strength of the divisor for differences between languages; AUC is flat from 0.5 to 4
# What each score takes of the other's log odds, which were fitted on other contrasts. Measured (mean of both halves of
# the systems): docs/benchmarks-mt.md, "What helped on unseen pairs". 0.1 to 0.3 do as well.
LENT = 0.2
SCALE = 6.0  # brings the square roots of shares near to one, for the solver
# Words that mark the months in which the WMT texts were written.
OF_THE_TIME = ("corona", "covid", "pandemic", "virus", "infect", "quarantin", "epidemic", "vaccin", "lockdown")


def general_words(texts: Sequence[Text]) -> list[str]:
    """The words that every kind of text uses, the most general first: general vocabulary, no topics.

    A word's score is the mean of its log document rate over the kinds (web articles, originals, the human and the
    machine translations of each language). So a word that is frequent in one kind and rare in another scores low.
    """
    kinds: dict[str, list[set[str]]] = defaultdict(list)
    for text in texts:
        kind = text.origin if text.set == "wmt" else "web"
        tokens = text.text.replace("’", "'").split()
        words = {token.strip(".,;:!?()[]\"'“”‘–—-") for token in tokens}
        kinds[f"{kind} {text.label}"].append({word for word in words if word.islower()})
    rates = []
    for documents in kinds.values():
        counts = Counter(word for words in documents for word in words)
        rates.append({word: count / len(documents) for word, count in counts.items() if count > 2})
    worth = {}
    for word in set().union(*rates):
        logs = [math.log(rate.get(word, 0.0) + 0.01) for rate in rates]
        if word.replace("'", "").isalpha() and word.isascii() and not word.startswith(OF_THE_TIME):
            worth[word] = float(np.mean(logs))
    return sorted(worth, key=lambda word: (-worth[word], word))[:WORDS]


class Counts:
    """The grams of many texts as one sparse matrix of square roots of shares."""

    def __init__(self, texts: Sequence[Text], words: list[str]) -> None:
        self.alphabet = make_alphabet(words)
        counted = [count_grams(text.text, self.alphabet) for text in texts]
        articles: dict[str, set[int]] = defaultdict(set)
        for text, (grams, _) in zip(texts, counted, strict=True):
            if text.set != "wiki":  # the features are chosen from news and the web
                articles[text.article].update(grams)
        spread = Counter(gram for grams in articles.values() for gram in grams)
        self.grams = sorted(gram for gram, count in spread.items() if count >= LEAST_ARTICLES)
        self.matrix = self._matrix(counted)

    def read(self, texts: Sequence[Text]) -> sparse.csr_matrix:
        """The counts of the same grams in other texts."""
        return self._matrix([count_grams(text.text, self.alphabet) for text in texts])

    def _matrix(self, counted: Sequence[tuple[Counter[int], int]]) -> sparse.csr_matrix:
        place = {gram: i for i, gram in enumerate(self.grams)}
        rows, columns, values = [], [], []
        for row, (grams, size) in enumerate(counted):
            for gram, count in grams.items():
                if gram in place:
                    rows.append(row)
                    columns.append(place[gram])
                    values.append(math.sqrt(count / size))
        return sparse.csr_matrix((values, (rows, columns)), shape=(len(counted), len(self.grams)))


ORIGINALS = {("human-original", "wmt"): 1.0, ("human-original", "news"): 1.0, ("human-original", "web"): 0.05}


def weights_of(texts: Sequence[Text], score: str) -> tuple[np.ndarray, np.ndarray]:
    """The class (0 or 1) and the weight of each text for one of the scores; both classes have the same total weight."""
    systems = Counter(text.article for text in texts if text.label == "machine")
    pieces = Counter(text.id for text in texts)
    share: Mapping[tuple[str, str], float]
    if score == "translated":
        share = ORIGINALS | {("human-translation", "wmt"): 0.1, ("post-edited", "wiki"): 0.5}
    else:
        share = ORIGINALS | {("human-translation", "wmt"): 1.0}
    label, weight = np.zeros(len(texts), dtype=int), np.zeros(len(texts))
    for i, text in enumerate(texts):
        label[i] = text.label == "machine" or (text.label != "human-original" and score == "translated")
        if text.label == "machine":
            weight[i] = 1 / systems[text.article]  # each article once, however many systems translated it
        else:
            weight[i] = share[text.label, text.set] / pieces[text.id]
    for side in (0, 1):
        weight[label == side] *= 1000 / weight[label == side].sum()
    return label, weight


def fit(texts: Sequence[Text], counts: Counts) -> Model:
    """The model fitted on the counted texts; `machine` on news and web only, because the others did not help it."""
    sides = []
    for score in ("translated", "machine"):
        rows = [i for i, text in enumerate(texts) if score == "translated" or text.set != "wiki"]
        read = [texts[i] for i in rows]
        label, weight = weights_of(read, score)
        counted = counts.matrix[rows]
        scale = scale_of(counted, weight)
        scale = scale / between_languages(counted @ sparse.diags(scale), weight, [_language(t, score) for t in read])
        matrix = (counted @ sparse.diags(scale)).tocsr()
        fitted, intercept = fit_logistic(matrix, label, weight, between_articles(matrix, weight, read))
        sides.append((fitted * scale, intercept))
    (translated, bias), (machine, machine_bias) = sides
    translated, machine = translated + LENT * machine, machine + LENT * translated
    bias, machine_bias = bias + LENT * machine_bias, machine_bias + LENT * bias
    weights = {gram: complex(translated[i], machine[i]) for i, gram in enumerate(counts.grams)}
    return Model(counts.alphabet, weights, complex(bias, machine_bias))


def fit_logistic(
    matrix: sparse.csr_matrix, label: np.ndarray, weight: np.ndarray, nuisances: np.ndarray
) -> tuple[np.ndarray, float]:
    """Weights and intercept of a logistic regression whose weights are orthogonal to the rows of `nuisances`."""
    sign = np.where(label == 1, 1.0, -1.0)
    transposed = matrix.T.tocsr()

    def without(vector: np.ndarray) -> np.ndarray:
        return vector - nuisances.T @ (nuisances @ vector)

    def loss(parameters: np.ndarray) -> tuple[float, np.ndarray]:
        margin = sign * (matrix @ without(parameters[:-1]) + parameters[-1])
        slope = -sign * weight * expit(-margin)
        gradient = np.append(without(transposed @ slope), slope.sum())
        penalty = float(parameters @ parameters) / 2
        return (
            2 * STRENGTH * float(weight @ np.logaddexp(0, -margin)) + penalty,
            2 * STRENGTH * gradient + parameters,
        )

    start = np.zeros(matrix.shape[1] + 1)
    found = minimize(loss, start, jac=True, method="L-BFGS-B", options={"maxiter": 500, "maxcor": 20, "ftol": 1e-10})
    return without(found.x[:-1]), float(found.x[-1])


def between_articles(matrix: sparse.csr_matrix, weight: np.ndarray, texts: Sequence[Text]) -> np.ndarray:
    """The directions, as orthonormal rows, in which the articles of one kind differ most from each other.

    A kind is a set, a source language and a label. All its articles have the same answer, so what tells them apart
    is topic and register and says nothing about translation. To leave it out is nuisance attribute projection, of
    speaker recognition (Solomonoff, Campbell and Boardman 2005). Measured on unseen pairs: docs/benchmarks-mt.md, "What
    helped on unseen pairs".
    """
    kinds = [f"{text.set} {text.origin} {text.label}" for text in texts]
    articles, article = np.unique(
        [f"{kind}|{text.article}" for kind, text in zip(kinds, texts, strict=True)], return_inverse=True
    )
    ones = sparse.csr_matrix((np.ones(len(texts)), (article, np.arange(len(texts)))), shape=(len(articles), len(texts)))
    means = (sparse.diags(1 / np.asarray(ones.sum(axis=1)).ravel()) @ ones @ matrix).toarray()
    kind_of = np.array([name.partition("|")[0] for name in articles])
    for kind in sorted(set(kinds)):
        means[kind_of == kind] -= means[kind_of == kind].mean(axis=0)
    means *= np.sqrt(np.bincount(article, weight, len(articles)) / weight.sum())[:, None]
    values, vectors = np.linalg.eigh(means @ means.T)
    return (vectors[:, -NUISANCES:] / np.sqrt(values[-NUISANCES:])).T @ means


def _language(text: Text, score: str) -> str:
    """The source language of a text that the score covers; "" for other texts."""
    of_score = text.label == "machine" or (score == "translated" and text.label != "human-original")
    return f"{text.set} {text.origin}" if of_score else ""


def between_languages(matrix: sparse.csr_matrix, weight: np.ndarray, languages: Sequence[str]) -> np.ndarray:
    """The divisor of each gram's column: greater if the gram's mean differs between source languages.

    A difference between the translations of two languages says little about a third language. Measured on unseen pairs
    (mean of both halves of the systems): docs/benchmarks-mt.md, "What helped on unseen pairs".
    """
    share = weight / weight.sum()
    spread = np.sqrt(matrix.multiply(matrix).T @ share - (matrix.T @ share) ** 2 + 1e-9)
    of = np.array(languages)
    means = [matrix[of == name].T @ weight[of == name] / weight[of == name].sum() for name in sorted(set(of) - {""})]
    between = np.std(means, axis=0) / spread
    return np.sqrt(1 + SPREAD * between / np.median(between))


def scale_of(matrix: sparse.csr_matrix, weight: np.ndarray) -> np.ndarray:
    """The factor of each gram's column: greater if the gram varies little, so that common grams do not dominate.

    It uses the root of the spread, half of the way to columns of equal variance. Without it (mean of both halves of the
    systems, originals and other news) the AUC was 0.972 instead of 0.974 on unseen articles and 0.928 instead of 0.931
    on unseen pairs, and recall at 1 % without the doubtful outlets 0.85 and 0.60 instead of 0.87 and 0.68; equal
    variance did worse.
    """
    share = weight / weight.sum()
    mean = matrix.T @ share
    spread = np.sqrt(matrix.multiply(matrix).T @ share - mean**2 + 1e-9)
    return SCALE * np.sqrt(np.median(spread) / spread)


def held_out_styles(texts: Sequence[Text], more: Sequence[Text], fold_of: Callable[[Text], int]) -> np.ndarray:
    """Two log odds for each text, from models that saw neither its article (or language pair) nor its system.

    The texts of `more` are used for fitting only, and not if theirs is the tested pair. The general words and the grams
    are also chosen without the tested fold. Of the machine texts, one half of the systems is fitted on; only the
    results of the other half are valid.
    """
    folds = [fold_of(text) for text in texts]
    result = np.full((len(texts), 2), np.nan)
    for k in sorted(set(folds)):
        seen = [t for t in (*texts, *more) if fold_of(t) != k and (not t.system or half_of(t.system) == 0)]
        pieces = pieces_of(seen)
        counts = Counts(pieces, general_words([t for t in seen if t.set != "wiki"]))
        model = fit(pieces, counts)
        weights = np.array([model.weights[gram] for gram in counts.grams])
        rows = [i for i, fold in enumerate(folds) if fold == k]
        odds = counts.read([texts[i] for i in rows]) @ weights + model.bias
        result[rows] = np.column_stack([odds.real, odds.imag])
    return result
