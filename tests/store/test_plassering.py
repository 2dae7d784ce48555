"""SI-5: network drives are known by what each system says of them."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from navtui.store import plassering
from navtui.store.plassering import linux_type, nettstasjon, statfs_type, windows_type

MOUNTINFO = "\n".join(
    [
        "22 1 8:1 / / rw,relatime shared:1 - ext4 /dev/sda1 rw",
        "30 22 0:26 / /mnt/felles rw,relatime shared:2 master:1 - nfs4 tjener:/felles rw",
        "31 22 0:27 / /mnt/blå\\040disk rw - cifs //tjener/blå rw",
        "32 30 8:2 / /mnt/felles/lokal rw - xfs /dev/sdb1 rw",
        "33 22 0:30 / /home/kal/fjern rw - fuse.sshfs kal@tjener: rw",
        "34 22 0:31 / /krypt rw - fuse.gocryptfs /x rw",
        "35 22 0:32 / /bytte rw - nfs tjener:/ rw",
        "36 22 8:3 / /bytte rw - ext4 /dev/sdc1 rw",
        "37 22 0:33 / /mnt/c rw - 9p C:\\134 rw",
        "ikke en linje",
    ]
).encode()


@pytest.mark.parametrize(
    ("sti", "svar"),
    [
        ("/home/kal/kontor.navtui", None),
        ("/mnt/felles/kontor.navtui", "nfs4"),
        ("/mnt/felles2/kontor.navtui", None),
        ("/mnt/felles/lokal/kontor.navtui", None),
        ("/mnt/blå disk/kontor.navtui", "cifs"),
        ("/home/kal/fjern/å/kontor.navtui", "fuse.sshfs"),
        ("/krypt/kontor.navtui", None),
        ("/bytte/kontor.navtui", None),
        ("/mnt/c/kontor.navtui", "9p"),
    ],
)
def test_si_5_linux_dypeste_monteringspunkt_avgjor(sti: str, svar: str | None) -> None:
    assert linux_type(sti.encode(), MOUNTINFO.splitlines()) == svar


def test_si_5_linux_en_sti_som_ikke_er_utf_8(tmp_path: Path) -> None:
    linje = b"31 22 0:27 / /mnt/bl\xe5 rw - cifs //tjener rw"
    assert linux_type(b"/mnt/bl\xe5/f", [linje]) == "cifs"
    assert linux_type(b"/mnt/bl\xc3\xa5/f", [linje]) is None


class Kjerne:
    """Windows' answer for drive letters: Z is remote."""

    def GetDriveTypeW(self, rot: str) -> int:
        """As the real one."""
        return 4 if rot == "Z:\\" else 3


@pytest.mark.parametrize(
    ("sti", "svar"),
    [
        ("C:\\kontor\\f.navtui", None),
        ("Z:\\f.navtui", "nettverksstasjon"),
        ("\\\\tjener\\felles\\f.navtui", "nettverksmappe"),
        ("\\\\?\\UNC\\tjener\\felles\\f.navtui", "nettverksmappe"),
        ("\\\\?\\C:\\f.navtui", None),
    ],
)
def test_si_5_windows(sti: str, svar: str | None) -> None:
    assert windows_type(sti, Kjerne()) == svar


def test_si_5_macos_leser_flagget_for_lokal() -> None:
    svar = bytearray(4096)
    svar[72:78] = b"smbfs\0"
    assert statfs_type(bytes(svar)) == "smbfs"
    svar[64:68] = (0x1000 | 1).to_bytes(4, sys.byteorder)
    assert statfs_type(bytes(svar)) is None
    assert statfs_type(None) is None


@pytest.mark.skipif(sys.platform == "win32", reason="reads a Linux table")
def test_si_5_fra_en_fil_gjennom_en_lenke(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "fjern").mkdir()
    (tmp_path / "lenke").symlink_to(tmp_path / "fjern")
    tabell = tmp_path / "mountinfo"
    tabell.write_text(f"1 0 8:1 / / rw - ext4 x rw\n2 1 0:9 / {tmp_path}/fjern rw - smb3 x rw\n")
    monkeypatch.setattr(plassering, "MOUNTINFO", tabell)
    assert nettstasjon(tmp_path / "lenke" / "f", "linux") == "smb3"
    assert nettstasjon(tmp_path / "f", "linux") is None
    monkeypatch.setattr(plassering, "MOUNTINFO", tmp_path / "mangler")
    assert nettstasjon(tmp_path / "fjern" / "f", "linux") is None
