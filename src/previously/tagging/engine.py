"""Running the model's graphs: windows are computed ahead, one to a thread, while the caller works on those before.

Which thread computes a window changes nothing: a window's numbers depend on nothing but its own words.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from typing import Any

import numpy as np

from previously.tagging.pieces import Window

THREADS = 2
AHEAD = 16
"""Windows computed before they are asked for: about 3,000 words, 16 MB."""

Outputs = list[Any]


class Engine:
    """The graphs of one model; "vectors", "window" and "answer" are the large ones, the others are small heads."""

    def __init__(self, graphs: Mapping[str, bytes]) -> None:
        """Build from ONNX files by name; raises onnxruntime's own exceptions for one it cannot understand."""
        self._sessions: dict[str, Any] = {}
        for name, content in graphs.items():
            self.add(name, content)
        self._pool: ThreadPoolExecutor | None = None
        self._prepared: tuple[object, Queue] | None = None

    def add(self, name: str, content: bytes) -> None:
        """Take in one more graph; raises onnxruntime's own exceptions for one it cannot understand."""
        import onnxruntime as ort

        options = ort.SessionOptions()
        # One thread a run, so that every machine computes the same sums in the same order.
        options.intra_op_num_threads = 1
        options.inter_op_num_threads = 1
        options.log_severity_level = 3
        self._sessions[name] = ort.InferenceSession(content, options, providers=["CPUExecutionProvider"])

    def __contains__(self, name: str) -> bool:
        return name in self._sessions

    def run(self, graph: str, inputs: Mapping[str, Any]) -> Outputs:
        """Run a graph on its inputs by name; outputs in the graph's order."""
        out: Outputs = self._sessions[graph].run(None, dict(inputs))
        return out

    def prepare(self, key: object, windows: Sequence[Window]) -> None:
        """Begin on windows that will be asked for next under the same key; at most one such text is kept."""
        if self._prepared is not None:
            self._prepared[1].close()
        self._prepared = (key, Queue(self, windows))

    def windows(self, key: object, windows: Sequence[Window]) -> Iterator[Outputs]:
        """The "window" graph's outputs for each window in turn, going on from what was prepared under an equal key."""
        queue = None
        if self._prepared is not None:
            known, queue = self._prepared
            self._prepared = None
            if known != key:
                queue.close()
                queue = None
        queue = queue or Queue(self, windows)
        try:
            yield from queue
        finally:
            queue.close()

    def submit(self, window: Window) -> Future[Outputs]:
        """Have a thread compute a window."""
        return self._threads().submit(self._read, window)

    def vectors(self, window: Window) -> Any:
        """The word vectors of a window, (1, pieces, width)."""
        pieces = {"ids": np.array([window.ids], dtype=np.int64), "shapes": np.array([window.shapes], dtype=np.int64)}
        return self.run("vectors", pieces)[0]

    def answer(self, question: Any, passage: Any, window: Window) -> Future[Outputs]:
        """Have a thread compute the "answer" graph of the word vectors of a question and of a window."""
        inputs = {"question": question, "passage": passage, **_ends(window)}
        return self._threads().submit(self.run, "answer", inputs)

    def _threads(self) -> ThreadPoolExecutor:
        if self._pool is None:
            self._pool = ThreadPoolExecutor(THREADS, thread_name_prefix="previously")
        return self._pool

    def _read(self, window: Window) -> Outputs:
        return self.run("window", {"vectors": self.vectors(window), **_ends(window)})


def _ends(window: Window) -> dict[str, Any]:
    """The first and last piece of each word."""
    return {"first": np.array(window.first, dtype=np.int64), "last": np.array(window.last, dtype=np.int64)}


class Queue:
    """Windows of one text being computed, never more than AHEAD of them beyond the one last taken."""

    def __init__(self, engine: Engine, windows: Sequence[Window]) -> None:
        self._engine = engine
        self._left = deque(windows)
        self._running: deque[Future[Outputs]] = deque()
        self._fill()

    def _fill(self) -> None:
        while self._left and len(self._running) < AHEAD:
            self._running.append(self._engine.submit(self._left.popleft()))

    def __iter__(self) -> Iterator[Outputs]:
        while self._running:
            out = self._running.popleft().result()
            self._fill()
            yield out

    def close(self) -> None:
        """Let go of what nobody will ask for."""
        self._left.clear()
        while self._running:
            self._running.pop().cancel()
