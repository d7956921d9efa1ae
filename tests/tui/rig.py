# SPDX-License-Identifier: BSD-2-Clause
"""The program on a terminal of its own: a pty of a size, keys in, bytes out, and its modes."""
import fcntl
import os
import pty
import select
import signal
import struct
import termios
import time

ALT_ON, ALT_OFF = b"\x1b[?1049h", b"\x1b[?1049l"
MOUSE_ON, MOUSE_OFF = b"\x1b[?1002h", b"\x1b[?1002l"
CURSOR_ON = b"\x1b[?12l\x1b[?25h"


class Rig:
    """One run of it; `seen` is all that it wrote."""

    def __init__(self, command, cols=80, rows=24, env=None, **more):
        self.seen = b""
        self.master, self.slave = pty.openpty()
        self.size(cols, rows)
        self.before = termios.tcgetattr(self.slave)
        whole = dict(os.environ, TERM="xterm-256color", LC_ALL="C.UTF-8")
        for name in ("NO_COLOR", "COLORFGBG", "COLUMNS", "LINES", "TMUX"):
            whole.pop(name, None)
        whole.update({"XDG_CONFIG_HOME": "/nonexistent"}, **(env or {}))
        whole.update(more)
        self.begun = time.monotonic()
        news, tell = os.pipe()
        self.leader = os.fork()
        if not self.leader:
            try:
                self.lead(command, whole, tell)
            finally:
                os._exit(127)
        os.close(tell)
        self.news = news
        self.pid = struct.unpack("i", os.read(news, 4))[0]
        self.status = None

    def lead(self, command, env, tell):
        """A shell's part: a session, its terminal, the program as a job of it, and news of the job."""
        os.setsid()
        fcntl.ioctl(self.slave, termios.TIOCSCTTY, 0)
        signal.signal(signal.SIGTTOU, signal.SIG_IGN)
        signal.signal(signal.SIGHUP, signal.SIG_IGN)
        child = os.fork()
        if not child:
            try:
                os.setpgid(0, 0)
                os.tcsetpgrp(self.slave, os.getpid())
                signal.signal(signal.SIGTTOU, signal.SIG_DFL)
                signal.signal(signal.SIGHUP, signal.SIG_DFL)
                for fd in (0, 1, 2):
                    os.dup2(self.slave, fd)
                os.closerange(3, 64)
                os.execvpe(command[0], command, env)
            finally:
                os._exit(127)
        os.write(tell, struct.pack("i", child))
        while True:
            status = os.waitpid(child, os.WUNTRACED)[1]
            os.write(tell, struct.pack("i", status))
            if not os.WIFSTOPPED(status):
                os._exit(0)

    def heard(self, seconds):
        """The job's next wait status, or None; what it writes is read meanwhile."""
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            self.read(0.02)
            if select.select([self.news], [], [], 0)[0]:
                got = os.read(self.news, 4)
                if len(got) == 4:
                    return struct.unpack("i", got)[0]
        return None

    def size(self, cols, rows):
        fcntl.ioctl(self.master, termios.TIOCSWINSZ, struct.pack("HHHH", rows, cols, 0, 0))

    def read(self, seconds):
        """What it writes next, or nothing within that time."""
        if not select.select([self.master], [], [], seconds)[0]:
            return b""
        try:
            got = os.read(self.master, 1 << 16)
        except OSError:  # nobody is at the other end any more
            return b""
        self.seen += got
        return got

    def until(self, words, seconds=10, since=0):
        """Reads on until the words come behind byte `since`; seconds since the start, or None."""
        end = time.monotonic() + seconds
        while words not in self.seen[since:]:
            if time.monotonic() > end:
                return None
            self.read(0.02)
        return time.monotonic() - self.begun

    def quiet(self, seconds=0.3, most=10):
        """Reads on until nothing has come for that long; where that began in `seen`."""
        begin, end = len(self.seen), time.monotonic() + most
        while self.read(seconds) and time.monotonic() < end:
            pass
        return begin

    def send(self, keys):
        os.write(self.master, keys if isinstance(keys, bytes) else keys.encode())

    def kill(self, number):
        os.kill(self.pid, number)

    def is_as_before(self):
        """Whether the terminal's modes are those that it found."""
        return termios.tcgetattr(self.slave) == self.before

    def is_stopped(self, seconds=5):
        status = self.heard(seconds)
        if status is not None and not os.WIFSTOPPED(status):
            self.status = status
        return status is not None and os.WIFSTOPPED(status)

    def wait(self, seconds=10):
        """Its wait status once it ended (None: it did not), all that it wrote read."""
        if self.status is None:
            self.status = self.heard(seconds)
        while self.read(0.05):
            pass
        return self.status

    def end(self):
        if self.status is None:
            self.kill(signal.SIGKILL)
            self.heard(5)
        os.waitpid(self.leader, 0)
        os.close(self.news)
        os.close(self.master)
        os.close(self.slave)
