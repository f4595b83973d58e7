-- What JdbcStorage says to PostgreSQL, and to databases that speak like it. Names after colons are parameters; those cast to arrays hold one
-- item for each row, so that a statement is one round trip for any number of rows.

-- name: contact.find
-- the rows of these keys
SELECT t.account, t.address, t.version, t.due, t.body
FROM unnest(CAST(:account AS text[]), CAST(:id AS text[])) AS k (account, id)
JOIN mailworthy_contact t ON t.account = k.account AND t.address = k.id;

-- name: contact.lock
-- the versions of these rows, held to the end of the transaction; always in the order of the keys
SELECT t.account, t.address, t.version
FROM unnest(CAST(:account AS text[]), CAST(:id AS text[])) AS k (account, id)
JOIN mailworthy_contact t ON t.account = k.account AND t.address = k.id
ORDER BY t.account, t.address
FOR UPDATE OF t;

-- name: contact.insert
-- new rows; one that exists is a duplicate key, and the list is judged again
INSERT INTO mailworthy_contact (account, address, status, reason, since, version, due, slot, position, body)
SELECT account, id, status, reason, since, version, due, slot, position, body
FROM unnest(CAST(:account AS text[]), CAST(:id AS text[]), CAST(:status AS text[]), CAST(:reason AS text[]), CAST(:since AS timestamptz[]), CAST(:version AS bigint[]), CAST(:due AS timestamptz[]), CAST(:slot AS integer[]), CAST(:position AS bigint[]), CAST(:body AS bytea[])) AS k (account, id, status, reason, since, version, due, slot, position, body);

-- name: contact.update
-- rows that are locked
UPDATE mailworthy_contact t
SET status = k.status, reason = k.reason, since = k.since, version = k.version, due = k.due, slot = k.slot, position = k.position, body = k.body
FROM unnest(CAST(:account AS text[]), CAST(:id AS text[]), CAST(:status AS text[]), CAST(:reason AS text[]), CAST(:since AS timestamptz[]), CAST(:version AS bigint[]), CAST(:due AS timestamptz[]), CAST(:slot AS integer[]), CAST(:position AS bigint[]), CAST(:body AS bytea[])) AS k (account, id, status, reason, since, version, due, slot, position, body)
WHERE t.account = k.account AND t.address = k.id;

-- name: contact.delete
-- rows that are locked
DELETE FROM mailworthy_contact t
USING unnest(CAST(:account AS text[]), CAST(:id AS text[])) AS k (account, id)
WHERE t.account = k.account AND t.address = k.id;

-- name: contact.list
-- by id in the order of its UTF-8 bytes
SELECT account, address, version, due, body
FROM mailworthy_contact
WHERE account = :account AND address > :id
ORDER BY address
LIMIT :limit;

-- name: contact.all
-- of all accounts
SELECT account, address, version, due, body
FROM mailworthy_contact
WHERE (account, address) > (:account, :id)
ORDER BY account, address
LIMIT :limit;

-- name: contact.news
-- rows written in a slot after one number and up to another; an empty :only stands for all accounts
SELECT n.account, n.address, n.version, n.due, n.body, n.slot, n.position
FROM unnest(CAST(:slot AS integer[]), CAST(:from AS bigint[]), CAST(:to AS bigint[])) AS s (slot, after, up_to)
CROSS JOIN LATERAL (
    SELECT t.*
    FROM mailworthy_contact t
    WHERE t.slot = s.slot AND t.position > s.after AND t.position <= s.up_to
        AND (:only = '' OR t.account = :only)
    ORDER BY t.position
    LIMIT :limit
) n
ORDER BY n.slot, n.position
LIMIT :limit;

-- name: contact.waiting
-- by due instant
SELECT account, address, version, due, body
FROM mailworthy_contact
WHERE due IS NOT NULL AND (due, account, address) > (:due, :account, :id)
ORDER BY due, account, address
LIMIT :limit;

-- name: contact.due
-- rows to be claimed, less those that others are just claiming
SELECT account, address, version, due, body
FROM mailworthy_contact
WHERE due <= :now
ORDER BY due, account, address
LIMIT :limit
FOR UPDATE SKIP LOCKED;

-- name: contact.claim
-- rows that are locked
UPDATE mailworthy_contact t
SET version = k.version, due = k.due
FROM unnest(CAST(:account AS text[]), CAST(:id AS text[]), CAST(:version AS bigint[]), CAST(:due AS timestamptz[])) AS k (account, id, version, due)
WHERE t.account = k.account AND t.address = k.id;

-- name: contact.purge
-- oldest first
DELETE FROM mailworthy_contact t
USING (
    SELECT account, address AS id
    FROM mailworthy_contact
    WHERE due < :before
    ORDER BY due
    LIMIT :limit
    FOR UPDATE SKIP LOCKED
) k
WHERE t.account = k.account AND t.address = k.id;

-- name: row.find
-- the rows of these keys
SELECT t.account, t.id, t.version, t.due, t.body, t.kind
FROM unnest(CAST(:kind AS text[]), CAST(:account AS text[]), CAST(:id AS text[])) AS k (kind, account, id)
JOIN mailworthy_row t ON t.kind = k.kind AND t.account = k.account AND t.id = k.id;

-- name: row.lock
-- the versions of these rows, held to the end of the transaction; always in the order of the keys
SELECT t.account, t.id, t.version, t.kind
FROM unnest(CAST(:kind AS text[]), CAST(:account AS text[]), CAST(:id AS text[])) AS k (kind, account, id)
JOIN mailworthy_row t ON t.kind = k.kind AND t.account = k.account AND t.id = k.id
ORDER BY t.kind, t.account, t.id
FOR UPDATE OF t;

-- name: row.insert
-- new rows; one that exists is a duplicate key, and the list is judged again
INSERT INTO mailworthy_row (kind, account, id, version, due, slot, position, body)
SELECT kind, account, id, version, due, slot, position, body
FROM unnest(CAST(:kind AS text[]), CAST(:account AS text[]), CAST(:id AS text[]), CAST(:version AS bigint[]), CAST(:due AS timestamptz[]), CAST(:slot AS integer[]), CAST(:position AS bigint[]), CAST(:body AS bytea[])) AS k (kind, account, id, version, due, slot, position, body);

-- name: row.update
-- rows that are locked
UPDATE mailworthy_row t
SET version = k.version, due = k.due, slot = k.slot, position = k.position, body = k.body
FROM unnest(CAST(:kind AS text[]), CAST(:account AS text[]), CAST(:id AS text[]), CAST(:version AS bigint[]), CAST(:due AS timestamptz[]), CAST(:slot AS integer[]), CAST(:position AS bigint[]), CAST(:body AS bytea[])) AS k (kind, account, id, version, due, slot, position, body)
WHERE t.kind = k.kind AND t.account = k.account AND t.id = k.id;

-- name: row.delete
-- rows that are locked
DELETE FROM mailworthy_row t
USING unnest(CAST(:kind AS text[]), CAST(:account AS text[]), CAST(:id AS text[])) AS k (kind, account, id)
WHERE t.kind = k.kind AND t.account = k.account AND t.id = k.id;

-- name: row.list
-- by id in the order of its UTF-8 bytes
SELECT account, id, version, due, body
FROM mailworthy_row
WHERE kind = :kind AND account = :account AND id > :id
ORDER BY id
LIMIT :limit;

-- name: row.all
-- of all accounts
SELECT account, id, version, due, body
FROM mailworthy_row
WHERE kind = :kind AND (account, id) > (:account, :id)
ORDER BY account, id
LIMIT :limit;

-- name: row.news
-- rows written in a slot after one number and up to another; an empty :only stands for all accounts
SELECT n.account, n.id, n.version, n.due, n.body, n.slot, n.position
FROM unnest(CAST(:slot AS integer[]), CAST(:from AS bigint[]), CAST(:to AS bigint[])) AS s (slot, after, up_to)
CROSS JOIN LATERAL (
    SELECT t.*
    FROM mailworthy_row t
    WHERE t.kind = :kind AND t.slot = s.slot AND t.position > s.after AND t.position <= s.up_to
        AND (:only = '' OR t.account = :only)
    ORDER BY t.position
    LIMIT :limit
) n
ORDER BY n.slot, n.position
LIMIT :limit;

-- name: row.waiting
-- by due instant
SELECT account, id, version, due, body
FROM mailworthy_row
WHERE kind = :kind AND due IS NOT NULL AND (due, account, id) > (:due, :account, :id)
ORDER BY due, account, id
LIMIT :limit;

-- name: row.due
-- rows to be claimed, less those that others are just claiming
SELECT account, id, version, due, body
FROM mailworthy_row
WHERE kind = :kind AND due <= :now
ORDER BY due, account, id
LIMIT :limit
FOR UPDATE SKIP LOCKED;

-- name: row.claim
-- rows that are locked
UPDATE mailworthy_row t
SET version = k.version, due = k.due
FROM unnest(CAST(:kind AS text[]), CAST(:account AS text[]), CAST(:id AS text[]), CAST(:version AS bigint[]), CAST(:due AS timestamptz[])) AS k (kind, account, id, version, due)
WHERE t.kind = k.kind AND t.account = k.account AND t.id = k.id;

-- name: row.purge
-- oldest first
DELETE FROM mailworthy_row t
USING (
    SELECT account, id AS id
    FROM mailworthy_row
    WHERE kind = :kind AND due < :before
    ORDER BY due
    LIMIT :limit
    FOR UPDATE SKIP LOCKED
) k
WHERE t.kind = :kind AND t.account = k.account AND t.id = k.id;

-- name: log.insert
-- new lines
INSERT INTO mailworthy_log (kind, account, id, version, place, line, body)
SELECT kind, account, id, version, place, line, body
FROM unnest(CAST(:kind AS text[]), CAST(:account AS text[]), CAST(:id AS text[]), CAST(:version AS bigint[]), CAST(:place AS integer[]), CAST(:line AS text[]), CAST(:body AS bytea[])) AS k (kind, account, id, version, place, line, body);

-- name: log.forget
-- all lines of these rows
DELETE FROM mailworthy_log t
USING unnest(CAST(:kind AS text[]), CAST(:account AS text[]), CAST(:id AS text[])) AS k (kind, account, id)
WHERE t.kind = k.kind AND t.account = k.account AND t.id = k.id;

-- name: log.read
-- newest first
SELECT version, place, body
FROM mailworthy_log
WHERE kind = :kind AND account = :account AND id = :id AND line = :line
    AND (version, place) < (:version, :place)
ORDER BY version DESC, place DESC
LIMIT :limit;

-- name: count.find
-- the counters of these keys
SELECT t.account, t.local_day, t.what, t.n
FROM unnest(CAST(:account AS text[]), CAST(:day AS date[]), CAST(:what AS text[])) AS k (account, day, what)
JOIN mailworthy_count t ON t.account = k.account AND t.local_day = k.day AND t.what = k.what;

-- name: count.lock
-- the same, held to the end of the transaction; always in the order of the keys
SELECT t.account, t.local_day, t.what, t.n
FROM unnest(CAST(:account AS text[]), CAST(:day AS date[]), CAST(:what AS text[])) AS k (account, day, what)
JOIN mailworthy_count t ON t.account = k.account AND t.local_day = k.day AND t.what = k.what
ORDER BY t.account, t.local_day, t.what
FOR UPDATE OF t;

-- name: count.insert
-- new counters; one that exists is a duplicate key, and the list is judged again
INSERT INTO mailworthy_count (account, local_day, what, n)
SELECT account, day, what, n
FROM unnest(CAST(:account AS text[]), CAST(:day AS date[]), CAST(:what AS text[]), CAST(:n AS bigint[])) AS k (account, day, what, n);

-- name: count.update
-- counters that are locked
UPDATE mailworthy_count t
SET n = k.n
FROM unnest(CAST(:account AS text[]), CAST(:day AS date[]), CAST(:what AS text[]), CAST(:n AS bigint[])) AS k (account, day, what, n)
WHERE t.account = k.account AND t.local_day = k.day AND t.what = k.what;

-- name: count.purge
-- oldest first
DELETE FROM mailworthy_count t
USING (
    SELECT account, local_day, what
    FROM mailworthy_count
    WHERE local_day < :day
    ORDER BY local_day
    LIMIT :limit
    FOR UPDATE SKIP LOCKED
) k
WHERE t.account = k.account AND t.local_day = k.local_day AND t.what = k.what;

-- name: slot.take
-- a slot that nobody else writes in, if there is one, and so many numbers of it
UPDATE mailworthy_slot
SET position = position + :n
WHERE slot = (
    SELECT slot
    FROM mailworthy_slot
    ORDER BY (slot + :start) % 64
    LIMIT 1
    FOR UPDATE SKIP LOCKED
)
RETURNING slot, position, nextval('mailworthy_birth') AS birth;

-- name: slot.wait
-- the same of one slot, when all are taken
UPDATE mailworthy_slot
SET position = position + :n
WHERE slot = :slot
RETURNING slot, position, nextval('mailworthy_birth') AS birth;

-- name: slot.all
-- how far each slot has come
SELECT slot, position
FROM mailworthy_slot
ORDER BY slot;
