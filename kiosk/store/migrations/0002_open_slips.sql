-- Finds the few slips that are not relocked yet without walking the whole ledger.

CREATE INDEX ledger_open_slip ON ledger (serial) WHERE relocked_at IS NULL;
