"""A pool of worker processes that survives workers that hang or die. A bad page costs only its own result.

The pools of the standard library wait forever for a worker that is stuck in native code, and lose all work when one is
killed. Here each worker has its own pipe. The parent notices when a worker is silent for too long or gone, starts
another in its place and continues with the remaining pages.
"""

from __future__ import annotations

import errno
import multiprocessing
import pickle
import sys
import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing
from dataclasses import dataclass, field
from math import inf
from multiprocessing.connection import Connection, wait
from multiprocessing.reduction import ForkingPickler
from typing import Generic, TypeVar, cast

from newsclean.errors import NewscleanError, RunStopped
from newsclean.run.processes import IN_COMMANDS, how_it_ended, spawning, worker_context
from newsclean.run.signals import starting
from newsclean.run.worker import OutOfMemory, Ready, work
from newsclean.settings import Settings

Item = TypeVar("Item")
Result = TypeVar("Result")

# How many items, and how many bytes of them, are sent to a worker ahead of its work, so that it need not wait for the
# parent. More bytes than a pipe can buffer could deadlock parent and worker; on Windows a pipe buffers 8,192 bytes.
AHEAD, AHEAD_BYTES = 8, 4_000 if sys.platform == "win32" else 32_000
# Results that arrive early wait for the earlier ones. At this many per worker, or this many bytes in all, no further
# items are handed out.
BUFFER, BUFFER_BYTES = 64, 64_000_000
# Windows cannot wait for more than 63 handles at once.
MOST_JOBS = 60 if sys.platform == "win32" else 10_000
# Seconds that a worker may take to start, including imports, even on a busy machine.
START_SECONDS = 120.0
# Longest wait for workers, in seconds. On Windows, Ctrl-C takes effect only after it.
LONGEST_WAIT = 1.0 if sys.platform == "win32" else 1e6
# If a wait ends more than this many seconds late, this process and its workers were suspended (Ctrl-Z), and the time
# does not count against the workers.
LATE_SECONDS = 2.0
# What the system says where it can start no more processes.
_TOO_MANY = (errno.EAGAIN, errno.ENOMEM, errno.EMFILE, errno.ENFILE)
# Seconds to wait for the exit code of a worker that has closed its pipe.
EXIT_SECONDS = 5.0


@dataclass(frozen=True, slots=True)
class Lost:
    """Stands in for the result of an item whose worker hung or died. `message` says what happened."""

    message: str


@dataclass(frozen=True, slots=True)
class _Answer(Generic[Item, Result]):
    index: int
    item: Item
    result: Result | Lost
    size: int = 0  # bytes of the pickled result


@dataclass(slots=True, eq=False)
class _Worker(Generic[Item]):
    process: multiprocessing.process.BaseProcess
    pipe: Connection
    items: deque[tuple[int, Item]] = field(default_factory=deque)  # assigned, not answered; the first is in work
    sent: deque[int] = field(default_factory=deque)  # pickled sizes of the leading `items` that were sent, in bytes
    since: float = 0.0  # when work on the first of `items` began
    ready: bool = False

    def feed(self) -> None:
        """Send as many items as the pipe is sure to buffer. A worker without items is sent one of any size."""
        # A worker that is not ready does not read yet, so sending could block forever.
        while self.ready and len(self.sent) < len(self.items):
            payload = ForkingPickler.dumps(self.items[len(self.sent)][1])
            if self.sent and sum(self.sent) + len(payload) > AHEAD_BYTES:
                return
            self.sent.append(len(payload))
            try:
                self.pipe.send_bytes(payload)
            except (BrokenPipeError, ConnectionResetError):
                return  # It died. `_collect` notices and keeps its items.

    def give(self, *items: tuple[int, Item]) -> None:
        """Assign items to the worker."""
        if not self.items:
            self.since = time.monotonic()
        self.items.extend(items)
        self.feed()

    def kill(self) -> None:
        """Kill the process, whatever it is doing."""
        self.pipe.close()
        self.process.kill()
        self.process.join()


def pool_map(
    function: Callable[[Item, Settings], Result], items: Iterable[Item], settings: Settings, jobs: int
) -> Iterator[tuple[Item, Result | Lost]]:
    """Yield each item with its result, in input order, then end the workers.

    `function` must be importable by name. An exception that it raises is raised here and ends the run; one that cannot
    be pickled comes as a `RuntimeError` with the text of its traceback. If a worker dies while it works on an item,
    that item is tried once more, alone, in a new worker.
    Raises `RunStopped` if workers do not start.
    """
    with closing(Pool(function, settings, jobs)) as pool:
        yield from pool.map(items)


class Pool(Generic[Item, Result]):
    """Worker processes that are kept from one `map` to the next."""

    def __init__(
        self, function: Callable[[Item, Settings], Result], settings: Settings, jobs: int, way_out: str = IN_COMMANDS
    ) -> None:
        """`way_out` is what the user can do if the workers end before they have started."""
        if multiprocessing.current_process().daemon:
            raise NewscleanError("this process is a worker of a pool itself and may start no others: use jobs=1")
        if jobs > MOST_JOBS:
            raise NewscleanError(f"at most {MOST_JOBS} worker processes can be started here, not {jobs}")
        self._context = worker_context()
        self._function, self._settings, self._jobs = function, settings, jobs
        self._way_out = way_out
        self._workers: list[_Worker[Item]] = []
        self._again: deque[tuple[int, Item]] = deque()  # items whose worker died, to be tried once more, alone
        self._tried: set[int] = set()
        self._failed_starts = 0

    def map(self, items: Iterable[Item]) -> Iterator[tuple[Item, Result | Lost]]:
        """Yield each item with its result, in input order. Run one `map` at a time; abandoning it ends the workers.

        An exception of `items` is raised after the results of the items before it.
        """
        source = enumerate(items)
        done: dict[int, _Answer[Item, Result]] = {}
        emitted, given, held = 0, 0, 0
        exhausted = False
        broken: Exception | None = None
        try:
            while not (exhausted and emitted == given):
                while not exhausted and given - emitted < self._jobs * BUFFER and held < BUFFER_BYTES and self._room():
                    try:
                        index, item = next(source)
                    except StopIteration:
                        exhausted = True
                    except Exception as error:
                        exhausted, broken = True, error
                    else:
                        self._hand_out(index, item)
                        given += 1
                for answer in self._collect():
                    done[answer.index] = answer
                    held += answer.size
                while emitted in done:
                    answer = done.pop(emitted)
                    held -= answer.size
                    emitted += 1
                    yield answer.item, answer.result
            if broken:
                raise broken
        finally:
            self._tried.clear()
            if any(worker.items for worker in self._workers) or self._again:
                self.close()

    def _room(self) -> bool:
        return len(self._workers) < self._jobs or any(len(worker.items) < AHEAD for worker in self._workers)

    def _hand_out(self, index: int, item: Item) -> None:
        if len(self._workers) < self._jobs and all(worker.items for worker in self._workers):
            self._workers.append(self._start())
        min(self._workers, key=lambda worker: len(worker.items)).give((index, item))

    def _start(self) -> _Worker[Item]:
        ours, theirs = self._context.Pipe()
        process = self._context.Process(target=work, args=(theirs, self._function, self._settings), daemon=True)
        try:
            with starting():
                process.start()
        except OSError as error:
            if error.errno in _TOO_MANY:
                raise RunStopped(f"worker processes do not start: {error}. Try fewer jobs.") from error
            if isinstance(self._context, multiprocessing.context.SpawnContext):
                raise RunStopped(f"worker processes do not start: {error}") from error
            # The fork server listens on a socket in the folder for temporary files. There may be none, or its name may
            # be too long for a socket.
            self._context = spawning()
            return self._start()
        theirs.close()
        return _Worker(process, ours)

    def _collect(self) -> list[_Answer[Item, Result]]:
        """Return the answers that arrived. Waits until a worker sends something or exceeds its time limit."""
        answers: list[_Answer[Item, Result]] = []
        busy = [worker for worker in self._workers if worker.items]
        if not busy:
            self._retry()
            return answers
        now = time.monotonic()
        patience = min(worker.since + self._limit(worker) - now for worker in busy)
        patience = max(0.0, min(patience, LONGEST_WAIT))
        readable = cast("list[Connection]", wait([worker.pipe for worker in busy], timeout=patience))
        begun, now = now, time.monotonic()
        if now - begun > patience + LATE_SECONDS:
            for worker in busy:
                worker.since = now
        for worker in busy:
            if worker.pipe in readable:
                self._receive(worker, answers)
            elif now - worker.since >= self._limit(worker):
                if worker.ready:
                    index, item = worker.items.popleft()
                    message = f"took more than {self._settings.page_seconds:g} s (page_seconds): given up"
                    answers.append(_Answer(index, item, Lost(message)))
                self._replace(worker)
        return answers

    def _limit(self, worker: _Worker[Item]) -> float:
        """Seconds that a worker may be silent: the limit for a page, if any, or more while the worker starts."""
        seconds = self._settings.page_seconds
        return (seconds or inf) if worker.ready else max(seconds, START_SECONDS)

    def _receive(self, worker: _Worker[Item], answers: list[_Answer[Item, Result]]) -> None:
        try:
            payload = worker.pipe.recv_bytes()
        except (EOFError, ConnectionResetError):
            worker.process.join(EXIT_SECONDS)
            self._died(worker, f"its worker died twice ({how_it_ended(worker.process.exitcode)})", answers)
            return
        message = pickle.loads(payload)
        worker.since = time.monotonic()
        if isinstance(message, Ready):
            worker.ready, self._failed_starts = True, 0
        elif isinstance(message, OutOfMemory):
            limit = f"{self._settings.page_memory:,} bytes (page_memory)"
            self._died(worker, f"out of memory: needed more than {limit}", answers)
            return
        elif isinstance(message, BaseException):
            raise message
        else:
            index, item = worker.items.popleft()
            worker.sent.popleft()
            answers.append(_Answer(index, item, message, len(payload)))
        worker.feed()

    def _died(self, worker: _Worker[Item], why: str, answers: list[_Answer[Item, Result]]) -> None:
        """Replace a dead worker. Its item is set aside to be tried alone; if a worker dies on it again, it is lost."""
        if worker.ready and worker.items:
            index, item = worker.items.popleft()
            if index in self._tried:
                answers.append(_Answer(index, item, Lost(why)))
            else:
                self._tried.add(index)
                self._again.append((index, item))
        self._replace(worker)

    def _replace(self, worker: _Worker[Item]) -> None:
        """Kill a worker and start another, which takes over its items. Raises `RunStopped` if workers do not start."""
        if not worker.ready:
            self._failed_starts += 1
            if self._failed_starts > 3:
                raise RunStopped(f"worker processes do not start. {self._way_out}")
        worker.kill()
        fresh = self._start()
        self._workers[self._workers.index(worker)] = fresh
        fresh.give(*worker.items)

    def _retry(self) -> None:
        if self._again:
            if not self._workers:
                self._workers.append(self._start())
            self._workers[0].give(self._again.popleft())

    def close(self) -> None:
        """End the workers."""
        for worker in self._workers:
            worker.kill()
        self._workers.clear()
        self._again.clear()
