#!/bin/bash
# Bounces and warnings of Sendmail 8: sendmail.sh FOLDER (root). Packages are only unpacked; see dma.sh.
set -eu
HERE=$(dirname "$(realpath "$0")"); D=$(realpath -m "${1:?a folder of its own}"); PORT=${2:-2626}
mkdir -p "$D"/{etc,queue,box}; cd "$D"
[ -d root ] || { apt-get download sendmail-bin sendmail-base sendmail-cf libwrap0 m4 libsigsegv2; for deb in *.deb; do dpkg -x "$deb" root; done; }
chmod 755 root/usr/libexec/sendmail/sendmail # no set-group-id: its libraries are not in the system's folders
export LD_LIBRARY_PATH=$D/root/usr/lib/x86_64-linux-gnu
CF=$D/root/usr/share/sendmail/cf
cat > sendmail.mc <<M
divert(0)dnl
include(\`$CF/m4/cf.m4')dnl
OSTYPE(\`linux')dnl
define(\`confDOMAIN_NAME', \`app.sender.test')dnl
define(\`confDEF_USER_ID', \`root:root')dnl
define(\`QUEUE_DIR', \`/var/spool/mqueue')dnl
define(\`STATUS_FILE', \`/var/spool/mqueue/stats')dnl
define(\`ALIAS_FILE', \`')dnl
define(\`confTO_QUEUERETURN', \`6s')dnl
define(\`confTO_QUEUEWARN', \`2s')dnl
define(\`confMIN_QUEUE_AGE', \`0')dnl
define(\`confSERVICE_SWITCH_FILE', \`/etc/mail/service.switch')dnl
define(\`confCT_FILE', \`-o /etc/mail/trusted-users')dnl
define(\`SMTP_MAILER_ARGS', \`TCP \$h $PORT')dnl
define(\`ESMTP_MAILER_ARGS', \`TCP \$h $PORT')dnl
FEATURE(\`nocanonify')dnl
FEATURE(\`mailertable', \`hash -o /etc/mail/mailertable')dnl
MAILER(\`local')dnl
MAILER(\`smtp')dnl
M
root/usr/bin/m4 "-D_CF_DIR_=$CF/" sendmail.mc > etc/sendmail.cf; cp etc/sendmail.cf etc/submit.cf
printf 'hosts files\naliases files\n' > etc/service.switch; echo root > etc/trusted-users
printf 'remote.test esmtp:[127.0.0.1]\nsender.test esmtp:[127.0.0.1]\nnohost.test esmtp:no-such-host.invalid\n' > etc/mailertable
printf '127.0.0.1 localhost\n127.0.0.1 app.sender.test app\n' > hosts; printf 'hosts: files\npasswd: files\ngroup: files\n' > nsswitch.conf; : > resolv.conf
python3 "$HERE/world.py" "$PORT" box & WORLD=$!; trap 'kill $WORLD' EXIT; sleep 1
unshare -mu bash -eu <<S
hostname app.sender.test
for f in hosts nsswitch.conf resolv.conf; do mount --bind \$f /etc/\$f; done
mkdir -p /etc/mail /var/spool/mqueue; mount --bind etc /etc/mail; mount --bind queue /var/spool/mqueue; chmod 700 /var/spool/mqueue
(cd /etc/mail && "$D/root/usr/libexec/sendmail/makemap" hash mailertable < mailertable)
SM="$D/root/usr/libexec/sendmail/sendmail -C /etc/mail/sendmail.cf"
python3 "$HERE/mails.py" \$SM -Am -i -odi
for i in 1 2 3 4; do sleep 3; timeout 20 \$SM -q > /dev/null 2>&1 || true; done
S
ls box
