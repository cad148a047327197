"""Read memory and CPU time of a process and its descendants from /proc."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

_PAGE = os.sysconf("SC_PAGE_SIZE")
_TICKS = os.sysconf("SC_CLK_TCK")


@dataclass(frozen=True, slots=True)
class Process:
    """The state of one process at one moment."""

    pid: int
    parent: int
    cpu: float  # seconds, user and system
    resident: int  # bytes
    proportional: int = 0  # bytes, shared ones divided among the processes; 0 if not requested


def tree(root: int, *, shared: bool) -> list[Process]:
    """The process and its descendants that exist at this moment."""
    processes = {process.pid: process for process in map(_read, _pids()) if process}
    found = [root]
    for pid in found:
        found.extend(process.pid for process in processes.values() if process.parent == pid)
    return [_with_share(processes[pid]) if shared else processes[pid] for pid in found if pid in processes]


def _pids() -> list[int]:
    return [int(name) for name in os.listdir("/proc") if name.isdigit()]


def _read(pid: int) -> Process | None:
    try:
        fields = Path(f"/proc/{pid}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()
    except OSError:
        return None  # It has ended since.
    return Process(pid, int(fields[1]), (int(fields[11]) + int(fields[12])) / _TICKS, int(fields[21]) * _PAGE)


def _with_share(process: Process) -> Process:
    try:
        lines = Path(f"/proc/{process.pid}/smaps_rollup").read_text(encoding="utf-8").splitlines()
    except OSError:
        return process  # It has ended since.
    share = next((int(line.split()[1]) * 1024 for line in lines if line.startswith("Pss:")), 0)
    return Process(process.pid, process.parent, process.cpu, process.resident, share)
