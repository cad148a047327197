"""Runs the work on Ray instead of the local pool: the same results in the same order, on one machine or many.

Each Ray actor supervises one worker process of our own pool. So the limits of time and memory for a page hold on every
machine, even against native code. Ray places and restarts the actors.
All machines must be able to read the input files, and all must have the same newsclean installed.
"""

from __future__ import annotations

import os
import pickle
import signal
import socket
import sys
from collections import Counter, deque
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from typing import Any, Generic, TypeVar

from newsclean.errors import MissingExtra, NewscleanError, RunStopped
from newsclean.provenance import rules_digest
from newsclean.run.pool import Lost, Pool
from newsclean.settings import Settings
from newsclean.version import VERSION

Item = TypeVar("Item")
Result = TypeVar("Result")

# Most items, and bytes of them, in one batch for an actor. A batch is tenths of a second of work; Ray's overhead for it
# is about a millisecond.
BATCH, BATCH_BYTES = 16, 1_000_000
# How many batches are given to an actor at once, so that it need not wait; and how many batches per actor may be under
# way or wait for an earlier one.
AHEAD, BUFFER = 2, 8
# How often Ray retries a batch whose actor or machine is gone, before the run stops.
RETRIES = 3
# Seconds to wait for a connection to a cluster.
CONNECT_SECONDS = 10.0


class Supervisor(Generic[Item, Result]):
    """The Ray actor: keeps one worker process and gives it one batch after the other."""

    def __init__(self, function: Callable[[Item, Settings], Result], settings: Settings) -> None:
        self._settings = settings
        # Without this, each new process would run the main file of this one, which is Ray's and imports all of Ray.
        vars(sys.modules["__main__"]).pop("__file__", None)
        self._pool = Pool(function, settings, 1)

    def made_with(self) -> tuple[str, str]:
        """The version of newsclean on this machine and the digest of its rules."""
        return VERSION, rules_digest(self._settings.packs)

    def map(self, items: list[Item]) -> list[Result | Lost]:
        """The results of the items, in the same order."""
        return [result for _, result in self._pool.map(items)]


def ray_map(
    function: Callable[[Item, Settings], Result],
    items: Iterable[Item],
    settings: Settings,
    jobs: int | None = None,
    address: str | None = None,
) -> Iterator[tuple[Item, Result | Lost]]:
    """Yield each item with its result, in input order, as `pool_map` does.

    `jobs` is the number of actors, by default one for each CPU. `address` is that of a running cluster; by default Ray
    is started on this machine. Raises `MissingExtra` if Ray is not installed, `NewscleanError` if the cluster cannot
    be used, and `RunStopped` if Ray loses workers or machines during the run.
    """
    with _ray(jobs, address) as ray:
        count = jobs or max(1, int(ray.cluster_resources().get("CPU", 1)))
        remote = ray.remote(num_cpus=1, max_restarts=-1, max_task_retries=RETRIES)(Supervisor)
        actors = [remote.remote(function, settings) for _ in range(count)]
        try:
            _check_alike(ray, actors[0], settings)
            yield from _map(ray, actors, iter(items))
        except ray.exceptions.RayTaskError as error:
            raise error.cause from error
        except ray.exceptions.RayError as error:
            raise RunStopped(f"Ray has lost workers or machines: {str(error).strip().splitlines()[0]}") from error
        finally:
            for actor in actors:
                ray.kill(actor)


def _map(ray: Any, actors: list[Any], items: Iterator[Item]) -> Iterator[tuple[Item, Result | Lost]]:
    batches = _batches(items)
    order: deque[tuple[Any, list[Item]]] = deque()
    busy: dict[Any, int] = {}  # batch's promise -> index of the actor that has it
    load = Counter(dict.fromkeys(range(len(actors)), 0))
    exhausted = False
    while True:
        while not exhausted and len(order) < BUFFER * len(actors) and min(load.values()) < AHEAD:
            batch = next(batches, None)
            if batch is None:
                exhausted = True
                break
            actor = min(load, key=lambda index: load[index])
            promise = actors[actor].map.remote(batch)
            order.append((promise, batch))
            busy[promise] = actor
            load[actor] += 1
        if not order:
            return
        ready, _ = ray.wait(list(busy), num_returns=1)
        for promise in ready:
            load[busy.pop(promise)] -= 1
        while order and order[0][0] not in busy:
            promise, batch = order.popleft()
            yield from zip(batch, ray.get(promise), strict=True)


def _batches(items: Iterator[Item]) -> Iterator[list[Item]]:
    batch: list[Item] = []
    size = 0
    for item in items:
        batch.append(item)
        size += len(pickle.dumps(item))  # Takes a few microseconds if the item is a reference.
        if len(batch) == BATCH or size >= BATCH_BYTES:
            yield batch
            batch, size = [], 0
    if batch:
        yield batch


def _check_alike(ray: Any, actor: Any, settings: Settings) -> None:
    """Raise `NewscleanError` if the cluster has another version or other rules than this machine."""
    ours, theirs = (VERSION, rules_digest(settings.packs)), tuple(ray.get(actor.made_with.remote()))
    if ours != theirs:
        raise NewscleanError(
            f"the cluster has newsclean {theirs[0]} with rules {theirs[1]}, this machine {ours[0]} with {ours[1]}. "
            "Install the same on both."
        )


@contextmanager
def _ray(jobs: int | None, address: str | None) -> Iterator[Any]:
    """Provide the connected `ray` module. If Ray was started here, it is shut down at the end."""
    try:
        import ray
    except ImportError as error:
        raise MissingExtra('--engine ray needs Ray: pip install "newsclean[ray]"') from error
    if ray.is_initialized():
        yield ray
        return
    if address is not None:
        _check_reachable(address)
    # Turn off Ray's usage reports, unless the user has set this variable.
    os.environ.setdefault("RAY_USAGE_STATS_ENABLED", "0")
    handlers = {number: signal.getsignal(number) for number in (signal.SIGINT, signal.SIGTERM)}
    options: dict[str, Any] = {"include_dashboard": False, "num_cpus": jobs} if address is None else {}
    try:
        ray.init(address=address or "local", log_to_driver=False, logging_level="error", **options)
    except (ConnectionError, RuntimeError, ValueError) as error:
        raise NewscleanError(f"Ray at {address or 'this machine'} cannot be used: {error}") from error
    for number, handler in handlers.items():
        # Ray installs handlers that end the process before a run can save its state. Restore ours.
        signal.signal(number, handler)
    try:
        yield ray
    finally:
        ray.shutdown()


def _check_reachable(address: str) -> None:
    """Raise `NewscleanError` if nothing listens at the address. Ray itself would wait for minutes."""
    host, _, port = address.removeprefix("ray://").rpartition(":")
    if not port.isdigit():
        return  # A name that Ray knows, such as "auto".
    try:
        socket.create_connection((host.strip("[]"), int(port)), CONNECT_SECONDS).close()
    except OSError as error:
        raise NewscleanError(f"Ray at {address} cannot be used: {error}") from error
