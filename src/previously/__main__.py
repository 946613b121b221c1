"""The program's front door: the one place that turns errors into a line and an exit code."""

from __future__ import annotations

import sys


def main() -> None:
    """Run the command line, so that whatever goes wrong a person sees one line and never a traceback."""
    from previously.cli import run

    sys.exit(run(sys.argv[1:]))


if __name__ == "__main__":
    main()
