-- What verifiers brought to the anchoring instance. One signature a verifier and digest.
create table attestation (
  epoch bigint not null,
  digest bytea not null,
  verifier bytea not null,
  signature bytea not null,
  header bytea not null,
  received_at timestamptz not null,
  primary key (epoch, digest, verifier)
);

-- Transactions asked of the chain service. Written before it is asked, so that a restart asks again by the same key.
create table chain_call (
  idempotency_key text primary key,
  kind text not null check (kind in ('ANCHOR', 'ACTIVATE', 'SETTLE')),
  epoch bigint not null,
  digest bytea not null,
  attempt int not null,
  state text not null check (state in ('ASKED', 'CONFIRMED', 'REVERTED')),
  -- transaction hash, or why it reverted
  detail text,
  asked_at timestamptz not null
);
create index chain_call_by_epoch on chain_call (epoch, kind, attempt desc);
