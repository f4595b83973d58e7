#!/usr/bin/env python3
"""The rest of the world for one mail system under test: world.py PORT FOLDER

Answers by the recipient's local part as postfix-up.sh's remote site does, and keeps what comes to anybody at sender.test as
files in FOLDER. Standard library only; loopback only; ends with its parent's SIGTERM."""
import os, re, socketserver, sys, threading, itertools

PORT, FOLDER = int(sys.argv[1]), sys.argv[2]
os.makedirs(FOLDER, exist_ok=True)
COUNT = itertools.count(1)
RULES = [
    (r"^nouser", "550 5.1.1 <%s>: Recipient address rejected: User unknown in virtual mailbox table"),
    (r"^disabled", "550 5.2.1 The email account that you tried to reach is disabled"),
    (r"^full", "552 5.2.2 <%s>: Mailbox full"),
    (r"^policy", "554 5.7.1 Message rejected due to content restrictions"),
    (r"^grey", "451 4.7.1 <%s>: Greylisting in action, please come back later"),
    (r"^quota", "452 4.2.2 The email account that you tried to reach is over quota"),
    (r"^busy", "421 4.3.2 Service not available, closing transmission channel"),
]

class Session(socketserver.StreamRequestHandler):
    def say(self, text):
        self.wfile.write((text + "\r\n").encode()); self.wfile.flush()

    def handle(self):
        self.say("220 mx.remote.test ESMTP")
        to, spam = [], False
        for raw in self.rfile:
            line = raw.decode("latin-1").strip()
            verb = line.upper()
            if verb.startswith("EHLO"):
                self.say("250-mx.remote.test"); self.say("250-SIZE 200000"); self.say("250-ENHANCEDSTATUSCODES"); self.say("250 8BITMIME")
            elif verb.startswith("MAIL FROM"):
                to, spam = [], False
                size = re.search(r"SIZE=(\d+)", verb)
                self.say("552 5.3.4 Message size exceeds fixed limit" if size and int(size[1]) > 200000 else "250 2.1.0 Ok")
            elif verb.startswith("RCPT TO"):
                who = re.search(r"<([^>]*)>", line)[1]
                rule = next((answer for pattern, answer in RULES if re.search(pattern, who)), None)
                if rule:
                    self.say(rule % who if "%s" in rule else rule)
                    if rule.startswith("421"): return
                else:
                    to.append(who); self.say("250 2.1.5 Ok")
            elif verb == "DATA":
                if not to: self.say("554 5.5.1 Error: no valid recipients"); continue
                self.say("354 End data with <CR><LF>.<CR><LF>")
                lines = []
                for raw in self.rfile:
                    if raw in (b".\r\n", b".\n"): break
                    lines.append(raw[1:] if raw.startswith(b"..") else raw)
                if sum(map(len, lines)) > 200000:
                    self.say("552 5.3.4 Message size exceeds fixed limit"); continue
                if any(w.startswith("spam") for w in to):
                    self.say("554 5.7.1 Message contains spam or virus"); continue
                for who in to:
                    if who.endswith("@sender.test"):
                        with open(os.path.join(FOLDER, "%s.%03d" % (who.split("@")[0], next(COUNT))), "wb") as out:
                            out.write(b"".join(lines).replace(b"\r\n", b"\n"))
                self.say("250 2.0.0 Ok")
            elif verb == "QUIT":
                self.say("221 2.0.0 Bye"); return
            else:
                self.say("250 2.0.0 Ok")

class Server(socketserver.ThreadingTCPServer):
    allow_reuse_address, daemon_threads = True, True

Server(("127.0.0.1", PORT), Session).serve_forever()
