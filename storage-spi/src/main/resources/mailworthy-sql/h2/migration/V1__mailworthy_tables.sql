-- Everything that Mailworthy keeps. H2 ends a transaction at each statement here, so each may be said twice. H2 orders text by UTF-16 units: what is listed has a column of UTF-8 bytes beside it.

-- One row for each address in an account. The first seven columns are for the host's joins and reports; read them, never write them.
CREATE TABLE IF NOT EXISTS mailworthy_contact (
    account  VARCHAR(64) NOT NULL,
    address  VARCHAR(400) NOT NULL,
    status   VARCHAR(100),
    reason   VARCHAR(100),
    since    TIMESTAMP(6) WITH TIME ZONE,
    version  bigint NOT NULL,
    due      TIMESTAMP(6) WITH TIME ZONE,
    slot     integer NOT NULL,
    position bigint NOT NULL,
    body     VARBINARY(100000000) NOT NULL,
    ordered  VARBINARY(1600) GENERATED ALWAYS AS (STRINGTOUTF8(address)),
    PRIMARY KEY (account, address)
);

CREATE INDEX IF NOT EXISTS mailworthy_contact_ordered ON mailworthy_contact (account, ordered);

CREATE INDEX IF NOT EXISTS mailworthy_contact_due ON mailworthy_contact (due, account, address);

CREATE INDEX IF NOT EXISTS mailworthy_contact_changed ON mailworthy_contact (slot, position);

-- All other rows.
CREATE TABLE IF NOT EXISTS mailworthy_row (
    kind     VARCHAR(32) NOT NULL,
    account  VARCHAR(64) NOT NULL,
    id       VARCHAR(400) NOT NULL,
    version  bigint NOT NULL,
    due      TIMESTAMP(6) WITH TIME ZONE,
    slot     integer NOT NULL,
    position bigint NOT NULL,
    body     VARBINARY(100000000) NOT NULL,
    ordered  VARBINARY(1600) GENERATED ALWAYS AS (STRINGTOUTF8(id)),
    PRIMARY KEY (kind, account, id)
);

CREATE INDEX IF NOT EXISTS mailworthy_row_ordered ON mailworthy_row (kind, account, ordered);

CREATE INDEX IF NOT EXISTS mailworthy_row_due ON mailworthy_row (kind, due, account, id);

CREATE INDEX IF NOT EXISTS mailworthy_row_changed ON mailworthy_row (kind, slot, position);

-- What happened to a row: the version that the row got, and the line's place among those of the same change.
CREATE TABLE IF NOT EXISTS mailworthy_log (
    kind     VARCHAR(32) NOT NULL,
    account  VARCHAR(64) NOT NULL,
    id       VARCHAR(400) NOT NULL,
    version  bigint NOT NULL,
    place    integer NOT NULL,
    line     VARCHAR(32) NOT NULL,
    body     VARBINARY(100000000) NOT NULL,
    PRIMARY KEY (kind, account, id, version, place)
);

CREATE TABLE IF NOT EXISTS mailworthy_count (
    account  VARCHAR(64) NOT NULL,
    local_day date NOT NULL,
    what     VARCHAR(400) NOT NULL,
    n        bigint NOT NULL,
    PRIMARY KEY (account, local_day, what)
);

CREATE INDEX IF NOT EXISTS mailworthy_count_day ON mailworthy_count (local_day);

-- Who writes takes one of these, to the end of its transaction, and numbers its rows by it: within a slot, order of numbers is order of
-- commits, so that a reader of changes who remembers a number for each slot loses nothing.
CREATE TABLE IF NOT EXISTS mailworthy_slot (
    slot     integer PRIMARY KEY,
    position bigint NOT NULL
);

INSERT INTO mailworthy_slot (slot, position) SELECT s, 0 FROM SYSTEM_RANGE(0, 63) AS r(s)
    WHERE NOT EXISTS (SELECT 1 FROM mailworthy_slot);

-- Where the versions of new rows start, times 2^20: so none is ever used again. Gaps are fine.
CREATE SEQUENCE IF NOT EXISTS mailworthy_birth;
