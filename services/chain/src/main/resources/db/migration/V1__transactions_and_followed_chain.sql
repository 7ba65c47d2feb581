-- Stored before sent; the row is the truth about a transaction until the chain has spoken.
CREATE TABLE transaction (
  hash            bytea PRIMARY KEY,
  sender          bytea       NOT NULL,
  nonce           bigint      NOT NULL,
  recipient       bytea       NOT NULL,
  data            bytea       NOT NULL,
  envelope        bytea       NOT NULL,
  gas_limit       bigint      NOT NULL,
  max_price       numeric(78) NOT NULL,
  max_tip         numeric(78) NOT NULL,
  -- of a call that is signed here; a call may come to have several, of which one stands for it
  caller          text,
  idempotency_key text,
  stands          boolean     NOT NULL DEFAULT true,
  -- whose quota it counts against; forgotten when it is no longer open
  submitted_by    text,
  state           text        NOT NULL
                  CHECK (state IN ('PENDING', 'CONFIRMED', 'REVERTED', 'REPLACED', 'DROPPED', 'UNKNOWN')),
  drop_reason     text,
  replaced_by     bytea,
  block_number    bigint,
  block_hash      bytea,
  gas_used        bigint,
  revert_data     bytea,
  created_at      timestamptz NOT NULL,
  sent_at         timestamptz,
  ended_at        timestamptz,
  CHECK ((caller IS NULL) = (idempotency_key IS NULL)),
  CHECK ((state IN ('CONFIRMED', 'REVERTED')) = (gas_used IS NOT NULL)),
  CHECK ((state = 'DROPPED') = (drop_reason IS NOT NULL)),
  CHECK ((state IN ('PENDING', 'UNKNOWN')) = (ended_at IS NULL)),
  CHECK (ended_at IS NULL OR submitted_by IS NULL)
);
CREATE UNIQUE INDEX transaction_call ON transaction (caller, idempotency_key) WHERE stands;
CREATE INDEX transaction_nonce ON transaction (sender, nonce, hash);
CREATE INDEX transaction_open ON transaction (sender, nonce) WHERE ended_at IS NULL;
CREATE INDEX transaction_quota ON transaction (submitted_by) WHERE ended_at IS NULL;
CREATE INDEX transaction_block ON transaction (block_hash) WHERE block_hash IS NOT NULL;
CREATE INDEX transaction_ended ON transaction (ended_at) WHERE ended_at IS NOT NULL;

-- One row for each account with open transactions: its lock, and when to look at it again.
CREATE TABLE sender (
  address bytea PRIMARY KEY,
  look_at timestamptz NOT NULL,
  looks   integer     NOT NULL DEFAULT 0
);
CREATE INDEX sender_due ON sender (look_at);

-- The newest blocks whose transactions were looked at, deep enough for any reorganisation.
CREATE TABLE settled_block (
  number bigint PRIMARY KEY,
  hash   bytea NOT NULL
);

-- The newest part of the chain as it was told of, deep enough for any reorganisation.
CREATE TABLE followed_block (
  number      bigint PRIMARY KEY,
  hash        bytea       NOT NULL,
  parent_hash bytea       NOT NULL,
  mined_at    timestamptz NOT NULL
);

-- One row: the lock of whoever follows.
CREATE TABLE follower (
  single_row boolean PRIMARY KEY DEFAULT true CHECK (single_row)
);
INSERT INTO follower DEFAULT VALUES;
