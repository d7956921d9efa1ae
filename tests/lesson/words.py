#!/usr/bin/python3
# SPDX-License-Identifier: BSD-2-Clause
"""No step of a lesson uses a word that neither an earlier step nor its own footnote has explained.

For each lesson a table of its technical words: as they are used, and the phrase that explains them (None:
a footnote does), in English and in French. A word's first use must not come before what explains it. What
looks technical by itself, an acronym or a call, must be in the table.
"""
import os
import re
import subprocess
import sys

TERMS = {
    "applications": [
        # used in English, in French             explained in English, in French
        (r"hosts?", r"hôtes?", None, None),
        (r"headers?", r"en-têtes?", None, None),
        (r"data", r"données", r"What they say, the data", r"Ce qu'elles disent, les données"),
        (r"frames?", r"trames?", r"crosses the wire in a frame", r"passe sur le fil dans une trame"),
        (r"layers?", r"couches?", r"each layer puts its header in front", r"[Cc]haque couche met son en-tête devant"),
        (r"transport", r"transport", r"transport \(TCP or UDP\)", r"transport \(TCP ou UDP\)"),
        (r"TCP", r"TCP", r"transport \(TCP or UDP\)", r"transport \(TCP ou UDP\)"),
        (r"UDP", r"UDP", r"transport \(TCP or UDP\)", r"transport \(TCP ou UDP\)"),
        (r"ports?", r"ports?", r"ports, which say which application", r"des ports : quelle application"),
        (r"IP", r"IP", r"network \(IP\)", r"réseau \(IP\)"),
        (r"IP address(es)?", r"adresses? IP", r"IP addresses: which host", r"adresses IP : quel hôte"),
        (r"Ethernet", r"Ethernet", r"link \(Ethernet\)", r"liaison \(Ethernet\)"),
        (r"MAC address(es)?", r"adresses? MAC", r"MAC addresses: which card", r"adresses MAC : quelle carte"),
        (r"MAC", r"MAC", r"MAC addresses: which card", r"adresses MAC : quelle carte"),
        (r"segments?", r"segments?", r"Data in a segment", r"Données dans un segment"),
        (r"packets?", r"paquets?", r"in a segment, in a packet", r"segment dans un paquet"),
        (r"encapsulation", r"encapsulation", r"that is encapsulation", r"c'est l'encapsulation"),
        (r"kernels?", r"noyaux?", r"a kernel: the core of its system", r"un noyau : le cœur du système"),
        (r"pings?", r"pings?", None, None),
        (r"ARP", r"ARP", None, None),
        (r"servers?", r"[Ll]e serveur|[Uu]n serveur", None, r"serveur: application qu'on interroge"),
        (r"clients?", r"clients?|clientes?", None, None),
        (r"web servers?", r"serveurs? web", r"a web server, which hands out pages",
         r"un serveur web, qui donne des pages"),
        (r"sockets?", r"sockets?", None, None),
        (r"socket\(\)", r"socket\(\)", r"socket\(\) creates it", r"socket\(\) la crée"),
        (r"bind\(\)", r"bind\(\)", r"bind\(\) gives it a local address", r"bind\(\) lui donne une adresse"),
        (r"listen\(\)", r"listen\(\)", r"listen\(\) makes it wait", r"listen\(\) la met en attente"),
        (r"setsockopt\(\)", r"setsockopt\(\)", None, None),
        (r"getsockname\(\)", r"getsockname\(\)", r"read back by getsockname\(\)", r"relu par getsockname\(\)"),
        (r"LISTEN", r"LISTEN", None, None),
        (r"local", r"loca(l|le|ux)", r"local, remote", r"local, distant"),
        (r"remote", r"distante?s?", r"local, remote", r"local, distant"),
        (r"process(es)?", r"processus", None, None),
        (r"pid", r"pid", None, None),
        (r"ephemeral", r"éphémères?", r"ephemeral: when its socket is closed", r"éphémère : sa socket fermée"),
        (r"CLOSED", r"CLOSED", None, None),
        (r"RFC", r"RFC", r"an Internet standard \(RFC", r"Un standard d'Internet, la RFC"),
        (r"connect\(\)", r"connect\(\)", r"bind\(\): .*connect\(\)", r"bind\(\): .*connect\(\)"),
        (r"send\(\)", r"send\(\)", r"asks web for its page, with send\(\)", r"demande .* sa page à web, par send\(\)"),
        (r"requests?", r"requêtes?", None, None),
        (r"HTTP", r"HTTP", r"HTTP, the language of the web", r"HTTP, la langue du web"),
        (r"GET", r"GET", r'GET: "give me"', r"GET : « donne-moi »"),
        (r"stream", r"flux", None, None),
        (r"protocol number", r"numéro de protocole", r"protocol number 6, which means TCP",
         r"numéro de protocole 6 : TCP"),
        (r"EtherType", r"EtherType", r"the EtherType, 0x0800, which means IP", r"l'EtherType 0x0800 : IP"),
        (r"handshake", r"poignée de main", r"the handshake: A asks", r"la poignée de main : A demande"),
        (r"SYN", r"SYN", None, None),
        (r"ACK", r"ACK", r"SYN, ACK", r"SYN, ACK"),
        (r"flags?", r"drapeaux", r"flags, bits of TCP's header", r"drapeaux, bits de l'en-tête TCP"),
        (r"connections?", r"connexions?", None, None),
        (r"ESTABLISHED", r"ESTABLISHED", r"The connection is there: .*ESTABLISHED",
         r"La connexion est là : .*ESTABLISHED"),
        (r"accept\(\)", r"accept\(\)", r"accept\(\) gave it to web", r"accept\(\) l'a donnée à web"),
        (r"RST", r"RST", r"RST \(reset\): the end of it", r"RST \(reset\) : terminé"),
        (r"multiplexing", r"multiplexage", r"which is multiplexing", r"c'est le multiplexage"),
        (r"demultiplexing", r"démultiplexage", r"That is demultiplexing", r"C'est le démultiplexage"),
        (r"medium", r"support", None, None),
        (r"DNS", r"DNS", None, None),
        (r"datagrams?", r"datagrammes?", None, None),
        (r"UNCONNECTED", r"UNCONNECTED", None, None),
        (r"ICMP", r"ICMP", r"in ICMP, IP's own messages", r"en ICMP, les messages propres à IP"),
    ],
    "ping": [
        (r"hosts?", r"hôtes?", None, None),
        (r"frames?", r"trames?", None, None),
        (r"IP", r"IP", r"an IP address, .* which says which host", r"une adresse IP, .* qui dit quel hôte"),
        (r"MAC", r"MAC", r"a card has another address, its MAC address",
         r"une carte a une autre adresse, son adresse MAC"),
        (r"Ethernet", r"Ethernet", r"an Ethernet, frames go from card to card",
         r"un Ethernet, les trames vont de carte à"),
        (r"ARP", r"ARP", r"The question is ARP's", r"Cette question est d'ARP"),
        (r"headers?", r"en-têtes?", r"headers, then data", r"des en-têtes, puis des données"),
        (r"EtherType", r"EtherType", r"EtherType, the number that says what is inside",
         r"EtherType, le nombre qui dit ce qu'il y a dedans"),
        (r"neighbour table", r"table des voisins", r"keeps the answer for a while in its neighbour table",
         r"garde la réponse un moment dans sa table des voisins"),
        (r"ICMP", r"ICMP", r"a message of ICMP. ICMP is carried by IP", r"un message d'ICMP. ICMP est porté par IP"),
        (r"packets?", r"paquets?", r"in a packet: IP's header", r"dans un paquet : l'en-tête IP"),
        (r"echo request", r"demande d'écho", r"an echo request, a message", r"une demande d'écho, un message"),
        (r"echo reply", r"réponse d'écho", r"type 0, echo reply", r"le type 0, réponse d'écho"),
        (r"protocol number", r"numéro de protocole", r"protocol number 1 for ICMP", r"numéro de protocole 1 pour ICMP"),
        (r"sequence numbers?", r"numéros? de séquence", r"a sequence number, which counts",
         r"un numéro de séquence, qui compte"),
        (r"identifier", r"identifiant", r"an identifier, which tells", r"un identifiant, qui distingue"),
        (r"kernel", r"noyau", None, None),
        (r"ports?", r"ports?", r"port stands in it, the number that leads", r"port, le numéro qui mène"),
        (r"TCP", r"TCP", r"TCP and UDP, which IP carries for applications", r"TCP et à UDP, qu'IP porte pour les"),
        (r"UDP", r"UDP", r"TCP and UDP, which IP carries for applications", r"TCP et à UDP, qu'IP porte pour les"),
        (r"TTL", r"TTL", None, None),
        (r"routers?", r"routeurs?", None, None),
    ],
}
# What looks technical and is none: names in the lesson itself, and what a word's own footnote says.
PLAIN = {"A", "B", "C"}
TECHNICAL = re.compile(r"\b[A-Z][A-Z-]*[A-Z]\b|\b[a-z]+\(\)|\bEtherType\b|\bIPv\d\b")


def texts(language):
    """{lesson: [(step, kind, text)]}, in the order in which one reads."""
    done = subprocess.run([os.path.join(os.environ["BIN"], "lesson/texts_test"), "-texts", language],
                          stdout=subprocess.PIPE, check=True, encoding="utf-8")
    found = {}
    for line in done.stdout.replace("\u00a0", " ").splitlines():
        lesson, step, kind, text = line.split("\t")
        found.setdefault(lesson, []).append((int(step), kind, re.sub(r"\{[^}]*\}", "*", text)))
    return found


def joined(lines):
    """With a footnote's word and meaning as the one line that they are."""
    out = []
    for step, kind, text in lines:
        if kind == "meaning":
            out[-1] = (step, "word", "%s: %s" % (out[-1][2], text))
        else:
            out.append((step, kind, text))
    return out


def whole(term):
    """The term as words of their own; one that begins small may begin a sentence."""
    case = re.I if term[0].islower() else 0
    return re.compile(r"(?<![\w.])(?:%s)%s" % (term, "" if term.endswith(")") else r"(?![\w(])"), case)


def unexplained(lesson, lines, column):
    """Each term: the step of its first use, and that of what explains it."""
    for term in TERMS[lesson]:
        used, phrase = whole(term[column]), term[2 + column]
        uses = [step for step, kind, text in lines if kind != "title" and used.search(text)]
        if phrase is None:
            explained = [step for step, kind, text in lines
                         if kind == "word" and used.search(text.split(": ")[0])]
        else:
            explained = [step for step, kind, text in lines if kind != "title" and re.search(phrase, text)]
        if not uses:
            yield "%s: %s is used nowhere" % (lesson, term[column])
        elif not explained:
            yield "%s: %s is explained nowhere" % (lesson, term[column])
        elif min(uses) < min(explained):
            yield "%s, step %d: %s is explained at step %d only" % (lesson, min(uses), term[column], min(explained))


def unlisted(lesson, lines, column):
    """What looks technical and is in no table."""
    known = [whole(term[column]) for term in TERMS[lesson]]
    for step, _, text in lines:
        for word in TECHNICAL.findall(text):
            if word not in PLAIN and not any(k.search(word) for k in known):
                yield "%s, step %d: %s is in no table" % (lesson, step, word)


def main():
    bad = False
    for column, language in enumerate(("en", "fr")):
        read = texts(language)
        if set(read) != set(TERMS):
            print("FAIL every lesson has its words: %s" % ", ".join(sorted(set(read) ^ set(TERMS))))
            bad = True
        for lesson in sorted(set(read) & set(TERMS)):
            found = list(unexplained(lesson, joined(read[lesson]), column))
            found += unlisted(lesson, joined(read[lesson]), column)
            for offence in found:
                print(offence, file=sys.stderr)
            name = "the words of %s in %s" % (lesson, language)
            more = " (and %d more)" % (len(found) - 1) if len(found) > 1 else ""
            print("FAIL %s: %s%s" % (name, found[0], more) if found else "ok %s" % name)
            bad |= bool(found)
    return bad


sys.exit(main())
