#!/usr/bin/env bash
# Sends through a real Postfix on the loopback interface and checks what comes of it (PostfixCheck). Needs root, Debian's packages
# postfix, openssl and python3-dkim, and Maven; installs and changes nothing outside a folder of its own.
#   mail/src/test/postfix/check.sh [maven]
set -euo pipefail
root=$(cd "$(dirname "$0")/../../../.." && pwd)
here=$(mktemp -d)
chmod 755 "$here"
open=2725 sealed=2726
stop() { postfix -c "$here/etc" stop 2>/dev/null || true; rm -rf "$here"; }
trap stop EXIT

mkdir -p "$here"/{etc,spool,data,mail/good.test/{new,cur,tmp}}
chown postfix "$here/data"
chown -R nobody:nogroup "$here/mail"
openssl req -x509 -newkey rsa:2048 -nodes -days 2 -subj /CN=mx.good.test -addext subjectAltName=IP:127.0.0.1 \
    -keyout "$here/etc/key.pem" -out "$here/etc/cert.pem" 2>/dev/null

cat > "$here/etc/main.cf" <<END
compatibility_level = 3.6
queue_directory = $here/spool
data_directory = $here/data
command_directory = /usr/sbin
daemon_directory = /usr/lib/postfix/sbin
mail_owner = postfix
setgid_group = postdrop
maillog_file_prefixes = $here
maillog_file = $here/log
myhostname = mx.good.test
mydestination =
alias_maps =
local_recipient_maps =
mynetworks = 127.0.0.0/8
inet_interfaces = 127.0.0.1
inet_protocols = ipv4
smtp_dns_support_level = disabled
smtpd_peername_lookup = no
smtputf8_enable = yes
biff = no
virtual_mailbox_domains = good.test
virtual_mailbox_base = $here/mail
virtual_mailbox_maps = static:good.test/
virtual_uid_maps = static:65534
virtual_gid_maps = static:65534
smtpd_tls_cert_file = $here/etc/cert.pem
smtpd_tls_key_file = $here/etc/key.pem
smtpd_delay_reject = yes
smtpd_recipient_restrictions = check_recipient_access pcre:$here/etc/recipients, permit_mynetworks, reject
smtpd_end_of_data_restrictions = check_recipient_access pcre:$here/etc/ends
END
# pcre is a package of its own: regexp is always there
sed -i 's/pcre:/regexp:/' "$here/etc/main.cf"
cat > "$here/etc/recipients" <<END
/^nobody@/     550 5.1.1 No such user here
/^disabled@/   550 5.2.1 This mailbox is disabled
/^policy@/     554 5.7.1 Not from you
/^grey@/       451 4.7.1 Come back later
/^full@/       452 4.2.2 The mailbox is full
/^busy@/       421 4.3.2 Closing down
/^slow@/       sleep 3
END
cat > "$here/etc/ends" <<END
/^virus@/      550 5.7.0 This looks like a virus
/^disk@/       452 4.3.1 No space left
/^mute@/       sleep 600
END
cat > "$here/etc/master.cf" <<END
postlog   unix-dgram n  -  n  -  1  postlogd
127.0.0.1:$open inet n - n - - smtpd
  -o smtpd_tls_security_level=none
127.0.0.1:$sealed inet n - n - - smtpd
  -o smtpd_tls_security_level=encrypt
pickup    unix n - n 60 1 pickup
cleanup   unix n - n - 0 cleanup
qmgr      unix n - n 2 1 qmgr
rewrite   unix - - n - - trivial-rewrite
bounce    unix - - n - 0 bounce
defer     unix - - n - 0 bounce
trace     unix - - n - 0 bounce
proxymap  unix - - n - - proxymap
smtp      unix - - n - - smtp
error     unix - - n - - error
retry     unix - - n - - error
virtual   unix - n n - - virtual
anvil     unix - - n - 1 anvil
tlsmgr    unix - - n 1000? 1 tlsmgr
END
postfix -c "$here/etc" start
for _ in $(seq 50); do (exec 3<> /dev/tcp/127.0.0.1/$open) 2>/dev/null && break; sleep 0.1; done

cd "$root"
${1:-mvn -B -ntp} -pl mail -am test -Dtest=PostfixCheck -Dsurefire.failIfNoSpecifiedTests=false \
    -Dpostfix.open=$open -Dpostfix.sealed=$sealed -Dpostfix.maildir="$here/mail/good.test/new"
