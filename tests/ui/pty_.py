"""Run the shell with the test view on a real pty, for what only the terminal can tell."""

from __future__ import annotations

import os
import select
import subprocess
import sys
import time

PROGRAM = "import sys; from tests.ui.prove import oppstart; from navtui.ui.app import start; sys.exit(start(oppstart()))"


def kjor_paa_pty(miljo: dict[str, str], taster: str, vent_paa: str, program: str = PROGRAM, sekunder: float = 20, signal: int = 0) -> bytes:
    """All bytes the program wrote until `vent_paa` was among them and ctrl+q, or this signal, had ended it. Keys are written once the
    sign-in screen is there. Fails when the terminal is not left as it was.
    """
    import fcntl
    import pty
    import struct
    import termios

    mester, slave = pty.openpty()
    fcntl.ioctl(slave, termios.TIOCSWINSZ, struct.pack("HHHH", 24, 80, 0, 0))
    rent = {k: v for k, v in os.environ.items() if k not in ("NO_COLOR", "NAVTUI_TEMA")}
    env = {**rent, "TERM": "xterm-256color", "COLORTERM": "truecolor", **miljo}
    som_den_var = termios.tcgetattr(slave)
    barn = subprocess.Popen([sys.executable, "-c", program], stdin=slave, stdout=slave, stderr=slave, env=env, close_fds=True)
    os.close(slave)
    try:
        ut = _les_til(mester, b"", b"avslutt", sekunder)
        for tast in taster:
            os.write(mester, tast.encode())
            ut += _les(mester, 0.05)
        ut = _les_til(mester, ut, vent_paa.encode(), sekunder)
        if signal:
            barn.send_signal(signal)
        else:
            os.write(mester, b"\x11")
        slutt = time.monotonic() + sekunder
        while barn.poll() is None:
            assert time.monotonic() < slutt, "did not end on ctrl+q"
            ut += _les(mester, 0.05)
        assert termios.tcgetattr(mester) == som_den_var
        assert barn.returncode == (128 + signal if signal else 0)
        return ut + _les(mester, 0.05)
    finally:
        barn.kill()
        barn.wait()
        os.close(mester)


def _les(fd: int, sekunder: float) -> bytes:
    if not select.select([fd], [], [], sekunder)[0]:
        return b""
    try:
        return os.read(fd, 65536)
    except OSError:
        return b""


def _les_til(fd: int, ut: bytes, dette: bytes, sekunder: float) -> bytes:
    slutt = time.monotonic() + sekunder
    while dette not in ut:
        assert time.monotonic() < slutt, f"never showed {dette!r}, but {ut[-800:]!r}"
        ut += _les(fd, 0.1)
    return ut
