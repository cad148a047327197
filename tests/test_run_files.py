"""Files of a run: their names, the order of closing and renaming, and files that must not be overwritten."""

import gc
import json
import os
import sys
import types
from dataclasses import replace
from pathlib import Path

import needs
import pytest

from newsclean.article import Article
from newsclean.errors import NewscleanError, RunStopped
from newsclean.run.job import Job, clean_ref, run_job
from newsclean.run.lock import Lock
from newsclean.run.overwriting import check_present, check_summary, missing_paths
from newsclean.settings import Settings
from newsclean.sources import PageRef
from newsclean.write.formats import FORMATS

PAGE = "Ferry {n} runs again\n\nThe ferry to island {n} runs again, the harbour office said on Monday.\n"


@pytest.fixture
def source(tmp_path: Path) -> Path:
    root = tmp_path / "in"
    root.mkdir()
    for n in range(3):
        (root / f"{n}.txt").write_text(PAGE.format(n=n), encoding="utf-8")
    (root / "rows.jsonl").write_text(json.dumps({"text": PAGE}) + "\n{broken\n", encoding="utf-8")
    return root


@pytest.fixture
def like_windows(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Renames, deletes and syncs files as Windows does, which refuses it while they are open, or open for reading only.

    Gives the names of the files that were renamed and deleted.
    """
    fcntl = pytest.importorskip("fcntl", reason="on Windows itself there is nothing to imitate")
    done: list[str] = []

    def is_open(file: object) -> bool:
        gc.collect()
        links = [os.path.join("/proc/self/fd", number) for number in os.listdir("/proc/self/fd")]
        return os.path.realpath(file) in [os.readlink(link) for link in links if os.path.lexists(link)]

    def guarded(function):
        def call(*files, **more):
            if any(is_open(file) for file in files):
                raise PermissionError(13, "The process cannot access the file because it is being used", str(files[0]))
            done.append(Path(files[-1]).name)
            return function(*files, **more)

        return call

    def fsync(number: int, sync=os.fsync) -> None:
        if fcntl.fcntl(number, fcntl.F_GETFL) & os.O_ACCMODE == os.O_RDONLY:
            raise OSError(9, "Bad file descriptor")
        sync(number)

    def locking(number: int, mode: int, size: int) -> None:
        try:
            fcntl.flock(number, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            raise PermissionError(13, "Permission denied") from error

    for name in ("replace", "rename", "unlink", "remove"):
        monkeypatch.setattr(os, name, guarded(getattr(os, name)))
    monkeypatch.setattr(os, "fsync", fsync)
    monkeypatch.setitem(sys.modules, "msvcrt", types.SimpleNamespace(locking=locking, LK_NBLCK=2))
    monkeypatch.setattr("newsclean.run.lock.sys", types.SimpleNamespace(platform="win32"))
    return done


@pytest.mark.parametrize("broken", [True, False], ids=["with failures", "without"])
@pytest.mark.parametrize("out", ["out.jsonl", "out.jsonl.gz", "out.jsonl.zst", "out.parquet", "out.arrow", "out/"])
def test_no_file_is_open_when_it_is_renamed_or_deleted(
    source: Path, tmp_path: Path, out: str, broken: bool, like_windows: list[str]
) -> None:
    if not broken:
        (source / "rows.jsonl").write_text(json.dumps({"text": PAGE}) + "\n", encoding="utf-8")
    format = {".parquet": "parquet", ".arrow": "arrow"}.get(Path(out).suffix, "jsonl")
    place = f"{tmp_path}/{out}"
    for resume in (False, True):
        summary = run_job(Job((str(source),), place, format, resume=resume))  # type: ignore[arg-type]
        assert (summary.pages, summary.failures) == (4 + broken, broken)
    name = Path(out).name
    wanted = {name, f"{name}.inputs.jsonl", f"{name}.manifest.json"} | ({f"{name}.failures.jsonl"} if broken else set())
    assert {file.name for file in tmp_path.iterdir()} == {*wanted, "in"}
    assert f"{name}.lock" in like_windows


def test_on_windows_too_one_run_at_a_time(tmp_path: Path, like_windows: list[str]) -> None:
    first = Lock(tmp_path / "out.jsonl")
    with pytest.raises(NewscleanError, match="another run is writing to it"):
        Lock(tmp_path / "out.jsonl")
    first.release()
    Lock(tmp_path / "out.jsonl").release()
    assert os.listdir(tmp_path) == []


def test_a_folder_of_output_has_a_file_for_each_input(tmp_path: Path) -> None:
    root = tmp_path / "in"
    root.mkdir()
    (root / "x.html").write_text("<p>The ferry runs again, the harbour office said on Monday.</p>", encoding="utf-8")
    for name in ("x.html.jsonl", "x.html.jsonl.jsonl", "rows.jsonl"):
        (root / name).write_text(json.dumps({"id": name, "text": PAGE}) + "\n", encoding="utf-8")
    assert run_job(Job((str(root),), f"{tmp_path}/out/")).pages == 4
    ids = {file.name: json.loads(file.read_text(encoding="utf-8"))["id"] for file in (tmp_path / "out").iterdir()}
    assert ids == {
        "x.html.jsonl": "x.html",
        "x.html.jsonl.jsonl": "x.html.jsonl",
        "x.html.jsonl.jsonl.jsonl": "x.html.jsonl.jsonl",
        "rows.jsonl": "rows.jsonl",
    }


@pytest.mark.parametrize(
    "names", [("x.html", "b/x.html.jsonl"), ("b", "x.html"), ("b", "c"), ("x.html", "./x.html"), ("-", "stdin")]
)
def test_names_that_might_meet_in_a_folder_are_refused(
    tmp_path: Path, names: tuple[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    for folder in ("b", "c"):
        (tmp_path / folder).mkdir()
    for name in ("x.html", "b/x.html", "b/x.html.jsonl", "stdin"):
        (tmp_path / name).write_text("<p>The ferry runs again.</p>", encoding="utf-8")
    with pytest.raises(NewscleanError, match="names might meet there"):
        run_job(Job(names, "out/"))


def test_a_run_does_not_write_over_its_input(source: Path, tmp_path: Path) -> None:
    rows = tmp_path / "x.failures.jsonl"
    rows.write_text(json.dumps({"text": PAGE}) + "\n", encoding="utf-8")
    with pytest.raises(NewscleanError, match="the run would write over its input"):
        run_job(Job((str(rows),), str(tmp_path / "x")))
    with pytest.raises(NewscleanError, match=r"is the input .*, too"):
        run_job(Job((str(rows),), str(rows)))
    assert json.loads(rows.read_text(encoding="utf-8")) == {"text": PAGE}


ROWS = json.dumps({"text": PAGE}) + "\n"


@pytest.mark.parametrize(
    ("files", "links", "paths", "out", "written"),
    [
        # near misses: what lies in the output folder is no file that the run writes
        pytest.param(["d/a.html"], {}, ["d/a.html"], "d/", ["d/a.html.txt"], id="another suffix"),
        pytest.param(["d/a.txt"], {}, ["d/a.txt"], "e/", ["e/a.txt"], id="another folder"),
        pytest.param(["d/b/a.txt"], {}, ["d/b/a.txt"], "d/", ["d/a.txt"], id="the folder above"),
        pytest.param(["x/in/p.txt"], {}, ["x/in"], "x/", ["x/p.txt"], id="folder: above it"),
        pytest.param(["x/in/in.txt"], {}, ["x/in"], "x/", ["x/in.txt"], id="folder: a page of its name"),
        pytest.param(["in/b.txt", "x/a.txt"], {"in/c.txt": "x/a.txt"}, ["in"], "x/", ["x/c.txt"], id="folder: a link"),
        # what would be written over
        pytest.param(["d/a.txt"], {}, ["d/a.txt"], "d/", None, id="the folder of the file"),
        pytest.param(["d/a.jsonl.txt"], {}, ["d/a.jsonl.txt"], "d", None, id="the folder without a slash"),
        pytest.param(["d/a.txt", "b.html"], {}, ["b.html", "d/a.txt"], "d/", None, id="one of several files"),
        pytest.param(["d/a.txt"], {"e": "d"}, ["e/a.txt"], "d/", None, id="a link to the folder"),
        pytest.param(["d/b.txt"], {"b.txt": "d/b.txt"}, ["b.txt"], "d/", None, id="by a link"),
        pytest.param(["a.txt", "d/a.txt.partial"], {}, ["a.txt", "d/a.txt.partial"], "d/", None, id="for a while"),
        pytest.param(["x/in/p.txt", "x/in/in/p.txt"], {}, ["x/in"], "x/", None, id="folder in a folder"),
        pytest.param(["x/in/q.txt", "x/in/in/p.html"], {}, ["x/in"], "x/", None, id="folder: written into it"),
        pytest.param(["in/a.txt", "x/a.txt"], {"in/b": "x"}, ["in"], "x/", None, id="folder: by a link"),
        pytest.param(["in/a.html", "x/a.html.txt"], {"in/b": "x"}, ["in"], "x/", None, id="folder: by a link, suffix"),
        pytest.param(["d/x.inputs.jsonl"], {}, ["d"], "d/x", None, id="file: the list beside it"),
    ],
)
def test_a_folder_of_output_holds_no_input_that_is_written_over(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch,
    files: list[str], links: dict[str, str], paths: list[str], out: str, written: list[str] | None,
) -> None:  # fmt: skip
    monkeypatch.chdir(tmp_path)
    if links and os.name != "posix":
        pytest.skip("needs links of POSIX")
    for name in files:
        Path(name).parent.mkdir(parents=True, exist_ok=True)
        Path(name).write_text(ROWS if name.endswith(".jsonl") else PAGE, encoding="utf-8")
    for link, target in links.items():
        Path(link).symlink_to(tmp_path / target)
    before = {file: file.read_bytes() for file in tmp_path.rglob("*") if file.is_file()}
    for _ in range(2):  # the second time, the output is there
        if written is None:
            with pytest.raises(NewscleanError, match=r"the run would write over|would be written into the input"):
                run_job(Job(tuple(paths), out, "text"))
            assert {file for file in tmp_path.rglob("*") if file.is_file()} == set(before)
        else:
            assert run_job(Job(tuple(paths), out, "text")).failures == 0
            assert all(Path(name).is_file() for name in written)
    assert all(file.read_bytes() == content for file, content in before.items())


@pytest.mark.parametrize(
    ("names", "paths", "out", "said"),
    [
        # near misses: another file, and a page of a folder that has a name elsewhere, too
        pytest.param({"b.jsonl": "c.jsonl"}, ["a.jsonl"], "b.jsonl", None, id="a name of another file"),
        pytest.param({"d/x.jsonl": "a.jsonl"}, ["a.jsonl"], "e/", None, id="a name in a folder"),
        # a link has the same identity as the file, as a name in other letters has where letter case makes no difference
        pytest.param({"b.jsonl": "a.jsonl"}, ["a.jsonl"], "b.jsonl", "is the input .*a.jsonl, too", id="the output"),
        pytest.param({"b.jsonl": "a.jsonl"}, ["c.jsonl", "a.jsonl"], "b.jsonl", "is the input", id="one of two"),
        pytest.param({"b.jsonl.partial": "a.jsonl"}, ["a.jsonl"], "b.jsonl", "write over its input", id="for a while"),
    ],
)
def test_a_file_that_goes_by_two_names_is_not_written_over(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, names: dict[str, str], paths: list[str], out: str, said: str | None
) -> None:
    monkeypatch.chdir(tmp_path)
    for name in ("a.jsonl", "c.jsonl"):
        Path(name).write_text(ROWS, encoding="utf-8")
    for name, file in names.items():
        Path(name).parent.mkdir(exist_ok=True)
        os.link(file, name)
    if said is None:
        assert run_job(Job(tuple(paths), out)).pages == len(paths)
    else:
        with pytest.raises(NewscleanError, match=said):
            run_job(Job(tuple(paths), out))
    assert {Path(name).read_text(encoding="utf-8") for name in ("a.jsonl", "c.jsonl")} == {ROWS}


@needs.posix
@pytest.mark.parametrize(
    ("paths", "out", "said"),
    [
        pytest.param(["in"], "seen/out.jsonl", None, id="near miss: a new file"),
        pytest.param(["in/0.txt"], "seen/0.txt", "is the input", id="the file"),
        pytest.param(["in"], "seen/0.txt", "is a page of the input", id="a page"),
        pytest.param(["in/0.txt"], "seen/", "would write over its input", id="the folder of the file"),
        pytest.param(["in"], "seen/", "lies in the input", id="the folder"),
        pytest.param(["in"], "seen/out/", "lies in the input", id="a folder in the folder"),
        pytest.param(["in/d"], "seen/", "would be written into the input", id="into the input"),
    ],
)
def test_a_folder_that_goes_by_two_names_is_not_written_over(
    source: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, paths: list[str], out: str, said: str | None
) -> None:
    (source / "d" / "d").mkdir(parents=True)
    (source / "d" / "a.txt").write_text(PAGE, encoding="utf-8")
    (tmp_path / "seen").symlink_to(source)
    monkeypatch.setattr(os.path, "realpath", os.path.abspath)  # as if `seen` were a mount of `in`: two real names
    monkeypatch.chdir(tmp_path)
    if said is None:
        assert [run_job(Job(tuple(paths), out)).pages for _ in range(2)] == [6, 6]
        return
    before = {file: file.read_bytes() for file in source.rglob("*") if file.is_file()}
    with pytest.raises(NewscleanError, match=said):
        run_job(Job(tuple(paths), out, "text"))
    assert {file: file.read_bytes() for file in source.rglob("*") if file.is_file()} == before


@pytest.mark.parametrize(
    ("out", "summary"),
    [
        ("out.jsonl", "out.jsonl"),
        ("out.jsonl", "out.jsonl.manifest.json"),
        ("out.jsonl", "out.jsonl.inputs.jsonl"),
        ("out.jsonl", "out.jsonl.partial"),
        ("out.jsonl", "in/0.txt"),
        ("out.jsonl", "link.txt"),
        ("out/", "out.manifest.json"),
        ("out/", "out/0.txt.jsonl"),
        ("-", "in/0.txt"),
    ],
)
def test_figures_are_not_written_over_what_the_run_needs(
    source: Path, tmp_path: Path, out: str, summary: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    os.link("in/0.txt", "link.txt")
    os.mkdir("out")
    with pytest.raises(NewscleanError, match="the run reads or writes that file itself"):
        check_summary(("in/0.txt", "in/1.txt"), out, "jsonl", summary)
    check_summary(("in/0.txt", "in/1.txt"), out, "jsonl", "out/run.json")


def test_a_page_in_the_folder_of_the_input_is_not_written_over(source: Path, tmp_path: Path) -> None:
    for name in ("0.txt", "rows.jsonl", "story"):
        (source / "story").write_text("<html><p>A page by its first bytes.</html>", encoding="utf-8")
        before = (source / name).read_bytes()
        with pytest.raises(NewscleanError, match=f"{name}: is a page of the input"):
            run_job(Job((str(source),), str(source / name)))
        with pytest.raises(NewscleanError, match="the run reads or writes that file itself"):
            check_summary((str(source),), f"{tmp_path}/out.jsonl", "jsonl", str(source / name))
        assert (source / name).read_bytes() == before
    again = Job((str(source),), str(source / "out.jsonl"))
    run_job(again)
    run_job(again)  # What a run has written is no page of the input.
    (source / "run.json").write_text("{}", encoding="utf-8")
    check_summary(again.paths, again.out, again.format, str(source / "run.json"))


@pytest.mark.parametrize("name", ["x" * 240 + ".html", "x" * 240])
def test_a_file_with_a_name_as_long_as_the_system_allows_is_read(tmp_path: Path, name: str) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / name).write_text(f"<html><h1>Ferry</h1><p>{PAGE}", encoding="utf-8")
    assert run_job(Job((f"{tmp_path}/in",), f"{tmp_path}/out.jsonl")).failures == 0
    assert run_job(Job((f"{tmp_path}/in/{name}",), f"{tmp_path}/one.jsonl")).failures == 0


@pytest.mark.parametrize("out", ["out/", "out.jsonl"])
def test_a_file_with_a_name_that_its_output_cannot_have_ends_no_run(tmp_path: Path, out: str) -> None:
    names = ["a.txt", "x" * 241 + ".txt", "x" * 240 + "y.txt", "é" * 120 + "z.html", "z" * 237 + ".txt"]
    (tmp_path / "in").mkdir()
    for name in names:
        (tmp_path / "in" / name).write_text(f"<html><h1>Ferry</h1><p>{PAGE}", encoding="utf-8")
    for resume in (False, True):
        summary = run_job(Job((f"{tmp_path}/in",), f"{tmp_path}/{out}", resume=resume))
        assert (summary.pages, summary.failures) == (5, 0)
    if out == "out/":
        written = {file.name: json.loads(file.read_text(encoding="utf-8"))["id"] for file in tmp_path.glob("out/*")}
        assert sorted(written.values()) == sorted(names)
        assert {f"{'z' * 237}.txt.jsonl", "a.txt.jsonl"} < set(written)
        assert all(id[:100] == name[:100] or id == "a.txt" for name, id in written.items())


@needs.posix
def test_a_stream_is_closed(source: Path, tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    reader = os.open(pipe, os.O_RDONLY | os.O_NONBLOCK)
    run_job(Job((str(source / "0.txt"),), str(pipe)))
    gc.collect()  # pytest makes an error of a file that nobody closed
    assert os.read(reader, 1 << 20).startswith(b'{"schema_version"')
    assert os.read(reader, 1) == b""
    os.close(reader)


def test_what_cannot_be_written_is_named(source: Path, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    for out in ("file/out.jsonl", "y" * 300 + ".jsonl", "file/out/"):
        with pytest.raises(RunStopped, match=r"cannot write .*(file|yyy)"):
            run_job(Job((str(source),), f"{tmp_path}/{out}"))


@pytest.mark.parametrize("out", ["file/out.jsonl", "file/sub/out.jsonl", "file/out/"])
def test_a_file_in_the_way_of_the_output_is_named(source: Path, tmp_path: Path, out: str) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    with pytest.raises(RunStopped, match=f"cannot write into .*: {tmp_path}/file is a file"):
        run_job(Job((str(source),), f"{tmp_path}/{out}"))


def test_a_rename_that_windows_refuses_is_tried_again(
    source: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    refused: list[object] = []

    def replace(file: object, name: object, rename=os.replace) -> None:
        if refused.count(name) < 2:
            refused.append(name)
            raise PermissionError(13, "Access is denied")
        rename(file, name)

    monkeypatch.setattr(os, "replace", replace)
    with pytest.raises(RunStopped, match="Access is denied"):
        run_job(Job((str(source),), f"{tmp_path}/out.jsonl"))
    monkeypatch.setattr("newsclean.run.partial_file._WAITS", (0.0, 0.0))
    assert run_job(Job((str(source),), f"{tmp_path}/again.jsonl")).pages == 5
    assert (tmp_path / "again.jsonl").is_file()


def test_a_path_that_cannot_be_looked_at_is_not_called_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    def stat(path: str, *, follow_symlinks: bool = True) -> os.stat_result:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(os, "stat", stat)
    with pytest.raises(NewscleanError, match=r"'in/a.txt': cannot be read: Permission denied"):
        check_present(["in/a.txt"])


def test_a_path_that_is_too_long_names_nothing() -> None:
    assert missing_paths(["y" * 5000, "\0", "", "-"]) == ["y" * 5000, "\0", ""]


def test_a_page_that_cannot_be_written_is_a_failure(source: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def write(article: Article) -> bytes:
        raise UnicodeEncodeError("utf-8", "x", 0, 1, "surrogates not allowed")

    monkeypatch.setitem(FORMATS, "text", replace(FORMATS["text"], write=write))
    done = clean_ref(PageRef("1", str(source / "1.txt")), Settings(), format="text")
    assert (done.record, [(failure.id, failure.stage) for failure in done.failures]) == (b"", [("1", "write")])
