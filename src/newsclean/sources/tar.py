"""Reads tar archives: each member with the suffix of a page is a page. Other members are counted and skipped."""

from __future__ import annotations

import tarfile
from collections import Counter
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

from newsclean.errors import UnreadablePage, too_long
from newsclean.records import Failure, Page
from newsclean.settings import Settings
from newsclean.sources.compressed import COMPRESSED
from newsclean.sources.files import FILE_SUFFIXES, kind_of, open_plain, plain_suffix, read_stream
from newsclean.sources.reference import PageRef, Part


def find(part: Part, settings: Settings, skipped: Counter[str]) -> Iterator[PageRef | Failure]:
    """Yield a reference for each member that is a page, in archive order, and a `Failure` if the archive breaks off."""
    number, limit = 0, settings.max_page_size
    file = Path(part.path)
    try:
        with open_plain(file) as stream:
            seekable = file.suffix.lower() == ".tar"
            with tarfile.open(fileobj=stream, mode="r:" if seekable else "r|") as archive:
                for number, member in enumerate(archive, 1):
                    archive.members = []  # type: ignore[attr-defined]  # else the archive keeps all members in memory
                    if member.isdir():
                        continue
                    if not member.isreg() or member.issparse() or plain_suffix(Path(member.name)) not in FILE_SUFFIXES:
                        skipped[f"in tar: {_what(member)}"] += 1
                        continue
                    id = f"{part.name}#{member.name.removeprefix('./')}"
                    if member.size > limit:
                        yield Failure(id, part.path, "read", too_long(f"{file}, {member.name}", limit))
                        continue
                    content = None
                    if not seekable and (held := archive.extractfile(member)):
                        content = held.read()
                    yield PageRef(
                        id, part.path, number, member.offset_data, member.size, content=content, name=part.name
                    )
    except (OSError, tarfile.TarError) as error:
        message = f"{file}: damaged or cut off after member {number} ({error}); those before were read. Fetch it again."
        yield Failure(f"{part.name}#{number + 1}", part.path, "read", message)


def load(ref: PageRef, settings: Settings) -> Page:
    """Load the page of one member. Raises `UnreadablePage`, which names the archive and the member."""
    name = ref.id.removeprefix(f"{ref.name}#")
    content = ref.content
    if content is None:
        with open(ref.path, "rb") as stream:
            stream.seek(ref.offset)
            content = stream.read(ref.size)
    where = f"{ref.path}, {name}"
    if not content:
        raise UnreadablePage(f"{where}: the file is empty. Check how it was saved.")
    if Path(name).suffix.lower() in COMPRESSED:
        content = read_stream(BytesIO(content), Path(name), where, settings.max_page_size)
    return Page(ref.id, content, path=ref.path, kind=kind_of(Path(name)))


def _what(member: tarfile.TarInfo) -> str:
    if member.isreg() and not member.issparse():
        return plain_suffix(Path(member.name)) or "no suffix"
    return "link" if member.issym() or member.islnk() else "no plain file"
