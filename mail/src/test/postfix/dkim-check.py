"""Verifies a mail's DKIM signature with dkimpy: mail file, the one record of the key. Says what it found; 0 if the signature holds."""
import sys
import dkim

mail = open(sys.argv[1], "rb").read()
record = sys.argv[2].encode()
asked = []


def answer(name, timeout=5):
    asked.append(name.decode() if isinstance(name, bytes) else name)
    return record


held = dkim.verify(mail, dnsfunc=answer)
print("held" if held else "broken", *asked)
sys.exit(0 if held else 1)
