"""Which files a path stands for. Folders are walked in sorted order, without hidden files and without leaving them."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from reportedly.errors import EmptyInput, InputError, UnreadableInput
from reportedly.reports.sniffing import SUFFIXES, suffix_of

STANDARD_INPUT = "-"


@dataclass(frozen=True, slots=True)
class Found:
    """A file to read. `root` is the folder that was named, or None where the file itself was."""

    path: str
    root: str | None = None


def walk(path: str) -> Iterator[Found]:
    """The files that `path` stands for: itself, or those below it with a known suffix, sorted by path.

    Raises `InputError` where it is missing, no file or folder, or a folder with nothing to read.
    """
    try:
        mode = Path(path).stat().st_mode
    except (OSError, ValueError) as error:
        raise no_access(path, error) from error
    if stat.S_ISREG(mode):
        yield Found(path)
        return
    if not stat.S_ISDIR(mode):
        kind = (
            "a pipe" if stat.S_ISFIFO(mode) else "a device" if stat.S_ISCHR(mode) or stat.S_ISBLK(mode) else "a socket"
        )
        raise UnreadableInput(f"{shown(path)}: is {kind}, not a file: send its text to standard input and read `-`")
    found = False
    for one in _below(path):
        found = True
        yield Found(one, path)
    if not found:
        known = " ".join(sorted(SUFFIXES))
        raise EmptyInput(
            f"{shown(path)}: holds nothing to read: files in a folder need one of {known} (or these with .gz)"
        )


def _below(root: str) -> Iterator[str]:
    try:
        inside = os.path.realpath(root)
        os.scandir(root).close()
    except OSError as error:
        raise no_access(root, error) from error
    for folder, folders, files in os.walk(root, followlinks=False):
        folders[:] = sorted(one for one in folders if not one.startswith("."))
        for name in sorted(files):
            if name.startswith(".") or suffix_of(name) not in SUFFIXES:
                continue
            path = os.path.join(folder, name)  # noqa: PTH118 - pathlib would triple the time of large folders
            if stays_inside(path, inside) and Path(path).is_file():
                yield path


def stays_inside(path: str, root: str | None) -> bool:
    """Whether a file is, links followed, below `root` (a real path; None: anywhere)."""
    if root is None or not Path(path).is_symlink():
        return True
    return Path(os.path.realpath(path)).is_relative_to(os.path.realpath(root))


def no_access(path: str, error: OSError | ValueError) -> InputError:
    """The one clear line for a path that cannot be opened."""
    name = shown(path)
    if isinstance(error, FileNotFoundError):
        return UnreadableInput(f"{name}: there is no such file or folder: check the path")
    if isinstance(error, PermissionError):
        return UnreadableInput(f"{name}: may not be read by you: change its permissions (chmod u+r) or copy it")
    told = (error.strerror or "cannot be opened") if isinstance(error, OSError) else "is not a possible path"
    return UnreadableInput(f"{name}: {told[:1].lower()}{told[1:]}: check the path")


def shown(path: str) -> str:
    """A path as one printable line, whatever bytes its name is made of."""
    return "".join(c if c.isprintable() else "\ufffd" for c in path)
