-- What JdbcStorage says to H2. Names after colons are parameters; a statement for many rows is run once for each: in the same process that
-- is cheaper than H2's arrays.

-- name: contact.find
-- the rows of these keys
SELECT account, address, version, due, body
FROM mailworthy_contact
WHERE account = :account AND address = :id;

-- name: contact.lock
-- the versions of these rows, held to the end of the transaction; always in the order of the keys
SELECT account, address, version
FROM mailworthy_contact
WHERE account = :account AND address = :id
FOR UPDATE;

-- name: contact.insert
-- new rows; one that exists is a duplicate key, and the list is judged again
INSERT INTO mailworthy_contact (account, address, status, reason, since, version, due, slot, position, body)
VALUES (:account, :id, :status, :reason, :since, :version, :due, :slot, :position, :body);

-- name: contact.update
-- rows that are locked
UPDATE mailworthy_contact
SET status = :status, reason = :reason, since = :since, version = :version, due = :due, slot = :slot, position = :position, body = :body
WHERE account = :account AND address = :id;

-- name: contact.delete
-- rows that are locked
DELETE FROM mailworthy_contact
WHERE account = :account AND address = :id;

-- name: contact.list
-- by id in the order of its UTF-8 bytes
SELECT account, address, version, due, body
FROM mailworthy_contact
WHERE account = :account AND ordered > STRINGTOUTF8(:id)
ORDER BY ordered
LIMIT :limit;

-- name: contact.all
-- of all accounts
SELECT account, address, version, due, body
FROM mailworthy_contact
WHERE account >= :account AND (account, address) > (:account, :id)
ORDER BY account, address
LIMIT :limit;

-- name: contact.news
-- rows written in a slot after one number and up to another; an empty :only stands for all accounts
SELECT account, address, version, due, body, slot, position
FROM mailworthy_contact
WHERE slot = :slot AND position > :from AND position <= :to
    AND (:only = '' OR account = :only)
ORDER BY position
LIMIT :limit;

-- name: contact.waiting
-- by due instant
SELECT account, address, version, due, body
FROM mailworthy_contact
WHERE due >= :due AND (due, account, address) > (:due, :account, :id)
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
UPDATE mailworthy_contact
SET version = :version, due = :due
WHERE account = :account AND address = :id;

-- name: contact.purge
-- oldest first
DELETE FROM mailworthy_contact
WHERE due < :before
LIMIT :limit;

-- name: row.find
-- the rows of these keys
SELECT account, id, version, due, body, kind
FROM mailworthy_row
WHERE kind = :kind AND account = :account AND id = :id;

-- name: row.lock
-- the versions of these rows, held to the end of the transaction; always in the order of the keys
SELECT account, id, version, kind
FROM mailworthy_row
WHERE kind = :kind AND account = :account AND id = :id
FOR UPDATE;

-- name: row.insert
-- new rows; one that exists is a duplicate key, and the list is judged again
INSERT INTO mailworthy_row (kind, account, id, version, due, slot, position, body)
VALUES (:kind, :account, :id, :version, :due, :slot, :position, :body);

-- name: row.update
-- rows that are locked
UPDATE mailworthy_row
SET version = :version, due = :due, slot = :slot, position = :position, body = :body
WHERE kind = :kind AND account = :account AND id = :id;

-- name: row.delete
-- rows that are locked
DELETE FROM mailworthy_row
WHERE kind = :kind AND account = :account AND id = :id;

-- name: row.list
-- by id in the order of its UTF-8 bytes
SELECT account, id, version, due, body
FROM mailworthy_row
WHERE kind = :kind AND account = :account AND ordered > STRINGTOUTF8(:id)
ORDER BY ordered
LIMIT :limit;

-- name: row.all
-- of all accounts
SELECT account, id, version, due, body
FROM mailworthy_row
WHERE kind = :kind AND account >= :account AND (account, id) > (:account, :id)
ORDER BY account, id
LIMIT :limit;

-- name: row.news
-- rows written in a slot after one number and up to another; an empty :only stands for all accounts
SELECT account, id, version, due, body, slot, position
FROM mailworthy_row
WHERE kind = :kind AND slot = :slot AND position > :from AND position <= :to
    AND (:only = '' OR account = :only)
ORDER BY position
LIMIT :limit;

-- name: row.waiting
-- by due instant
SELECT account, id, version, due, body
FROM mailworthy_row
WHERE kind = :kind AND due >= :due AND (due, account, id) > (:due, :account, :id)
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
UPDATE mailworthy_row
SET version = :version, due = :due
WHERE kind = :kind AND account = :account AND id = :id;

-- name: row.purge
-- oldest first
DELETE FROM mailworthy_row
WHERE kind = :kind AND due < :before
LIMIT :limit;

-- name: log.insert
-- new lines
INSERT INTO mailworthy_log (kind, account, id, version, place, line, body)
VALUES (:kind, :account, :id, :version, :place, :line, :body);

-- name: log.forget
-- all lines of these rows
DELETE FROM mailworthy_log
WHERE kind = :kind AND account = :account AND id = :id;

-- name: log.read
-- newest first
SELECT version, place, body
FROM mailworthy_log
WHERE kind = :kind AND account = :account AND id = :id AND line = :line
    AND version <= :version AND (version, place) < (:version, :place)
ORDER BY version DESC, place DESC
LIMIT :limit;

-- name: count.find
-- the counters of these keys
SELECT account, local_day, what, n
FROM mailworthy_count
WHERE account = :account AND local_day = :day AND what = :what;

-- name: count.lock
-- the same, held to the end of the transaction; always in the order of the keys
SELECT account, local_day, what, n
FROM mailworthy_count
WHERE account = :account AND local_day = :day AND what = :what
FOR UPDATE;

-- name: count.insert
-- new counters; one that exists is a duplicate key, and the list is judged again
INSERT INTO mailworthy_count (account, local_day, what, n)
VALUES (:account, :day, :what, :n);

-- name: count.update
-- counters that are locked
UPDATE mailworthy_count
SET n = :n
WHERE account = :account AND local_day = :day AND what = :what;

-- name: count.purge
-- oldest first
DELETE FROM mailworthy_count
WHERE local_day < :day
LIMIT :limit;

-- name: slot.take
-- a slot that nobody else writes in, if there is one, and so many numbers of it
SELECT slot, position, NEXT VALUE FOR mailworthy_birth AS birth
FROM FINAL TABLE (
    UPDATE mailworthy_slot
    SET position = position + :n
    WHERE slot = (
        SELECT slot
        FROM mailworthy_slot
        ORDER BY MOD(slot + :start, 64)
        LIMIT 1
        FOR UPDATE SKIP LOCKED
    )
);

-- name: slot.wait
-- the same of one slot, when all are taken
SELECT slot, position, NEXT VALUE FOR mailworthy_birth AS birth
FROM FINAL TABLE (
    UPDATE mailworthy_slot
    SET position = position + :n
    WHERE slot = :slot
);

-- name: slot.all
-- how far each slot has come
SELECT slot, position
FROM mailworthy_slot
ORDER BY slot;
