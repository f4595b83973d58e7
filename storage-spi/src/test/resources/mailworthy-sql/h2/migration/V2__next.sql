-- A next version, for tests of the upgrade.

ALTER TABLE mailworthy_row ADD COLUMN IF NOT EXISTS host_note integer;

UPDATE mailworthy_row SET host_note = 7;
