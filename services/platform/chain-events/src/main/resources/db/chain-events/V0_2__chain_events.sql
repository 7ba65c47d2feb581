-- How far a consumer of this schema has applied the chain's topic, and under which topic's id.
CREATE TABLE chain_checkpoint (
  consumer    text   PRIMARY KEY,
  topic_id    text   NOT NULL,
  next_offset bigint NOT NULL,
  -- the rebuild that was asked for last
  generation  text   NOT NULL
);

-- The newest blocks that a consumer was told of; older ones are pruned with each that is added.
CREATE TABLE chain_block_known (
  consumer    text    NOT NULL REFERENCES chain_checkpoint ON DELETE CASCADE,
  hash        bytea   NOT NULL CHECK (length(hash) = 32),
  number      bigint  NOT NULL,
  parent_hash bytea   NOT NULL CHECK (length(parent_hash) = 32),
  content     bytea   NOT NULL CHECK (length(content) = 32),
  held        boolean NOT NULL,
  canonical   boolean NOT NULL,
  -- the message it came with, should a reorganisation bring it back
  message     bytea   NOT NULL,
  PRIMARY KEY (consumer, hash)
);
CREATE INDEX chain_block_known_tip ON chain_block_known (consumer, number DESC) WHERE canonical;

-- What has to be asked of the contracts again, after this block or a later one.
CREATE TABLE chain_subject_mark (
  consumer     text   NOT NULL,
  subject      bytea  NOT NULL,
  block_number bigint NOT NULL,
  PRIMARY KEY (consumer, subject)
);

-- What the logs of the newest blocks have changed: marked again if they are taken back.
CREATE TABLE chain_subject_touched (
  consumer     text   NOT NULL,
  block_number bigint NOT NULL,
  subject      bytea  NOT NULL,
  PRIMARY KEY (consumer, block_number, subject)
);
