# SPDX-License-Identifier: BSD-2-Clause
"""A tmux of a test's own: keys in, screens out. Whoever fills it in gives `tmux`, its command, and `env`."""
import re
import subprocess
import time

PATIENCE = 20  # seconds for a screen


class Tmux:
    tmux, env, screen = [], {}, ""

    def run(self, *words):
        done = subprocess.run([*self.tmux, *words], env=self.env, stdout=subprocess.PIPE, check=True)
        return done.stdout.decode()

    def keys(self, *keys):
        for key in keys:
            self.run("send-keys", key)

    def text(self, text):
        self.run("send-keys", "-l", text)

    def look(self):
        self.screen = self.run("capture-pane", "-p")
        return self.screen

    def until(self, pattern):
        """Waits for a screen that has it: whether it came."""
        end = time.monotonic() + PATIENCE
        while not re.search(pattern, self.look(), re.M):
            if time.monotonic() > end:
                return False
            time.sleep(0.03)
        return True
