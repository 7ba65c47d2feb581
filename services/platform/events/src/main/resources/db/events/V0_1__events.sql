-- Events leave through here: written with the state they tell of, sent afterwards.
CREATE TABLE outbox (
  id         bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  topic      text        NOT NULL,
  key        bytea,
  value      bytea       NOT NULL,
  created_at timestamptz NOT NULL DEFAULT now(),
  -- given when the event is first taken up, kept when it has to be sent again
  sequence   bigint UNIQUE,
  sent_at    timestamptz
);
CREATE INDEX outbox_unsent ON outbox (id) WHERE sent_at IS NULL;
CREATE SEQUENCE outbox_sequence;

-- How far a consumer of this schema has applied each partition.
CREATE TABLE consumer_position (
  consumer    text    NOT NULL,
  topic       text    NOT NULL,
  partition   integer NOT NULL,
  next_offset bigint  NOT NULL,
  PRIMARY KEY (consumer, topic, partition)
);

-- The newest event of each outbox that was applied, so that one sent twice is applied once.
CREATE TABLE consumer_origin (
  consumer  text    NOT NULL,
  topic     text    NOT NULL,
  partition integer NOT NULL,
  origin    text    NOT NULL,
  sequence  bigint  NOT NULL,
  PRIMARY KEY (consumer, topic, partition, origin)
);
