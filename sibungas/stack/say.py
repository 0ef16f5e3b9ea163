"""What the person at the keyboard reads: short sentences, and how long it took."""

import sys
import time

_began = time.monotonic()


class Problem(Exception):
    """Something the person must know; the text is the whole message."""


def step(text: str) -> None:
    print(f"· {time.monotonic() - _began:5.1f} s  {text}", flush=True)


def line(text: str = "") -> None:
    print(text, flush=True)


def error(text: str) -> None:
    print(f"✗ {text}", file=sys.stderr, flush=True)
