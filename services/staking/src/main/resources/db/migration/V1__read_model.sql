-- The registry and the stakes as the contracts have them after block head.block_number.

CREATE TABLE head (
  only_row     boolean PRIMARY KEY DEFAULT true CHECK (only_row),
  block_number bigint NOT NULL,
  block_hash   bytea CHECK (length(block_hash) = 32)
);
INSERT INTO head (block_number) VALUES (0);

CREATE TABLE node (
  node_id          bytea PRIMARY KEY CHECK (length(node_id) = 32),
  owner            bytea NOT NULL CHECK (length(owner) = 20),
  hot_key          bytea NOT NULL CHECK (length(hot_key) = 20),
  onion_key        bytea NOT NULL CHECK (length(onion_key) = 32),
  prefix           bytea NOT NULL CHECK (length(prefix) = 32),
  region           text NOT NULL,
  status           text NOT NULL CHECK (status IN ('ACTIVE', 'JAILED', 'RETIRED')),
  stake            numeric(29) NOT NULL CHECK (stake >= 0),
  total_shares     numeric(39) NOT NULL CHECK (total_shares >= 0),
  owner_shares     numeric(39) NOT NULL CHECK (owner_shares >= 0),
  commission_bps   integer NOT NULL CHECK (commission_bps BETWEEN 0 AND 10000),
  read_block       bigint NOT NULL
);

-- The contract keeps only a commitment to an endpoint: the newest announcement is the one in force.
CREATE TABLE announced_endpoint (
  node_id      bytea NOT NULL,
  block_number bigint NOT NULL,
  log_index    integer NOT NULL,
  endpoint     text NOT NULL,
  PRIMARY KEY (node_id, block_number, log_index)
);

CREATE TABLE position (
  node_id    bytea NOT NULL REFERENCES node ON DELETE CASCADE,
  account    bytea NOT NULL CHECK (length(account) = 20),
  shares     numeric(39) NOT NULL CHECK (shares >= 0),
  PRIMARY KEY (node_id, account)
);
CREATE INDEX position_by_account ON position (account, node_id);

CREATE TABLE unbonding (
  node_id     bytea NOT NULL,
  account     bytea NOT NULL,
  queue_index bigint NOT NULL,
  shares      numeric(39) NOT NULL CHECK (shares > 0),
  started_at  timestamptz NOT NULL,
  redelegates boolean NOT NULL,
  PRIMARY KEY (node_id, account, queue_index),
  FOREIGN KEY (node_id, account) REFERENCES position ON DELETE CASCADE
);
