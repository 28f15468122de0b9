"""The public tasks from the command line.

python -m benchmarks predict TASK INPUT.jsonl OUTPUT.jsonl   predictions, through the pipeline that users run
python -m benchmarks score TASK GOLD.jsonl OUTPUT.jsonl      the table of the tasks' own scorer
python -m benchmarks slots GOLD.jsonl OUTPUT.jsonl           muc4: the table of every slot of its templates
python -m benchmarks dev [BENCH]                             predict and score the dev part of every task
python -m benchmarks floor [BENCH]                           is every pinned figure still reached?
python -m benchmarks speed [FILE ...]                        reports and words a second, beside spaCy alone
python -m benchmarks scale [REPORTS ...]                     time and memory of a build as the record grows
python -m benchmarks desk [--record FILE]                    how fast the pages of the review desk answer
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from benchmarks import desk, floor, muc4_slots, scale, speed, tasks


def main(arguments: list[str] | None = None) -> int:
    """Run one command and return its exit status."""
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    commands = parser.add_subparsers(dest="command", required=True)
    predict = commands.add_parser("predict", help="write predictions for a task")
    predict.add_argument("task", choices=tasks.TASKS)
    predict.add_argument("input", type=Path)
    predict.add_argument("output", type=Path)
    score = commands.add_parser("score", help="score predictions with the tasks' own scorer")
    score.add_argument("task", choices=tasks.TASKS)
    score.add_argument("gold", type=Path)
    score.add_argument("output", type=Path)
    score.add_argument(
        "--scorer", type=Path, help="score.py of the tasks (default: beside the gold, else ../shared/bench)"
    )
    slots = commands.add_parser("slots", help="score every slot of muc4's templates")
    slots.add_argument("gold", type=Path)
    slots.add_argument("output", type=Path)
    for name, text in (("dev", "dev figures of every task"), ("floor", "compare with the pinned floor")):
        command = commands.add_parser(name, help=text)
        command.add_argument("bench", type=Path, nargs="?", default=tasks.BENCH)
    commands.add_parser("speed", help="reports and words a second").add_argument("files", type=Path, nargs="*")
    growth = commands.add_parser("scale", help="time and memory of a build as the record grows")
    growth.add_argument("sizes", type=int, nargs="*", default=list(scale.SIZES))
    growth.add_argument("--plot", type=Path, help="where to draw time against reports, as SVG")
    pages = commands.add_parser("desk", help="how fast the pages of the review desk answer")
    pages.add_argument("--record", type=Path, help="where to keep the record that it makes, and to find it again")
    options = parser.parse_args(arguments)
    return COMMANDS[options.command](options)


def _predict(options: argparse.Namespace) -> int:
    rows = tasks.read_rows(options.input)
    tasks.write_rows(options.output, tasks.predict(options.task, rows))
    return 0


def _score(options: argparse.Namespace) -> int:
    scorer = tasks.find_scorer(options.gold, options.scorer)
    result = tasks.score(scorer, options.task, options.gold, options.output)
    print("\n".join(f"{name}: {value}" for name, value in result.items()))
    return 0


def _slots(options: argparse.Namespace) -> int:
    print(muc4_slots.table(muc4_slots.score(tasks.read_rows(options.gold), tasks.read_rows(options.output))))
    return 0


def _dev(options: argparse.Namespace) -> int:
    for name, figures in tasks.dev(options.bench):
        print(f"{name}: {figures}", flush=True)
    return 0


def _floor(options: argparse.Namespace) -> int:
    return floor.check(options.bench)


def _speed(options: argparse.Namespace) -> int:
    return speed.run(options.files)


def _scale(options: argparse.Namespace) -> int:
    return scale.run(options.sizes, options.plot)


def _desk(options: argparse.Namespace) -> int:
    return desk.run(record=options.record)


COMMANDS = {
    "predict": _predict,
    "score": _score,
    "slots": _slots,
    "dev": _dev,
    "floor": _floor,
    "speed": _speed,
    "scale": _scale,
    "desk": _desk,
}

if __name__ == "__main__":
    sys.exit(main())
