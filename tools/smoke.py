"""Build the wheel and run the main job from it, in a fresh environment without the development packages."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import venv
from pathlib import Path

ROOT = Path(__file__).parents[1]


def main() -> None:
    """Build, install, read the demo, audit; any failure ends the program with its output."""
    with tempfile.TemporaryDirectory() as folder:
        run(sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", folder, str(ROOT))
        (wheel,) = Path(folder).glob("*.whl")
        venv.create(Path(folder) / "env", with_pip=True)
        python = str(Path(folder) / "env" / "bin" / "python")
        run(python, "-m", "pip", "install", "--quiet", "--require-hashes", "-r", str(ROOT / "requirements.lock"))
        run(python, "-m", "pip", "install", "--quiet", "--no-deps", str(wheel))
        store = str(Path(folder) / "record.db")
        tables = [["export", f"{name}.csv", "--format", name] for name in ("gtd", "ucdp", "acled")]
        for command in (["build", str(ROOT / "demo" / "reports"), "--quiet"], ["incidents"], *tables, ["audit"]):
            run(python, "-m", "dateline", *command, "--store", store, cwd=folder)
        print(f"{wheel.name}: {wheel.stat().st_size / 1e6:.1f} MB, reads the demo and audits clean")


def run(*command: str, cwd: str | None = None) -> None:
    """Run a command; stop with its output if it fails."""
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
    done = subprocess.run(command, cwd=cwd, env=environment, capture_output=True, text=True, check=False)
    if done.returncode:
        sys.exit(f"{' '.join(command)}\n{done.stdout}{done.stderr}")


if __name__ == "__main__":
    main()
