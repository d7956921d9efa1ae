# SPDX-License-Identifier: BSD-2-Clause
"""trame-net started by root, and by an ordinary user through the file capability, in a network
namespace that ends with this process."""
import os
import shutil
import subprocess
import sys
import rig
from rig import (UNTRACED, Net, Skip, call, caps, check, need, orphan, pcap, run_checks, same,
                 sentence, udp, veth)

rig.BIN = shutil.copy(rig.BIN, os.path.join(os.getcwd(), "trame-net"))
USER = 4242


def alive(n):
    """It still does its work after the drop: what it sends it sees."""
    n.ready().send(pcap([udp(1)]))
    same(n.frames(1), [udp(1)])
    have = caps(n.p.pid)
    n.end()
    for which in ("CapInh", "CapPrm", "CapEff", "CapAmb"):
        same(int(have[which], 16), 0, which)
    same(have["NoNewPrivs"], "1")
    return have


def become(have, uid, gid):
    same(have["Uid"].split(), [str(uid)] * 4, "uid")
    same(have["Gid"].split(), [str(gid)] * 4, "gid")
    same(have["Groups"].split(), [], "groups")
    same(int(have["CapBnd"], 16), 0, "CapBnd")


@check
def root_becomes_nobody():
    env = {k: v for k, v in UNTRACED.items() if not k.startswith("SUDO_")}
    become(alive(Net("v0", "udp", env=env)), 65534, 65534)


@check
def root_becomes_who_called_sudo():
    env = dict(UNTRACED, SUDO_UID="4242", SUDO_GID="4343")
    become(alive(Net("v0", "udp", env=env)), 4242, 4343)


@check
def sudo_id_is_doubted():
    for text in ("0", "-1", "x", "", "4294967295", "99999999999999999999"):
        env = dict(UNTRACED, SUDO_UID=text, SUDO_GID=text)
        become(alive(Net("v0", "udp", env=env)), 65534, 65534)


@check
def file_capability():
    need("setcap"), need("setpriv")
    if subprocess.run(["setcap", "cap_net_raw+ep", rig.BIN], capture_output=True).returncode:
        raise Skip("no file capabilities on this file system")
    user = ("setpriv", "--reuid", str(USER), "--regid", str(USER), "--clear-groups", "--")
    try:
        have = alive(Net("v0", "udp", env=UNTRACED, wrap=user))
        same(have["Uid"].split(), [str(USER)] * 4)
        _, err = call("v9", status=1, env=UNTRACED, wrap=user)
        sentence(err, "no such interface")
    finally:
        subprocess.run(["setcap", "-r", rig.BIN], capture_output=True)
    _, err = call("v0", status=1, env=UNTRACED, wrap=user)
    same(err, "trame-net: v0: needs CAP_NET_RAW: run 'sudo make setcap', or use --lab\n")


@check
def file_capability_dies_with_its_parent():
    need("setcap"), need("setpriv")
    if subprocess.run(["setcap", "cap_net_raw+ep", rig.BIN], capture_output=True).returncode:
        raise Skip("no file capabilities on this file system")
    try:
        orphan("setpriv", "--reuid", str(USER), "--regid", str(USER), "--clear-groups", "--")
    finally:
        subprocess.run(["setcap", "-r", rig.BIN], capture_output=True)


@check
def uid_0_without_the_right_to_change():
    """A container that kept nothing but CAP_NET_RAW: the capabilities alone must do."""
    need("setpriv")
    keep = ("setpriv", "--inh-caps=-all,+net_raw", "--bounding-set=-all,+net_raw", "--")
    have = alive(Net("v0", "udp", env=UNTRACED, wrap=keep))
    same(have["Uid"].split(), ["0"] * 4)


os.chmod(os.getcwd(), 0o755)
veth()
sys.exit(run_checks())
