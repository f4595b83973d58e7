#!/bin/bash
# Bounces and warnings of Courier: courier.sh FOLDER (root). Packages are only unpacked, into a layer over the system that nobody else sees,
# so that another mail system may stay.
set -eu
HERE=$(dirname "$(realpath "$0")"); D=$(realpath -m "${1:?a folder of its own}"); PORT=${2:-2626}
mkdir -p "$D"/{layer,box,debs}; cd "$D"
[ -d root ] || { (cd debs; apt-get download courier-mta courier-base courier-authlib libcourier-unicode4 libgdbm6 libidn12); for deb in debs/*.deb; do dpkg -x "$deb" root; done; rm -rf root/lib; }
python3 "$HERE/world.py" "$PORT" box & WORLD=$!; python3 "$HERE/nobody.py" 127.0.0.53 & NOBODY=$!; trap 'kill $WORLD $NOBODY' EXIT; sleep 1
unshare -mu bash -eu <<S
hostname app.sender.test
mount -t tmpfs tmpfs layer; cd layer; mkdir upper work all; cp -a ../root lower
mount -t overlay overlay -o lowerdir=\$PWD/lower:/,upperdir=\$PWD/upper,workdir=\$PWD/work all
mount --bind /dev all/dev; mount --bind /proc all/proc; mkdir all/mta; cp $HERE/mails.py all/mta
cat > all/setup <<'T'
set -eu
grep -q ^courier: /etc/passwd || { echo 'courier:x:990:990::/var/lib/courier:/usr/sbin/nologin' >> /etc/passwd; echo 'courier:x:990:' >> /etc/group; }
cd /etc/courier
echo app.sender.test > me; echo sender.test > defaultdomain; echo localhost > locals; echo '"Courier mail server at app.sender.test" <@>' > dsnfrom
printf 'remote.test:[127.0.0.1],$PORT\nsender.test:[127.0.0.1],$PORT\nnohost.test:no-such-host.invalid\n' > esmtproutes
for of in queuetime:12s warntime:3s queuefill:1s retryalpha:1s retrybeta:1s retrygamma:1s retrymaxdelta:0 esmtptimeoutconnect:5s esmtpdelay:0; do echo \${of#*:} > \${of%:*}; done
sed -i 's/^ESMTP_BLOCKBACKSCATTER=.*/ESMTP_BLOCKBACKSCATTER=/; s/^ESMTP_USE_STARTTLS=.*/ESMTP_USE_STARTTLS=0/' courierd
rm -f /etc/resolv.conf; echo nameserver 127.0.0.53 > /etc/resolv.conf; printf '127.0.0.1 localhost\n127.0.0.1 app.sender.test app\n' > /etc/hosts
mkdir -p /run/courier /var/lib/courier/{tmp/broken,msgs,msgq,track,allfilters,filters,calendar}; chown -R courier:courier /var/lib/courier /run/courier
chmod 4755 /usr/lib/courier/courier/submitmkdir; chown courier:courier /usr/lib/courier/courier/submitmkdir
makealiases; /usr/sbin/courier start; sleep 2
python3 /mta/mails.py /usr/sbin/sendmail
sleep 30; /usr/bin/mailq || true
/usr/sbin/courier stop
T
chroot all bash /setup
S
ls box
