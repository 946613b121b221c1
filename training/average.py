"""Average the weights of checkpoints of one line of training: `python -m training.average OUT CKPT=WEIGHT…`.

Where checkpoints lie in one valley of the loss, their mean is better than each (Wortsman et al. 2022, model soups).
"""

from __future__ import annotations

import argparse
from pathlib import Path

from training.train import load, save


def main() -> None:
    """Write the weighted mean, with the notes of the last checkpoint."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("out", type=Path)
    parser.add_argument("checkpoints", nargs="+", metavar="CKPT=WEIGHT")
    args = parser.parse_args()
    pairs = [(Path(path), float(weight)) for path, _, weight in (c.rpartition("=") for c in args.checkpoints)]
    total = sum(weight for _, weight in pairs)
    net, notes = load(pairs[-1][0])
    mean = {name: value * (pairs[-1][1] / total) for name, value in net.state_dict().items()}
    for path, weight in pairs[:-1]:
        for name, value in load(path)[0].state_dict().items():
            mean[name] = mean[name] + value * (weight / total)
    net.load_state_dict(mean)
    save(args.out, net, {"average": [weight for _, weight in pairs], "before": notes})


if __name__ == "__main__":
    main()
