#!/bin/bash
# A PostgreSQL whose tables' disk becomes full: a tablespace on a file system of 40 MB, with a ballast file that is taken away later.
# (Where the log of the server itself has no room left, the server stops; that is a lost connection.)
# Needs root (mount) and Debian's postgresql-15; the argument is the tests' class path.
set -eu
cp=$1
bin=${PGBIN:-/usr/lib/postgresql/15/bin}
port=${PGPORT:-54399}
dir=$(mktemp -d)
url=jdbc:postgresql://127.0.0.1:$port
finish() {
    runuser -u postgres -- "$bin"/pg_ctl -D "$dir/data" -m immediate stop >/dev/null || true
    umount "$dir/small"
    rm -r "$dir"
}
mkdir "$dir/small"
mount -t tmpfs -o size=40m none "$dir/small"
trap finish EXIT
chmod 755 "$dir" "$dir/small"
install -d -o postgres -g postgres "$dir/data" "$dir/small/tables"
runuser -u postgres -- "$bin"/initdb -D "$dir/data" -A trust -U postgres >/dev/null
runuser -u postgres -- "$bin"/pg_ctl -D "$dir/data" -w -l "$dir/data/log" \
    -o "-c listen_addresses=127.0.0.1 -p $port -k $dir/data" start >/dev/null
psql -q -h 127.0.0.1 -p "$port" -U postgres -c "CREATE TABLESPACE small LOCATION '$dir/small/tables'"
psql -q -h 127.0.0.1 -p "$port" -U postgres -c "CREATE DATABASE full_disk TABLESPACE small"
head -c 10000000 /dev/zero > "$dir/small/ballast"
coproc java -Dorg.slf4j.simpleLogger.defaultLogLevel=error -cp "$cp" io.github.mailworthy.storage.jdbc.FilledDisk "$url/full_disk"
while read -r line <&"${COPROC[0]}"; do
    echo "$line"
    if [[ $line == make\ room* ]]; then
        rm "$dir/small/ballast"
        echo >&"${COPROC[1]}"
    fi
done
