#!/bin/bash
# Bounces of the DragonFly Mail Agent: dma.sh FOLDER (root). Needs no installation: the Debian package is only unpacked, so
# that another mail system may stay; what it wants under /etc and /var is mounted in a namespace of its own.
set -eu
HERE=$(dirname "$(realpath "$0")"); D=$(realpath -m "${1:?a folder of its own}"); PORT=${2:-2626}
mkdir -p "$D"/{etc,spool,box}; cd "$D"
[ -d root ] || { apt-get download dma; dpkg -x dma_*.deb root; }
printf 'SMARTHOST 127.0.0.1\nPORT %s\nSPOOLDIR /var/spool/dma\nMAILNAME app.sender.test\n' "$PORT" > etc/dma.conf; : > etc/auth.conf
python3 "$HERE/world.py" "$PORT" box & WORLD=$!; python3 "$HERE/nobody.py" 127.0.0.53 & NOBODY=$!; trap 'kill $WORLD $NOBODY' EXIT; sleep 1
echo nameserver 127.0.0.53 > resolv.conf
unshare -m bash -eu <<S
mkdir -p /etc/dma /var/spool/dma
mount --bind etc /etc/dma; mount --bind spool /var/spool/dma
chmod 2775 /var/spool/dma; chown root:mail /var/spool/dma /etc/dma /etc/dma/*
python3 "$HERE/mails.py" root/usr/sbin/dma -D
# with no relay of its own it looks for the host itself; its bounce goes by the relay again
mount --bind resolv.conf /etc/resolv.conf
printf 'SPOOLDIR /var/spool/dma\nMAILNAME app.sender.test\n' > /etc/dma/dma.conf
python3 "$HERE/mails.py" --only nohost root/usr/sbin/dma -D
printf 'SMARTHOST 127.0.0.1\nPORT %s\nSPOOLDIR /var/spool/dma\nMAILNAME app.sender.test\n' "$PORT" > /etc/dma/dma.conf
timeout 20 root/usr/sbin/dma -q -D || true
# it gives up after five days: the queue is made six days old
touch -d '6 days ago' /var/spool/dma/*
timeout 20 root/usr/sbin/dma -q -D || true
S
ls box
