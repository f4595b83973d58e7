-- Everything that Mailworthy keeps. Texts are compared by their bytes (COLLATE "C"), whatever the database's own collation.

-- One row for each address in an account. The first seven columns are for the host's joins and reports; read them, never write them.
CREATE TABLE mailworthy_contact (
    account  text COLLATE "C" NOT NULL,
    address  text COLLATE "C" NOT NULL,
    status   text,
    reason   text,
    since    timestamptz,
    version  bigint NOT NULL,
    due      timestamptz,
    slot     integer NOT NULL,
    position bigint NOT NULL,
    body     bytea NOT NULL,
    PRIMARY KEY (account, address)
);

CREATE INDEX mailworthy_contact_due ON mailworthy_contact (due, account, address) WHERE due IS NOT NULL;

CREATE INDEX mailworthy_contact_changed ON mailworthy_contact (slot, position);

-- All other rows.
CREATE TABLE mailworthy_row (
    kind     text COLLATE "C" NOT NULL,
    account  text COLLATE "C" NOT NULL,
    id       text COLLATE "C" NOT NULL,
    version  bigint NOT NULL,
    due      timestamptz,
    slot     integer NOT NULL,
    position bigint NOT NULL,
    body     bytea NOT NULL,
    PRIMARY KEY (kind, account, id)
);

CREATE INDEX mailworthy_row_due ON mailworthy_row (kind, due, account, id) WHERE due IS NOT NULL;

CREATE INDEX mailworthy_row_changed ON mailworthy_row (kind, slot, position);

-- What happened to a row: the version that the row got, and the line's place among those of the same change.
CREATE TABLE mailworthy_log (
    kind     text COLLATE "C" NOT NULL,
    account  text COLLATE "C" NOT NULL,
    id       text COLLATE "C" NOT NULL,
    version  bigint NOT NULL,
    place    integer NOT NULL,
    line     text COLLATE "C" NOT NULL,
    body     bytea NOT NULL,
    PRIMARY KEY (kind, account, id, version, place)
);

CREATE TABLE mailworthy_count (
    account  text COLLATE "C" NOT NULL,
    local_day date NOT NULL,
    what     text COLLATE "C" NOT NULL,
    n        bigint NOT NULL,
    PRIMARY KEY (account, local_day, what)
);

CREATE INDEX mailworthy_count_day ON mailworthy_count (local_day);

-- Who writes takes one of these, to the end of its transaction, and numbers its rows by it: within a slot, order of numbers is order of
-- commits, so that a reader of changes who remembers a number for each slot loses nothing.
CREATE TABLE mailworthy_slot (
    slot     integer PRIMARY KEY,
    position bigint NOT NULL
);

INSERT INTO mailworthy_slot (slot, position) SELECT s, 0 FROM generate_series(0, 63) AS s;

-- Where the versions of new rows start, times 2^20: so none is ever used again. Gaps are fine.
CREATE SEQUENCE mailworthy_birth;
