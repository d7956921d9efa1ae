#!/usr/bin/python3
# SPDX-License-Identifier: BSD-2-Clause
"""`trame lab` on a terminal: its keys reach the command or the shell, and the lab ends with it."""
import os
import pty
import select
import signal
import sys
import time

TRAME = sys.argv[1] if len(sys.argv) > 1 else os.environ["TRAME"]
failed = False


def judge(name, good, why):
    global failed
    failed = failed or not good
    print("ok " + name if good else "FAIL %s: %r" % (name, why[-300:]))


class Terminal:
    """A program on a terminal of its own; ends it after 20 seconds at the latest."""

    def __init__(self, *argv):
        self.text = ""
        self.pid, self.fd = pty.fork()
        if self.pid == 0:
            os.environ.update(SHELL="/bin/bash", HOME="/nonexistent", TERM="dumb")
            os.execv(argv[0], argv)
        self.limit = time.monotonic() + 20

    def wait_for(self, part):
        start = len(self.text)
        while part not in self.text[start:]:
            if not select.select([self.fd], [], [], max(0, self.limit - time.monotonic()))[0]:
                return False
            try:
                got = os.read(self.fd, 4096)
            except OSError:
                return False
            self.text += got.decode("utf-8", "replace")
        return True

    def type(self, keys):
        os.write(self.fd, keys.encode())

    def status(self):
        self.wait_for("\0 only the end of the terminal's output stops this")
        while time.monotonic() < self.limit:
            pid, status = os.waitpid(self.pid, os.WNOHANG)
            if pid:
                return os.waitstatus_to_exitcode(status)
            time.sleep(0.01)
        os.kill(self.pid, signal.SIGKILL)
        os.waitpid(self.pid, 0)
        return None


if os.system('"%s" lab -- true >/dev/null 2>&1' % TRAME) != 0:
    print("skip lab on a terminal: no lab here")
    sys.exit(0)

t = Terminal(TRAME, "lab", "--", "sh", "-c", "echo up; exec sleep 50")
judge("a command runs", t.wait_for("up"), t.text)
t.type("\x03")
status = t.status()
judge("control-C ends the command", status == 130, str(status))

t = Terminal(TRAME, "lab")
judge("the shell says where it is", t.wait_for("192.0.2.80"), t.text)
t.type("echo name=$(uname -n) PS=[$debian_chroot]\n")
judge("the shell is on poste", t.wait_for("name=poste PS=[lab]"), t.text)
t.type("sleep 50\n")
t.wait_for("sleep 50")
time.sleep(0.3)
t.type("\x03")
t.type("echo status=$?\n")
judge("control-C ends the shell's command only", t.wait_for("status=130"), t.text)
t.type("sleep 50\n")
t.wait_for("sleep 50")
time.sleep(0.3)
t.type("\x1a")
judge("control-Z stops it", t.wait_for("Stopped"), t.text)
t.type("fg\n")
t.wait_for("fg")
time.sleep(0.3)
t.type("\x03")
t.type("exit 5\n")
status = t.status()
judge("the shell's exit status is passed on", status == 5, str(status))

t = Terminal("/bin/bash", "--norc", "-i")
t.type("'%s' lab -- sh -c 'echo up; sleep 50'\n" % TRAME)
t.wait_for("\nup")
t.type("\x1a")
judge("control-Z stops the whole lab", t.wait_for("Stopped"), t.text)
t.type("fg\n")
t.wait_for("fg")
time.sleep(0.3)
t.type("\x03")
t.type("echo status=$?\n")
judge("and fg brings it back", t.wait_for("status=130"), t.text)
t.type("exit\n")
t.status()

sys.exit(failed)
