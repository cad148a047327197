"""Runs that were killed, cut off or resumed with other input: finished work stays, and the bytes are the same."""

import contextlib
import hashlib
import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import needs
import pytest

from newsclean.errors import NewscleanError
from newsclean.run.input_reader import Begun, Ended, InputReader
from newsclean.run.job import Job, run_job
from newsclean.run.partial_file import partial_of
from newsclean.run.sinks import FileSink
from newsclean.run.summary import Summary
from newsclean.settings import Settings
from newsclean.write.formats import format_of

PAGE = (
    "Ferry {n} runs again\n\nThe ferry to island {n} runs again, the harbour office said on Monday.\n\nLeave a Reply\n"
)


class Cut(Exception):
    """Stands for whatever ends a run at once."""


@pytest.fixture(scope="module")
def source(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Pages as files and as rows, broken ones among them."""
    root = tmp_path_factory.mktemp("in")
    (root / "a").mkdir()
    for n in range(30):
        (root / "a" / f"{n:02}.txt").write_text(PAGE.format(n=n), encoding="utf-8")
    (root / "a" / "07.txt").write_bytes(b"")
    (root / "b.jsonl").write_text(rows(range(100, 200)), encoding="utf-8")
    (root / "c.jsonl").write_text("", encoding="utf-8")
    (root / "d.txt").write_text(PAGE.format(n=400), encoding="utf-8")
    return root


def rows(numbers: range) -> str:
    lines = [json.dumps({"text": PAGE.format(n=n)}) if n % 9 else "{broken" for n in numbers]
    return "\n".join(lines) + "\n"


def cut_after(pages: int) -> object:
    def tell(summary: Summary, position: int) -> None:
        if summary.pages == pages:
            raise Cut

    return tell


def files(root: Path) -> dict[str, bytes]:
    found = {str(file.relative_to(root)): file.read_bytes() for file in root.rglob("*") if file.is_file()}
    return {name: content for name, content in found.items() if not name.endswith("manifest.json")}


def test_a_run_goes_on_with_other_limits(source: Path, tmp_path: Path) -> None:
    """A higher limit is what one gives a run that lost pages to a low one."""
    whole, cut = tmp_path / "whole.jsonl", tmp_path / "cut.jsonl"
    run_job(Job((str(source),), str(whole)))
    with pytest.raises(Cut):
        run_job(Job((str(source),), str(cut), settings=Settings(page_seconds=20)), cut_after(70))
    run_job(Job((str(source),), str(cut), resume=True, settings=Settings(page_seconds=60, max_blocks=30_000)))
    assert cut.read_bytes() == whole.read_bytes()


@pytest.mark.parametrize("out", ["out.jsonl", "out/"])
@pytest.mark.parametrize("pages", [1, 8, 29, 31, 64, 77, 129, 131])
def test_a_run_goes_on_with_the_same_bytes(source: Path, tmp_path: Path, out: str, pages: int) -> None:
    whole, cut = tmp_path / "whole", tmp_path / "cut"
    done = run_job(Job((str(source),), f"{whole}/{out}"))
    with pytest.raises(Cut):
        run_job(Job((str(source),), f"{cut}/{out}"), cut_after(pages))
    again = run_job(Job((str(source),), f"{cut}/{out}", jobs=2, resume=True))
    assert files(cut) == files(whole)
    ignored = {"seconds", "seconds_before", "resumed_after", "cpu_seconds", "pages_per_second", "cpu_ms_per_page"}
    assert {key: value for key, value in again.to_dict().items() if key not in ignored} == {
        key: value for key, value in done.to_dict().items() if key not in ignored
    }


def test_a_run_goes_on_from_what_is_on_the_disk(source: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The process was killed: nothing was put in order, and half a record stands behind what the manifest knows."""
    whole, cut = tmp_path / "whole.jsonl", tmp_path / "cut.jsonl"
    run_job(Job((str(source),), str(whole)))
    monkeypatch.setattr("newsclean.run.run_writer.RunWriter.stop", lambda writer: None)
    monkeypatch.setattr("newsclean.run.journal.SECONDS", 0.0)
    with pytest.raises(Cut):
        run_job(Job((str(source),), str(cut)), cut_after(90))
    for name in ("cut.jsonl", "cut.jsonl.failures.jsonl", "cut.jsonl.inputs.jsonl"):
        with partial_of(tmp_path / name).open("ab") as stream:
            stream.write(b'{"schema_version":1,"id":"half a rec')
    summary = run_job(Job((str(source),), str(cut), resume=True))
    assert summary.resumed_after == 64
    assert cut.read_bytes() == whole.read_bytes()
    for beside in ("failures", "inputs"):
        names = [tmp_path / f"{name}.jsonl.{beside}.jsonl" for name in ("whole", "cut")]
        assert names[0].read_bytes() == names[1].read_bytes()


def test_a_run_stopped_while_files_get_their_names(
    source: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    out = tmp_path / "out.jsonl"
    whole = tmp_path / "whole.jsonl"
    run_job(Job((str(source),), str(whole)))
    with monkeypatch.context() as patch:
        patch.setattr(FileSink, "finish", lambda sink: (_ for _ in ()).throw(Cut()))
        with pytest.raises(Cut):
            run_job(Job((str(source),), str(out)))
    assert not out.exists()
    assert run_job(Job((str(source),), str(out), resume=True)).pages == 131
    assert out.read_bytes() == whole.read_bytes()
    assert sorted(file.name for file in tmp_path.glob("out*")) == sorted(
        file.name.replace("whole", "out") for file in tmp_path.glob("whole*")
    )


def test_the_manifest_says_what_was_read_and_made(source: Path, tmp_path: Path) -> None:
    out = tmp_path / "out.jsonl"
    run_job(Job((str(source),), str(out)))
    manifest = json.loads((tmp_path / "out.jsonl.manifest.json").read_text(encoding="utf-8"))
    assert manifest["complete"] is True
    assert manifest["settings"] == Settings().digest()
    record = json.loads(out.read_text(encoding="utf-8").splitlines()[0])
    assert (manifest["version"], manifest["rules"]) == (record["made_by"]["version"], record["made_by"]["rules"])
    assert manifest["written"]["records"] == out.stat().st_size
    assert (manifest["counts"]["pages"], manifest["counts"]["failures"]) == (131, 12)
    parts = [
        json.loads(line) for line in (tmp_path / "out.jsonl.inputs.jsonl").read_text(encoding="utf-8").splitlines()
    ]
    assert [part["name"] for part in parts] == sorted(part["name"] for part in parts)
    by_name = {part["name"]: part for part in parts}
    assert len(by_name) == 33
    for name in ("a/00.txt", "b.jsonl", "c.jsonl"):
        content = (source / name).read_bytes()
        assert by_name[name]["sha256"] == hashlib.sha256(content).hexdigest()
        assert by_name[name]["bytes"] == len(content)
    assert [by_name[name]["pages"] for name in ("a/00.txt", "a/07.txt", "b.jsonl", "c.jsonl")] == [1, 1, 100, 0]


def begun(tmp_path: Path, pages: int = 70) -> tuple[Path, str]:
    """A run that was stopped, and its output."""
    source = tmp_path / "in"
    source.mkdir()
    for n in range(40):
        (source / f"{n:02}.txt").write_text(PAGE.format(n=n), encoding="utf-8")
    (source / "rows.jsonl").write_text(rows(range(100)), encoding="utf-8")
    (source / "z.txt").write_text(PAGE.format(n=99), encoding="utf-8")
    out = str(tmp_path / "out.jsonl")
    with pytest.raises(Cut):
        run_job(Job((str(source),), out), cut_after(pages))
    return source, out


@pytest.mark.parametrize(
    ("name", "change"),
    [
        pytest.param("03.txt", lambda file: file.unlink(), id="finished file deleted"),
        pytest.param(
            "03.txt", lambda file: file.write_text("Other\n\nWords.", encoding="utf-8"), id="finished file changed"
        ),
        pytest.param("03.txt", lambda file: swap(file), id="finished file changed, as long as before"),
        pytest.param("rows.jsonl", lambda file: file.unlink(), id="file at hand deleted"),
        pytest.param(
            "rows.jsonl", lambda file: file.write_text(rows(range(101)), encoding="utf-8"), id="file at hand grown"
        ),
        pytest.param(
            "02a.txt", lambda file: file.write_text("New", encoding="utf-8"), id="new file among the finished"
        ),
    ],
)
def test_another_input_is_refused(tmp_path: Path, name: str, change: object) -> None:
    source, out = begun(tmp_path)
    before = files(tmp_path)
    change(source / name)  # type: ignore[operator]
    with pytest.raises(NewscleanError, match=r"cannot resume: the input is not what it was .* see .*(03|rows)"):
        run_job(Job((str(source),), out, resume=True))
    kept = files(tmp_path)
    assert {key: kept[key] for key in kept if key.startswith("out")} == {
        key: before[key] for key in before if key.startswith("out")
    }


def swap(file: Path) -> None:
    content = file.read_bytes()
    file.write_bytes(content[::-1])


@pytest.mark.parametrize(
    ("name", "change"),
    [
        pytest.param("03.txt", lambda file: file.write_bytes(file.read_bytes()), id="finished file written anew"),
        pytest.param(
            "yy.txt",
            lambda file: file.write_text(PAGE.format(n=77), encoding="utf-8"),
            id="new file among those to come",
        ),
        pytest.param("z.txt", lambda file: file.unlink(), id="file to come deleted"),
    ],
)
def test_what_makes_no_difference_is_no_obstacle(tmp_path: Path, name: str, change: object) -> None:
    source, out = begun(tmp_path)
    change(source / name)  # type: ignore[operator]
    run_job(Job((str(source),), out, resume=True))
    again = tmp_path / "again.jsonl"
    run_job(Job((str(source),), str(again)))
    assert Path(out).read_bytes() == again.read_bytes()


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"settings": Settings(explain="none")}, "settings"),
        ({"format": "text"}, r"format \('jsonl', now 'text'\)"),
        ({"paths": ("elsewhere",)}, "paths"),
    ],
)
def test_other_settings_are_refused(tmp_path: Path, change: dict[str, object], said: str) -> None:
    source, out = begun(tmp_path)
    with pytest.raises(NewscleanError, match=f"cannot resume: .* differed in its {said}.*start anew without --resume"):
        run_job(Job(**{"paths": (str(source),), "out": out, "resume": True, **change}))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("name", "before", "after"),
    [
        *[("a", *pair) for pair in (("{}", "./{}"), (".//{}", "{}"), ("{}", "{}/"), ("./{}/", "{}"))],
        *[("b.jsonl", *pair) for pair in (("{}", "./{}"), (".//{}", "{}"))],
    ],
)
def test_an_input_that_is_spelled_otherwise_is_the_same(
    source: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, before: str, after: str
) -> None:
    monkeypatch.chdir(source)
    whole, cut = f"{tmp_path}/whole.jsonl", f"{tmp_path}/cut.jsonl"
    run_job(Job((name,), whole))
    with pytest.raises(Cut):
        run_job(Job((before.format(name),), cut), cut_after(20))
    run_job(Job((after.format(name),), cut, resume=True))
    assert Path(cut).read_bytes() == Path(whole).read_bytes()


def test_another_version_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    source, out = begun(tmp_path)
    monkeypatch.setattr("newsclean.provenance.VERSION", "99.0")
    with pytest.raises(NewscleanError, match="differed in its version"):
        run_job(Job((str(source),), out, resume=True))


@pytest.mark.parametrize(
    "content",
    [b"", b"[]", b"{}", b'{"complete": false}', b"\xff", b"[" * 100_000],
    ids=lambda content: str(len(content)),
)
def test_a_damaged_manifest_is_named(tmp_path: Path, content: bytes) -> None:
    source, out = begun(tmp_path)
    Path(f"{out}.manifest.json").write_bytes(content)
    with pytest.raises(NewscleanError, match=r"manifest.json: not the manifest of a run. Start anew"):
        run_job(Job((str(source),), out, resume=True))


def test_an_output_without_a_manifest_is_not_taken_for_finished(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(PAGE, encoding="utf-8")
    (tmp_path / "out.jsonl").write_text("mine\n", encoding="utf-8")
    with pytest.raises(NewscleanError, match="is not, which would say how it was made"):
        run_job(Job((str(tmp_path / "a.txt"),), str(tmp_path / "out.jsonl"), resume=True))
    assert (tmp_path / "out.jsonl").read_text(encoding="utf-8") == "mine\n"


def test_lost_partial_output_is_told(tmp_path: Path) -> None:
    source, out = begun(tmp_path)
    Path(f"{out}.partial").write_bytes(b"short")
    with pytest.raises(NewscleanError, match="gone or too short"):
        run_job(Job((str(source),), out, resume=True))


def test_two_runs_on_one_output(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(PAGE, encoding="utf-8")
    for out in (str(tmp_path / "out.jsonl"), f"{tmp_path / 'out'}/"):
        second: list[str] = []

        def run_again(summary: Summary, position: int, out: str = out, second: list[str] = second) -> None:
            with pytest.raises(NewscleanError, match="another run is writing to it"):
                run_job(Job((str(tmp_path / "a.txt"),), out, resume=True))
            second.append("refused")

        run_job(Job((str(tmp_path / "a.txt"),), out), run_again)
        assert second == ["refused"]
    assert (tmp_path / "out.jsonl").read_bytes() == (tmp_path / "out" / "a.txt.jsonl").read_bytes()


def test_output_among_the_input_is_no_page_of_it(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(PAGE, encoding="utf-8")
    (tmp_path / "b.txt").write_bytes(b"")
    out = str(tmp_path / "out.jsonl")
    assert [run_job(Job((str(tmp_path),), out)).pages for _ in range(2)] == [2, 2]
    os.link(out, tmp_path / "c.jsonl")  # the same file under another name
    assert run_job(Job((str(tmp_path),), out)).pages == 2


def test_a_directory_goes_on_within_no_file_and_loses_none(tmp_path: Path) -> None:
    """A damaged row must not begin its file's output anew."""
    (tmp_path / "rows.jsonl").write_text(rows(range(20)), encoding="utf-8")
    out = tmp_path / "out"
    summary = run_job(Job((str(tmp_path / "rows.jsonl"),), f"{out}/"))
    assert summary.failures == 3
    assert len((out / "rows.jsonl").read_text(encoding="utf-8").splitlines()) == 17


@pytest.mark.parametrize("jobs", [1, 3])
@pytest.mark.parametrize("count", [0, 1])
def test_few_pages_and_many_workers(tmp_path: Path, count: int, jobs: int) -> None:
    (tmp_path / "rows.jsonl").write_text(json.dumps({"text": PAGE}) + "\n" if count else "", encoding="utf-8")
    out = tmp_path / "out.jsonl"
    assert run_job(Job((str(tmp_path / "rows.jsonl"),), str(out), jobs=jobs)).pages == count
    assert len(out.read_text(encoding="utf-8").splitlines()) == count
    assert run_job(Job((str(tmp_path / "rows.jsonl"),), str(out), jobs=jobs, resume=True)).pages == count


@needs.posix
def test_a_full_disk_is_told_and_the_run_goes_on_later(tmp_path: Path) -> None:
    (tmp_path / "rows.jsonl").write_text(rows(range(400)), encoding="utf-8")
    command = [sys.executable, "-m", "newsclean", "clean", str(tmp_path / "rows.jsonl"), "-o"]

    def no_more_room() -> None:
        import resource

        resource.setrlimit(resource.RLIMIT_FSIZE, (150_000, resource.RLIM_INFINITY))

    out, whole = tmp_path / "out.jsonl", tmp_path / "whole.jsonl"
    done = subprocess.run([*command, str(out)], capture_output=True, check=False, preexec_fn=no_more_room)
    assert done.returncode == 3
    assert b"cannot write " in done.stderr
    assert b"run the same command with --resume to go on" in done.stderr
    assert not out.exists()
    assert json.loads((tmp_path / "out.jsonl.manifest.json").read_text(encoding="utf-8"))["counts"]["pages"] > 0
    assert subprocess.run([*command, str(whole)], capture_output=True, check=False).returncode == 1
    again = subprocess.run([*command, str(out), "--resume"], capture_output=True, check=False)
    assert again.returncode == 1
    assert b"were done before" in again.stderr
    assert out.read_bytes() == whole.read_bytes()


@pytest.mark.parametrize("out", ["out.jsonl", "out.txt"])
def test_an_interrupt_amid_a_page_loses_none(
    source: Path, tmp_path: Path, out: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    write, written = FileSink.write, 0

    def write_and_interrupt(sink: FileSink, name: str, path: str, record: bytes) -> None:
        nonlocal written
        written += 1
        if written == 50:
            signal.raise_signal(signal.SIGINT)
        write(sink, name, path, record)

    monkeypatch.setattr(FileSink, "write", write_and_interrupt)
    format = format_of(out)
    with pytest.raises(KeyboardInterrupt):
        run_job(Job((str(source),), f"{tmp_path}/{out}", format))
    assert signal.getsignal(signal.SIGINT) is signal.default_int_handler
    counts = json.loads((tmp_path / f"{out}.manifest.json").read_text(encoding="utf-8"))["counts"]
    assert (counts["articles"] + counts["not_articles"], written) == (50, 50)
    assert run_job(Job((str(source),), f"{tmp_path}/{out}", format, resume=True)).pages == 131
    run_job(Job((str(source),), f"{tmp_path}/whole", format))
    assert (tmp_path / out).read_bytes() == (tmp_path / "whole").read_bytes()


def test_an_interrupt_between_two_pages_loses_none(
    source: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    take = InputReader.take

    def take_and_interrupt(reading: InputReader, pages: int) -> Iterator[Begun | Ended]:
        if pages == 50:
            signal.raise_signal(signal.SIGINT)
        return take(reading, pages)

    monkeypatch.setattr(InputReader, "take", take_and_interrupt)
    with pytest.raises(KeyboardInterrupt):
        run_job(Job((str(source),), f"{tmp_path}/out.jsonl"))
    counts = json.loads((tmp_path / "out.jsonl.manifest.json").read_text(encoding="utf-8"))["counts"]
    assert counts["articles"] + counts["not_articles"] + counts["failures"] == 50


def test_a_file_that_failed_as_a_whole_does_not_fail_again(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.parquet").write_bytes(b"PAR1")
    (tmp_path / "in" / "b.txt").write_text(PAGE, encoding="utf-8")
    for pages in (1, 2):
        out = f"{tmp_path}/{pages}.jsonl"
        with pytest.raises(Cut):
            run_job(Job((f"{tmp_path}/in",), out), cut_after(pages))  # type: ignore[arg-type]
        assert run_job(Job((f"{tmp_path}/in",), out, resume=True)).failures == 1
        assert Path(f"{out}.failures.jsonl").read_bytes().count(b"\n") == 1


def test_failures_do_not_wait_for_the_next_page(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file may hold millions of them; while they wait they take memory and are on no disk."""
    too_long = json.dumps({"text": "x" * 1_000}) + "\n"
    (tmp_path / "rows.jsonl").write_text(too_long * 2_000 + rows(range(1, 3)), encoding="utf-8")
    ahead: list[int] = []
    take = InputReader.take

    def take_and_count(reading: InputReader, pages: int) -> Iterator[Begun | Ended]:
        ahead.append(reading._found - pages + len(reading.told))
        return take(reading, pages)

    monkeypatch.setattr(InputReader, "take", take_and_count)
    settings = Settings(max_page_size=500)
    summary = run_job(Job((f"{tmp_path}/rows.jsonl",), f"{tmp_path}/out.jsonl", settings=settings))
    assert (summary.pages, summary.failures) == (2_002, 2_000)
    assert max(ahead) < 200
    lines = (tmp_path / "out.jsonl.failures.jsonl").read_text(encoding="utf-8").splitlines()
    assert [json.loads(line)["id"] for line in lines] == [f"rows.jsonl#{n}" for n in range(1, 2_001)]


@pytest.mark.parametrize("name", ["SIGTERM", "SIGHUP"])
@needs.posix
def test_signals_interrupt_a_run(tmp_path: Path, name: str) -> None:
    (tmp_path / "rows.jsonl").write_text(rows(range(5000)), encoding="utf-8")
    out = tmp_path / "out.jsonl"
    command = [sys.executable, "-m", "newsclean", "clean", str(tmp_path / "rows.jsonl"), "-o", str(out), "--quiet"]
    run = subprocess.Popen(command, stderr=subprocess.PIPE)
    partial = partial_of(out)
    while run.poll() is None and not (partial.is_file() and partial.stat().st_size > 10_000):
        time.sleep(0.02)
    run.send_signal(getattr(signal, name))
    _, said = run.communicate(timeout=60)
    assert run.returncode == 130
    assert b"--resume" in said
    assert json.loads((tmp_path / "out.jsonl.manifest.json").read_text(encoding="utf-8"))["counts"]["pages"] > 0


@needs.linux
def test_workers_that_are_killed_cost_nothing(tmp_path: Path) -> None:
    (tmp_path / "rows.jsonl").write_text(rows(range(3000)), encoding="utf-8")
    out, whole = tmp_path / "out.jsonl", tmp_path / "whole.jsonl"
    run_job(Job((str(tmp_path / "rows.jsonl"),), str(whole)))
    command = [sys.executable, "-m", "newsclean", "clean", str(tmp_path / "rows.jsonl"), "-o", str(out), "--jobs", "2"]
    with subprocess.Popen(command, stderr=subprocess.DEVNULL) as run:
        killed = 0
        while run.poll() is None and killed < 5:
            time.sleep(0.05)
            if partial_of(out).is_file() and partial_of(out).stat().st_size > killed * 200_000 + 1:
                for worker in workers_of(run.pid)[:1]:
                    os.kill(worker, signal.SIGKILL)
                    killed += 1
    assert killed == 5
    assert run.returncode == 1  # for the broken rows
    assert out.read_bytes() == whole.read_bytes()


def workers_of(pid: int) -> list[int]:
    """The grandchildren of a process: its workers are children of its fork server."""
    parents = {}
    for stat in Path("/proc").glob("[0-9]*/stat"):
        with contextlib.suppress(OSError):  # It has ended since.
            parents[int(stat.parent.name)] = int(stat.read_text(encoding="utf-8").rpartition(")")[2].split()[1])
    return sorted(child for child, parent in parents.items() if parents.get(parent) == pid)
