#!/usr/bin/env python3
"""mails.py [--only KIND] COMMAND...: hands one mail for each kind of failure to a sendmail-like command (its arguments: -f, recipients)."""
import subprocess, sys
KINDS = {"unknown": ["nouser@remote.test"], "disabled": ["disabled@remote.test"], "full": ["full@remote.test"],
         "content": ["spam@remote.test"], "policy": ["policy@remote.test"], "grey": ["grey@remote.test"], "busy": ["busy@remote.test"],
         "quota": ["quota@remote.test"], "nohost": ["kim@nohost.test"], "big": ["ok@remote.test"],
         "several": ["nouser1@remote.test", "full2@remote.test", "ok3@remote.test"]}
only = ""
if sys.argv[1] == "--only":
    only, sys.argv[1:] = sys.argv[2], sys.argv[3:]
for kind, to in KINDS.items():
    if only not in ("", kind):
        continue
    body = "Hello\n" if kind != "big" else ("x" * 76 + "\n") * 4000
    mail = f"From: News <news@sender.test>\nTo: {', '.join(to)}\nSubject: Our news\nMessage-ID: <t-{kind}.1@sender.test>\nDate: Tue, 03 Mar 2026 10:11:12 +0000\nMIME-Version: 1.0\nContent-Type: text/plain; charset=us-ascii\n\n{body}"
    try:
        done = subprocess.run(sys.argv[1:] + ["-f", f"t-{kind}@sender.test", *to], input=mail.encode(), stdout=subprocess.PIPE, stderr=subprocess.STDOUT, timeout=8)
        print(kind, done.returncode, done.stdout.decode()[:200])
    except subprocess.TimeoutExpired:
        print(kind, "still trying")
