"""Reads tar archives: each member that is a page by its name or its first bytes is one. Others are counted."""

from __future__ import annotations

import tarfile
from collections import Counter
from collections.abc import Iterator
from hashlib import blake2b
from io import BytesIO
from pathlib import Path

from newsclean.article import Failure
from newsclean.carried import name_apart
from newsclean.errors import UnreadablePage, too_long
from newsclean.records import Page
from newsclean.settings import Settings
from newsclean.sources.compressed import COMPRESSED
from newsclean.sources.files import FILE_SUFFIXES, HEAD, kind_of, open_plain, plain_suffix, read_stream
from newsclean.sources.jsonl import why_no_page
from newsclean.sources.reference import PageRef, Part
from newsclean.sources.unread import is_saved_page, suffix_of

# No member is that large. tarfile reads up to its end in small steps even behind the end of the archive, which would
# take for ever; and behind a member of less than no bytes it finds the same member again.
_TERABYTE = 1 << 40


def find(part: Part, settings: Settings, skipped: Counter[str]) -> Iterator[PageRef | Failure]:
    """Yield a reference for each member that is a page, in archive order, and a `Failure` if the archive breaks off.

    From the second one on, the ids of members of one name end in their number in the archive.
    """
    number, limit = 0, settings.max_page_size
    names: set[int] = set()  # as hashes of 8 bytes: an archive may have millions of long ones
    file = Path(part.path)
    try:
        with open_plain(file, _is_tar) as stream:
            seekable = file.suffix.lower() == ".tar"
            with tarfile.open(fileobj=stream, mode="r:" if seekable else "r|") as archive:
                for number, member in enumerate(archive, 1):
                    archive.members = []  # type: ignore[attr-defined]  # else the archive keeps all members in memory
                    if not 0 <= member.size < _TERABYTE:
                        raise tarfile.ReadError(f"a member of {member.size:,} bytes")
                    if member.isdir():
                        continue
                    held = archive.extractfile(member) if member.isreg() and not member.issparse() else None
                    head = held.read(HEAD) if held else b""
                    if why := _why_not_read(member, head):
                        skipped[f"in tar: {why}"] += 1
                        continue
                    name = name_apart(member.name.removeprefix("./"))
                    # An archive to which changed files were appended has several members of one name. If two names
                    # had one hash, the second page would have its number, too, which does no harm.
                    hashed = int.from_bytes(blake2b(name.encode(), digest_size=8).digest())
                    id = f"{part.name}#{name}" + (f"#{number}" if hashed in names else "")
                    names.add(hashed)
                    if member.size > limit:
                        yield Failure(id, part.path, "read", too_long(f"{file}, {member.name}", limit))
                        continue
                    content = None
                    if not seekable and held:
                        content = head + held.read()
                    yield PageRef(
                        id, part.path, number, member.offset_data, member.size, content=content, name=part.name
                    )
    except (OSError, tarfile.TarError, ValueError, OverflowError) as error:  # the last two of numbers in a header
        message = f"{file}: damaged or cut off after member {number} ({error}); those before were read. Fetch it again."
        yield Failure(f"{part.name}#{number + 1}", part.path, "read", message)


def _is_tar(head: bytes) -> bool:
    return head[257:262] == b"ustar"


def load(ref: PageRef, settings: Settings) -> Page:
    """Load the page of one member. Raises `UnreadablePage`, which names the archive and the member."""
    name = ref.id.removeprefix(f"{ref.name}#").removesuffix(f"#{ref.row}")
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
    if wrong := why_no_page(content):
        raise UnreadablePage(f"{where}: {wrong}. Unpack the archive first.")
    return Page(ref.id, content, path=ref.path, kind=kind_of(Path(name)))


def _why_not_read(member: tarfile.TarInfo, head: bytes) -> str | None:
    """The word under which a member is counted if it is no page, None if it is one."""
    if not member.isreg() or member.issparse():
        return "link" if member.issym() or member.islnk() else "no plain file"
    file = Path(member.name)
    if any(part.startswith(".") and part != ".." for part in file.parts):
        return "hidden"
    is_page = plain_suffix(file) in FILE_SUFFIXES or is_saved_page(file.name, head)
    return None if is_page else suffix_of(file.name)
