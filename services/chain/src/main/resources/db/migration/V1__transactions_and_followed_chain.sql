-- Stored before sent; the row is the truth about a transaction until the chain has spoken.
CREATE TABLE transaction (
  hash            bytea PRIMARY KEY,
  sender          bytea       NOT NULL,
  nonce           bigint      NOT NULL,
  recipient       bytea       NOT NULL,
  data            bytea       NOT NULL,
  envelope        bytea       NOT NULL,
  idempotency_key text UNIQUE,
  state           text        NOT NULL CHECK (state IN ('PENDING', 'CONFIRMED', 'REVERTED', 'UNKNOWN')),
  block_number    bigint,
  block_hash      bytea,
  gas_used        bigint,
  revert_data     bytea,
  created_at      timestamptz NOT NULL,
  sent_at         timestamptz,
  CHECK ((state IN ('CONFIRMED', 'REVERTED')) = (block_hash IS NOT NULL))
);
CREATE INDEX transaction_open ON transaction (created_at) WHERE state IN ('PENDING', 'UNKNOWN');
CREATE INDEX transaction_block ON transaction (block_hash) WHERE block_hash IS NOT NULL;

-- One row for each key that this service signs with: the lock and the counter of its nonces.
CREATE TABLE sender (
  address    bytea PRIMARY KEY,
  next_nonce bigint NOT NULL
);

-- The newest part of the chain as it was told of, deep enough for any reorganisation.
CREATE TABLE followed_block (
  number      bigint PRIMARY KEY,
  hash        bytea       NOT NULL,
  parent_hash bytea       NOT NULL,
  mined_at    timestamptz NOT NULL
);
CREATE TABLE followed_log (
  block_number      bigint  NOT NULL REFERENCES followed_block ON DELETE CASCADE,
  log_index         integer NOT NULL,
  transaction_hash  bytea   NOT NULL,
  transaction_index integer NOT NULL,
  address           bytea   NOT NULL,
  -- 32 bytes each, one after the other
  topics            bytea   NOT NULL CHECK (length(topics) % 32 = 0),
  data              bytea   NOT NULL,
  PRIMARY KEY (block_number, log_index)
);

-- One row: the number of the next event, and the lock of whoever follows.
CREATE TABLE follower (
  single_row    boolean PRIMARY KEY DEFAULT true CHECK (single_row),
  next_sequence bigint NOT NULL
);
INSERT INTO follower (next_sequence) VALUES (1);
