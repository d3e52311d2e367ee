"""Ctrl+C and SIGTERM end a command in the same way: as a KeyboardInterrupt, so that everything is put away."""

from __future__ import annotations

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType


@contextmanager
def as_one() -> Iterator[None]:
    """Until the end of the block, SIGTERM is a KeyboardInterrupt too. Only a main thread may decide on signals."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    before = signal.signal(signal.SIGTERM, _interrupt)
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, before)


def _interrupt(number: int, frame: FrameType | None) -> None:
    raise KeyboardInterrupt
