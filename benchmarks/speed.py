"""How long Previously takes and how much memory and disk, measured from outside as a person meets it.

Every command runs as a whole process several times beside a bare interpreter, and medians and their ratio are printed:
machines are noisy, ratios travel. `python -m benchmarks.speed [STORY.txt] [--runs N] [--install]`; without a file the
bundled example story is read. `--install` also installs the package into an empty environment and weighs it.
"""

from __future__ import annotations

import argparse
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
EXAMPLE = ROOT / "src" / "previously" / "examples" / "The Lantern House.txt"
LIMITS = {"read (cold)": 5.0, "recap": 0.3, "who": 0.3, "timeline": 0.3, "relations": 0.3, "export": 0.3, "--help": 0.2}
"""Seconds each command may take on two cores; the numbers the project promises."""
READ_MEMORY = 600
INSTALLED = 300


def run(command: list[str], home: Path) -> tuple[float, float]:
    """Wall seconds and peak resident megabytes of one run of a command."""
    env = {**os.environ, "PREVIOUSLY_HOME": str(home)}
    started = time.perf_counter()
    process = subprocess.Popen(command, env=env, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
    stderr = process.stderr.read() if process.stderr else b""
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    seconds = time.perf_counter() - started
    if process.returncode:
        sys.exit(f"{' '.join(command)} failed: {stderr.decode(errors='replace').strip()}")
    return seconds, usage.ru_maxrss / 1024


def measure(story: Path, runs: int) -> bool:
    """Print a row per command; whether all keep their limits."""
    previously = [sys.executable, "-m", "previously"]
    words = len(story.read_text(encoding="utf-8", errors="replace").split())
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder) / "kept"
        run([*previously, "read", str(story), "--title", "Speed"], home)
        commands = {
            "bare python": [sys.executable, "-c", "pass"],
            "--help": [*previously, "--help"],
            "recap": [*previously, "recap", "Speed", "--at", "end"],
            "who": [*previously, "who", "Speed", "--at", "end"],
            "timeline": [*previously, "timeline", "Speed", "--at", "end"],
            "relations": [*previously, "relations", "Speed", "--at", "end"],
            "export": [*previously, "export", "Speed", "--format", "json", "--at", "end"],
        }
        times: dict[str, list[float]] = {name: [] for name in (*commands, "read (cold)")}
        memory: dict[str, float] = dict.fromkeys(times, 0.0)
        for n in range(runs):
            for name, command in commands.items():
                seconds, peak = run(command, home)
                times[name].append(seconds)
                memory[name] = max(memory[name], peak)
            fresh = Path(folder) / f"fresh{n}"
            seconds, peak = run([*previously, "read", str(story), "--title", "Speed"], fresh)
            times["read (cold)"].append(seconds)
            memory["read (cold)"] = max(memory["read (cold)"], peak)
    base = statistics.median(times["bare python"])
    print(f"{story.name}: {words} words, {runs} runs each, medians")
    print(f"{'command':<14}{'seconds':>9}{'limit':>8}{'x bare':>8}{'peak MB':>9}")
    kept = True
    for name, values in times.items():
        middle = statistics.median(values)
        limit = LIMITS.get(name)
        late = limit is not None and middle > limit
        kept &= not late
        print(
            f"{name:<14}{middle:>9.3f}{limit if limit is not None else '':>8}{middle / base:>8.1f}{memory[name]:>9.0f}"
            f"{'  OVER' if late else ''}"
        )
    if memory["read (cold)"] > READ_MEMORY:
        print(f"reading takes more than {READ_MEMORY} MB")
        kept = False
    return kept


def installed() -> bool:
    """Install into an empty environment, print its size in megabytes, and whether it keeps its limit."""
    with tempfile.TemporaryDirectory() as folder:
        env = Path(folder) / "env"
        subprocess.run([sys.executable, "-m", "venv", str(env)], check=True)
        pip = [str(env / "bin" / "python"), "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
        subprocess.run([*pip, "-r", str(ROOT / "requirements" / "run.txt")], check=True)
        subprocess.run([*pip, "--no-deps", str(ROOT)], check=True)
        sizes = {
            p.name: sum(f.stat().st_size for f in p.rglob("*") if f.is_file()) / 1e6
            for p in next(env.glob("lib/python*/site-packages")).iterdir()
            if p.is_dir()
        }
        total = sum(f.stat().st_size for f in env.rglob("*") if f.is_file() and not f.is_symlink()) / 1e6
        shutil.rmtree(env)
    print(f"installed, with everything it needs: {total:.0f} MB (limit {INSTALLED})")
    for name, size in sorted(sizes.items(), key=lambda x: -x[1])[:8]:
        print(f"  {name:<24}{size:>7.1f}")
    return total <= INSTALLED


def main() -> None:
    """Measure, print, and leave with 1 when a limit is not kept."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("story", nargs="?", type=Path, default=EXAMPLE)
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--install", action="store_true")
    options = parser.parse_args()
    kept = measure(options.story, options.runs)
    if options.install:
        kept &= installed()
    sys.exit(not kept)


if __name__ == "__main__":
    main()
