"""Where a file lies: on a network drive neither a rollback journal nor WAL is safe, so such a file is refused (SI-5).

Each system tells it in its own way; what cannot be found out is taken for local.
"""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Any

MOUNTINFO = Path("/proc/self/mountinfo")

_NETT = frozenset(
    {
        *("nfs", "nfs4", "cifs", "smb2", "smb3", "smbfs", "ncpfs", "afs", "9p", "ceph", "glusterfs", "lustre", "beegfs", "gpfs"),
        *("ocfs2", "gfs2", "davfs", "coda", "vboxsf", "prl_fs", "vmhgfs"),
        *("fuse.sshfs", "fuse.rclone", "fuse.glusterfs", "fuse.s3fs", "fuse.davfs2", "fuse.gvfsd-fuse", "fuse.vmhgfs-fuse"),
        *("fuse.smbnetfs", "fuse.cephfs", "fuse.juicefs"),
    }
)
_OKTAL = rb"\\([0-7]{3})"
_DRIVE_REMOTE = 4
_MNT_LOCAL = 0x1000
_STATFS_FLAGG, _STATFS_TYPE, _STATFS_LENGDE = 64, 72, 4096


def nettstasjon(fil: Path, system: str = sys.platform) -> str | None:
    """The kind of network drive the file is on ("nfs4", "cifs" ...), or None when it is on this machine."""
    sti = fil.resolve()
    if system == "win32":
        return windows_type(str(sti))
    if system == "darwin":
        return statfs_type(_statfs(sti))
    try:
        linjer = MOUNTINFO.read_bytes().splitlines()
    except OSError:
        return None
    return linux_type(os.fsencode(sti), linjer)


def linux_type(sti: bytes, mountinfo: Iterable[bytes]) -> str | None:
    """The network file system that holds an absolute path, by /proc/self/mountinfo: the deepest mount point, the last of equals."""
    dypest, type_ = -1, ""
    for linje in mountinfo:
        foran, _, bak = linje.partition(b" - ")
        felt = foran.split()
        if len(felt) < 5 or not bak:
            continue
        punkt = (re.sub(_OKTAL, lambda m: bytes([int(m[1], 8)]), felt[4]) if b"\\" in felt[4] else felt[4]).rstrip(b"/")
        if (sti == punkt or sti.startswith(punkt + b"/")) and len(punkt) >= dypest:
            dypest, type_ = len(punkt), bak.split()[0].decode("ascii", "replace")
    return type_ if type_ in _NETT else None


def windows_type(sti: str, kjerne: Any = None) -> str | None:
    """The answer for a resolved Windows path: a UNC path, or a drive letter that Windows calls remote."""
    if re.match(r"\\\\(?:\?\\UNC\\|(?![?.]\\))", sti):
        return "nettverksmappe"
    if kjerne is None:
        import ctypes

        kjerne = ctypes.windll.kernel32  # type: ignore[attr-defined]
    rot = f"{os.path.splitdrive(sti)[0] or sti[:2]}\\"
    return "nettverksstasjon" if kjerne.GetDriveTypeW(rot) == _DRIVE_REMOTE else None


def statfs_type(svar: bytes | None) -> str | None:
    """The answer of macOS' statfs: the file system's name when it is not marked local."""
    if svar is None or int.from_bytes(svar[_STATFS_FLAGG : _STATFS_FLAGG + 4], sys.byteorder) & _MNT_LOCAL:
        return None
    return svar[_STATFS_TYPE : _STATFS_TYPE + 16].partition(b"\0")[0].decode("ascii", "replace")


def _statfs(sti: Path) -> bytes | None:
    import ctypes

    bibliotek = ctypes.CDLL(None)
    kall = getattr(bibliotek, "statfs$INODE64", None) or bibliotek.statfs
    buffer = ctypes.create_string_buffer(_STATFS_LENGDE)
    return buffer.raw if kall(os.fsencode(sti), buffer) == 0 else None
