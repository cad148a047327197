"""Worker processes that may hang or die: a page costs its own time limit and memory, and nothing else.

The standard pools wait for ever for a worker that is stuck in native code, and lose all when one is killed.
Here each worker has a pipe of its own; the parent sees when one is silent for too long or gone, puts
another in its place and goes on with the rest.
"""

from __future__ import annotations

import gc
import multiprocessing
import signal
import sys
import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from multiprocessing.connection import Connection, wait
from multiprocessing.context import SpawnContext
from multiprocessing.reduction import ForkingPickler
from typing import Generic, TypeVar, cast

from newsclean.errors import NewscleanError
from newsclean.settings import Settings

Item = TypeVar("Item")
Result = TypeVar("Result")

# Items that a worker may hold, so that it never waits for the parent; and their bytes. More than a pipe takes
# without being read, and parent and worker could wait for each other for ever.
AHEAD, AHEAD_BYTES = 8, 32_000
# Results that may wait for an earlier one, for each worker; more, and no new items are handed out.
BUFFER = 64
# Seconds that a worker may take to start, imports and all, on a machine that has much else to do.
START_SECONDS = 120.0
# Pages after which a worker collects garbage; within a page the collector is off.
COLLECT_EVERY = 50


@dataclass(frozen=True, slots=True)
class Lost:
    """Stands for the result of an item whose worker hung or died."""

    message: str


@dataclass(slots=True, eq=False)
class _Worker(Generic[Item]):
    process: multiprocessing.process.BaseProcess
    pipe: Connection
    items: deque[tuple[int, Item]] = field(default_factory=deque)  # its own, not answered; the first is at work
    sent: deque[int] = field(default_factory=deque)  # bytes of those of `items`, from the first, that are in its hands
    since: float = 0.0  # when the first of `items` was begun
    ready: bool = False

    def feed(self) -> None:
        """Send as many items as the pipe takes for sure; one, however large, when the worker has none."""
        while len(self.sent) < len(self.items):
            payload = ForkingPickler.dumps(self.items[len(self.sent)][1])
            if self.sent and sum(self.sent) + len(payload) > AHEAD_BYTES:
                return
            self.sent.append(len(payload))
            try:
                self.pipe.send_bytes(payload)
            except (BrokenPipeError, ConnectionResetError):
                return  # It died; `collect` sees that and keeps its items.


def pool_map(
    function: Callable[[Item, Settings], Result], items: Iterable[Item], settings: Settings, jobs: int
) -> Iterator[tuple[Item, Result | Lost]]:
    """Yield each item with its result, in input order.

    `function` must be importable by name; what it raises ends the run. An item during which a worker dies
    is tried once more by itself, in a new worker. Raises `NewscleanError` where workers cannot start.
    """
    source, pool = enumerate(items), _Pool(function, settings)
    done: dict[int, tuple[Item, Result | Lost]] = {}
    emitted, given = 0, 0
    exhausted = False
    try:
        while not (exhausted and emitted == given and not pool.again):
            while not exhausted and given - emitted < jobs * BUFFER and pool.room(jobs):
                try:
                    index, item = next(source)
                except StopIteration:
                    exhausted = True
                else:
                    pool.hand_out(index, item, jobs)
                    given += 1
            for index, item, result in pool.collect():
                done[index] = (item, result)
            while emitted in done:
                yield done.pop(emitted)
                emitted += 1
    finally:
        pool.close()


class _Pool(Generic[Item, Result]):
    """The workers, the items they hold, and those that must be tried again."""

    def __init__(self, function: Callable[[Item, Settings], Result], settings: Settings) -> None:
        methods = multiprocessing.get_all_start_methods()
        # fork is unsafe in a program that has threads, and callers may have some.
        self.context = cast(
            "SpawnContext", multiprocessing.get_context("forkserver" if "forkserver" in methods else "spawn")
        )
        if "forkserver" in methods:
            self.context.set_forkserver_preload(["newsclean.run.preload"])
        self.function, self.settings = function, settings
        self.workers: list[_Worker[Item]] = []
        self.again: deque[tuple[int, Item]] = deque()  # whose worker died: tried once more, alone
        self.tried: set[int] = set()
        self.failed_starts = 0

    def room(self, jobs: int) -> bool:
        return len(self.workers) < jobs or any(len(worker.items) < AHEAD for worker in self.workers)

    def hand_out(self, index: int, item: Item, jobs: int) -> None:
        if len(self.workers) < jobs and all(worker.items for worker in self.workers):
            self.workers.append(self._start())
        worker = min(self.workers, key=lambda worker: len(worker.items))
        self._give(worker, (index, item))

    def _give(self, worker: _Worker[Item], *items: tuple[int, Item]) -> None:
        if not worker.items:
            worker.since = time.monotonic()
        worker.items.extend(items)
        worker.feed()

    def _start(self) -> _Worker[Item]:
        ours, theirs = self.context.Pipe()
        process = self.context.Process(target=_work, args=(theirs, self.function, self.settings), daemon=True)
        process.start()
        theirs.close()
        return _Worker(process, ours)

    def collect(self) -> list[tuple[int, Item, Result | Lost]]:
        """What came in: waits until something does or a worker's time is up."""
        results: list[tuple[int, Item, Result | Lost]] = []
        busy = [worker for worker in self.workers if worker.items]
        if not busy:
            return self._retry()
        now = time.monotonic()
        patience = max(0.0, min(worker.since + self._limit(worker) - now for worker in busy))
        readable = cast("list[Connection]", wait([worker.pipe for worker in busy], timeout=patience))
        now = time.monotonic()
        for worker in busy:
            if worker.pipe in readable:
                self._receive(worker, results)
            elif now - worker.since >= self._limit(worker):
                if worker.ready:
                    index, item = worker.items.popleft()
                    message = f"took more than {self.settings.page_seconds:g} s (page_seconds): given up"
                    results.append((index, item, Lost(message)))
                self._replace(worker)
        return results

    def _limit(self, worker: _Worker[Item]) -> float:
        """Seconds that a worker may be silent: a page's time, and longer while it starts."""
        seconds = self.settings.page_seconds
        return seconds if worker.ready else max(seconds, START_SECONDS)

    def _receive(self, worker: _Worker[Item], results: list[tuple[int, Item, Result | Lost]]) -> None:
        try:
            while worker.pipe.poll():
                message = worker.pipe.recv()
                worker.since = time.monotonic()
                if not worker.ready:
                    worker.ready, self.failed_starts = True, 0
                    continue
                if isinstance(message, BaseException):
                    raise message
                index, item = worker.items.popleft()
                worker.sent.popleft()
                results.append((index, item, message))
                worker.feed()
        except (EOFError, ConnectionResetError):
            if worker.ready and worker.items:
                index, item = worker.items.popleft()
                if index in self.tried:
                    code = worker.process.exitcode
                    results.append((index, item, Lost(f"its worker died twice (exit code {code}): out of memory?")))
                else:
                    self.tried.add(index)
                    self.again.append((index, item))
            self._replace(worker)

    def _replace(self, worker: _Worker[Item]) -> None:
        """Put a new worker in the place of one that hangs or is gone; it takes over what was handed out."""
        if not worker.ready:
            self.failed_starts += 1
            if self.failed_starts > 3:
                raise NewscleanError(
                    "worker processes do not start. In a script, call from under `if __name__ == '__main__':`;"
                    " or use jobs=1."
                )
        _kill(worker)
        fresh = self._start()
        self.workers[self.workers.index(worker)] = fresh
        self._give(fresh, *worker.items)

    def _retry(self) -> list[tuple[int, Item, Result | Lost]]:
        if self.again:
            index, item = self.again.popleft()
            if not self.workers:
                self.workers.append(self._start())
            self._give(self.workers[0], (index, item))
        return []

    def close(self) -> None:
        for worker in self.workers:
            _kill(worker)


def _kill(worker: _Worker[Item]) -> None:
    worker.pipe.close()
    worker.process.kill()
    worker.process.join()


def _work(pipe: Connection, function: Callable[[Item, Settings], Result], settings: Settings) -> None:
    """A worker's life: take an item, answer it, until the parent is gone."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    _limit_memory(settings.page_memory)
    gc.collect()
    gc.freeze()
    gc.disable()
    pipe.send("ready")
    count = 0
    while True:
        try:
            item = pipe.recv()
        except (EOFError, ConnectionResetError):
            return
        try:
            answer: object = function(item, settings)
        except MemoryError:
            # The parent takes the silence for a death, tries again alone, and reports it.
            return
        except Exception as error:
            answer = error
        try:
            pipe.send(answer)
        except (BrokenPipeError, ConnectionResetError):
            return
        count += 1
        if count % COLLECT_EVERY == 0:
            gc.collect()


def _limit_memory(most: int) -> None:
    """Give this process an address space of `most` bytes; where the system knows no such limit, there is none."""
    if sys.platform != "linux" or not most:
        return
    import resource

    _, hard = resource.getrlimit(resource.RLIMIT_AS)
    resource.setrlimit(resource.RLIMIT_AS, (most if hard == resource.RLIM_INFINITY else min(most, hard), hard))
