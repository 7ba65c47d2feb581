-- Proposals, votes and parameters; what the contracts were asked is as they had it after block head.block_number.

CREATE TABLE head (
  only_row         boolean PRIMARY KEY DEFAULT true CHECK (only_row),
  block_number     bigint NOT NULL,
  block_hash       bytea CHECK (length(block_hash) = 32),
  -- the block after which parameters were read last; none if that was taken back
  parameters_after bigint
);
INSERT INTO head (block_number) VALUES (0);

CREATE TABLE proposal (
  id           numeric(78) PRIMARY KEY CHECK (id >= 0),
  proposer     bytea NOT NULL CHECK (length(proposer) = 20),
  targets      bytea[] NOT NULL,
  calldatas    bytea[] NOT NULL,
  -- as it was emitted: need not be text
  description  bytea NOT NULL,
  vote_start   timestamptz NOT NULL,
  block_number bigint NOT NULL,
  log_index    integer NOT NULL,
  -- what the Governor says; is_open: it may say something else after the next block
  state        text NOT NULL DEFAULT 'PENDING',
  is_open      boolean NOT NULL DEFAULT true,
  asked_after  bigint,
  deadline     timestamptz,
  eta          timestamptz,
  against      numeric(39) NOT NULL DEFAULT 0,
  in_favour    numeric(39) NOT NULL DEFAULT 0,
  abstain      numeric(39) NOT NULL DEFAULT 0,
  quorum       numeric(39)
);
CREATE UNIQUE INDEX proposal_newest ON proposal (block_number DESC, log_index DESC);
CREATE INDEX proposal_open ON proposal (id) WHERE is_open;

CREATE TABLE vote (
  block_number bigint NOT NULL,
  log_index    integer NOT NULL,
  proposal     numeric(78) NOT NULL,
  voter        bytea NOT NULL CHECK (length(voter) = 20),
  support      text NOT NULL CHECK (support IN ('AGAINST', 'FOR', 'ABSTAIN', 'SPLIT')),
  weight       numeric(39) NOT NULL CHECK (weight >= 0),
  reason       text NOT NULL,
  PRIMARY KEY (block_number, log_index)
);
CREATE INDEX vote_by_proposal ON vote (proposal, block_number DESC, log_index DESC);
CREATE INDEX vote_by_voter ON vote (voter, block_number DESC, log_index DESC);

CREATE TABLE parameter (
  name  text PRIMARY KEY,
  value numeric(78) NOT NULL,
  lower numeric(78) NOT NULL,
  upper numeric(78) NOT NULL
);

CREATE TABLE parameter_change (
  block_number bigint NOT NULL,
  log_index    integer NOT NULL,
  name         text NOT NULL,
  PRIMARY KEY (block_number, log_index)
);
