"""Measure the translation detectors and scores; print Markdown tables.

    python benchmarks/mt/run.py DEV.jsonl.gz GOLD.jsonl SPANS.jsonl.gz [--more MORE.jsonl]

Every style score comes from a model that did not see the text's source article (first split) or language pair (second
split), nor, for machine texts, its system. Needs numpy, scipy and scikit-learn (training/html/requirements.txt).
"""

from __future__ import annotations

import argparse
import gzip
import json
import sys
import time
from collections import Counter
from collections.abc import Callable, Sequence
from pathlib import Path

try:
    import numpy as np
    from sklearn.metrics import roc_auc_score
except ModuleNotFoundError as error:
    sys.exit(f"{__doc__}\n{error}: pip install -r training/html/requirements.txt")

sys.path.insert(0, str(Path(__file__).parents[2]))
from newsclean.article import Finding
from newsclean.detect import find_all
from newsclean.detect.reading import read_text
from newsclean.detect.scores import judge_machine, judge_translated, load_calibration, read_style, translated_odds
from newsclean.detect.style import Style
from newsclean.settings import Settings
from training.mt.data import Text, article_fold, half_of, is_scored, join_tokens, pair_fold, read_sentences, read_texts
from training.mt.evidence import held_out_evidence
from training.mt.style import held_out_styles

LOOPS = ("repeated_phrase", "doubled_word", "oscillation", "decoder_token")
Group = tuple[str, Callable[[Text], bool]]
GROUPS: tuple[Group, ...] = (
    ("originals", lambda t: t.label == "human-original" and t.set == "wmt"),
    ("other news", lambda t: t.set == "news"),
    ("web articles", lambda t: t.set == "web"),
    ("human translations", lambda t: t.label == "human-translation"),
    ("machine, chrF < 50", lambda t: t.label == "machine" and (t.quality or 0) < 50),
    ("machine, 50-65", lambda t: t.label == "machine" and 50 <= (t.quality or 0) < 65),
    ("machine, >= 65", lambda t: t.label == "machine" and (t.quality or 0) >= 65),
)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    for name in ("dev", "gold", "spans"):
        parser.add_argument(name, type=Path)
    parser.add_argument("--more", type=Path, help="further originals, as training/mt/pages.py prints them")
    args = parser.parse_args()
    texts = read_texts(args.dev, args.gold, args.more)
    more = read_sentences(args.spans)
    findings = [find_all(read_text(text.text)) for text in texts]
    print_findings(texts, findings)
    print_loops(args.spans)
    print_evidence(texts, findings)
    for name, fold in (("source article and system", article_fold), ("language pair and system", pair_fold)):
        styles = held_out_styles(texts, more, fold)
        print(f"\n## Split by {name}\n")
        evidence = held_out_evidence(texts, findings, fold)
        print_translated(texts, styles, evidence)
        print_verdicts(texts, styles, findings)
    print_cost(texts)


def print_findings(texts: Sequence[Text], findings: Sequence[Sequence[Finding]]) -> None:
    """Print findings per 10,000 words by kind and group, then the sum of the kinds that are evidence of translation."""
    print("## Findings in 10,000 words\n")
    print("| kind | " + " | ".join(name for name, _ in GROUPS) + " |")
    print("|---" * (len(GROUPS) + 1) + "|")
    kinds = {finding.kind for found in findings for finding in found}
    traces = kinds & load_calibration().evidence.keys()
    rows = [(kind, {kind}) for kind in (*sorted(traces), *sorted(kinds - traces))]
    rows.insert(len(traces), ("all traces of translation", traces))
    for name, counted in rows:
        cells = []
        for _, belongs in GROUPS:
            group = [i for i, text in enumerate(texts) if belongs(text)]
            hits = sum(finding.kind in counted for i in group for finding in findings[i])
            cells.append(f"{hits / sum(texts[i].words for i in group) * 10_000:.2f}")
        print(f"| {name} | " + " | ".join(cells) + " |")


def print_loops(path: Path) -> None:
    """Print the results for loops in MLQE-PE: a hit is right if the post-edited text does not hold it."""
    hits = right = known = found_known = 0
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        rows = [json.loads(line) for line in lines]
    for row in rows:
        if row["source"] != "mlqe-pe":
            continue
        text, edited = join_tokens(row["text"]), join_tokens(row["postedit"])
        found = [f for f in find_all(read_text(text)) if f.kind in LOOPS]
        hits += len(found)
        right += sum(f.text.lower() not in edited.lower() for f in found)
        # Annotated loops: the editors removed copies of words that the machine repeated at once.
        if repeats(text) > repeats(edited):
            known += 1
            found_known += bool(found)
    print("\n## Loops, MLQE-PE (3,999 sentences, weak systems)\n")
    print(f"{hits} hits, {right / max(1, hits):.3f} of them gone in the post-edited text;")
    print(f"{known} sentences with repetitions that editors took out, {found_known / max(1, known):.3f} found")


def repeats(sentence: str) -> int:
    """How many words of a sentence are repeated at once, singly or in groups of up to six words."""
    words = [word.strip(",.") for word in sentence.lower().split() if any(map(str.isalnum, word))]
    return sum(words[i : i + n] == words[i + n : i + 2 * n] for n in range(1, 7) for i in range(len(words) - 2 * n + 1))


def rows_of(texts: Sequence[Text], belongs: Callable[[Text], bool], styles: np.ndarray) -> np.ndarray:
    """The indices of a group's texts that are long enough; of machine texts, only those by held-out systems."""
    fit = [
        i
        for i, t in enumerate(texts)
        if belongs(t) and is_scored(t) and (not t.system or half_of(t.system) == 1) and not np.isnan(styles[i, 0])
    ]
    return np.array(fit, dtype=int)


def print_translated(texts: Sequence[Text], styles: np.ndarray, evidence: np.ndarray) -> None:
    """Print AUC and recall at 1 % false positives of `translated`, with findings and by style alone."""
    read = [Style(*map(float, style)) for style in styles]
    calibration = load_calibration()
    score = np.array([translated_odds(style, more, calibration) for style, more in zip(read, evidence, strict=True)])
    alone = styles[:, 0]
    machine = rows_of(texts, lambda t: t.label == "machine", styles)
    print("| machine against | texts | AUC | recall at 1 % | at 5 % | by style alone: AUC | at 1 % | at 5 % |")
    print("|---|---|---|---|---|---|---|---|")
    sides: tuple[Group, ...] = (
        ("originals", lambda t: t.label == "human-original" and t.set == "wmt"),
        ("originals and other news", lambda t: t.label == "human-original" and t.set != "web"),
        (
            "the same without doubtful outlets",
            lambda t: t.label == "human-original" and t.set != "web" and not t.is_doubtful,
        ),
        ("all of these and web articles", lambda t: t.label == "human-original"),
        ("human translations", lambda t: t.label == "human-translation"),
    )
    for name, belongs in sides:
        people = rows_of(texts, belongs, styles)
        cells = [cell for scores in (score, alone) for cell in separation(scores[machine], scores[people])]
        print(f"| {name} | {len(people)} | " + " | ".join(cells) + " |")


def separation(machine: np.ndarray, people: np.ndarray) -> tuple[str, str, str]:
    """AUC, and the recall of machine translations at 1 % and 5 % false positives."""
    truth = np.r_[np.ones(len(machine)), np.zeros(len(people))]
    auc = roc_auc_score(truth, np.r_[machine, people])
    at_1, at_5 = (float(np.mean(machine > np.quantile(people, 1 - rate))) for rate in (0.01, 0.05))
    return f"{auc:.3f}", f"{at_1:.2f}", f"{at_5:.2f}"


def print_verdicts(texts: Sequence[Text], styles: np.ndarray, findings: Sequence[Sequence[Finding]]) -> None:
    """Print the share of each group that gets each verdict at the default settings."""
    settings = Settings()
    head = ["group", "texts", "translated likely", "possible", "machine likely", "possible"]
    print("\n| " + " | ".join([*head, "without style: likely", "possible"]) + " |")
    print("|---|---|---|---|---|---|---|---|")
    for name, belongs in GROUPS:
        rows = rows_of(texts, belongs, styles)
        shares = []
        read = [Style(*map(float, styles[i])) for i in rows]
        for judged in (
            [judge_translated(style, findings[i], settings) for style, i in zip(read, rows, strict=True)],
            [judge_machine(style, findings[i], settings) for style, i in zip(read, rows, strict=True)],
            [judge_machine(None, findings[i], settings) for i in rows],
        ):
            verdicts = Counter(judgement.verdict for judgement in judged)
            shares += [verdicts["likely"] / len(rows), verdicts["possible"] / len(rows)]
        print(f"| {name} | {len(rows)} | " + " | ".join(f"{share:.1%}" for share in shares) + " |")


def print_evidence(texts: Sequence[Text], findings: Sequence[Sequence[Finding]]) -> None:
    """Print the share of each group that gets each verdict by the findings alone, on texts of all systems."""
    settings = Settings()
    print("\n## By what can be shown, all systems, the style model off\n")
    print("| group | texts | machine likely | possible |")
    print("|---|---|---|---|")
    for name, belongs in GROUPS:
        rows = [i for i, text in enumerate(texts) if belongs(text) and is_scored(text)]
        verdicts = Counter(judge_machine(None, findings[i], settings).verdict for i in rows)
        likely, possible = verdicts["likely"] / len(rows), verdicts["possible"] / len(rows)
        print(f"| {name} | {len(rows)} | {likely:.1%} | {possible:.1%} |")


def print_cost(texts: Sequence[Text]) -> None:
    """Print the mean CPU time per text of detectors and scores together."""
    settings = Settings()
    pages = [text for text in texts if text.label == "human-original"]
    started = time.process_time()
    for text in pages:
        reading = read_text(text.text)
        style = read_style(reading, settings)
        findings = find_all(reading)
        judge_translated(style, findings, settings)
        judge_machine(style, findings, settings)
    spent = (time.process_time() - started) / len(pages) * 1000
    mean = sum(text.words for text in pages) / len(pages)
    print(f"\n## Cost\n\n{spent:.2f} ms of CPU a text of {mean:.0f} words in the mean ({len(pages)} texts)")


if __name__ == "__main__":
    main()
