"""The program's front door: the one place that turns errors into a line and an exit code."""

from __future__ import annotations

import sys


def main() -> None:
    """Run the command line, so that whatever goes wrong a person sees one line and never a traceback."""
    try:
        from previously.cli import run

        code = run(sys.argv[1:])
    except KeyboardInterrupt:  # before the command has even begun
        print("previously: Stopped.", file=sys.stderr)
        code = 130
    sys.exit(code)


if __name__ == "__main__":
    main()
