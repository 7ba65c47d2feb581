-- What the chain did, one row for each log that matters, named by its place on the chain. State is
-- derived from these rows: a log that is taken back deletes its row, nothing else has to be undone.
create table chain_block (
  number bigint primary key,
  hash bytea not null check (length(hash) = 32),
  time bigint not null
);
create index chain_block_time on chain_block (time, number);

create table hot_key_set (
  block_number bigint not null,
  log_index integer not null,
  node_id bytea not null check (length(node_id) = 32),
  hot_key bytea not null check (length(hot_key) = 20),
  first_epoch bigint not null,
  primary key (block_number, log_index)
);
create index hot_key_set_node on hot_key_set (node_id, first_epoch desc, block_number desc, log_index desc);

create table node_retired (
  block_number bigint not null,
  log_index integer not null,
  node_id bytea not null check (length(node_id) = 32),
  primary key (block_number, log_index)
);
create index node_retired_node on node_retired (node_id);

create table price_set (
  block_number bigint not null,
  log_index integer not null,
  price_per_gib numeric(29) not null check (price_per_gib >= 0),
  primary key (block_number, log_index)
);

-- The issuer's side. Nothing here may ever carry a voucher, a node, a session or a receipt.
create table credit_committed (
  block_number bigint not null,
  log_index integer not null,
  payer bytea not null check (length(payer) = 20),
  amount numeric(29) not null check (amount > 0),
  primary key (block_number, log_index)
);
create index credit_committed_payer on credit_committed (payer);

create table voucher_request (
  payer bytea not null check (length(payer) = 20),
  request_id bytea not null check (length(request_id) = 32),
  request_digest bytea not null check (length(request_digest) = 32),
  cost numeric(29) not null check (cost >= 0),
  blind_signatures bytea[] not null,
  primary key (payer, request_id)
);

create table issuer_key (
  voucher_window bigint not null,
  denomination bigint not null check (denomination > 0),
  public_key bytea not null,
  -- AES-GCM under the operator's secret; null once nothing will be signed with it any more
  sealed_secret bytea,
  primary key (voucher_window, denomination)
);

-- The relays' side. Nothing here may ever carry a payer.
create table receipt (
  position bigint generated always as identity primary key,
  receipt_id bytea not null unique check (length(receipt_id) = 32),
  voucher_id bytea not null check (length(voucher_id) = 32),
  node_id bytea not null check (length(node_id) = 32),
  bytes_carried bigint not null check (bytes_carried >= 0),
  sequence bigint not null check (sequence >= 0),
  received_at bigint not null,
  -- 0 pending, 1 accepted, 2 rejected
  status smallint not null default 0 check (status in (0, 1, 2)),
  epoch bigint,
  refusal text,
  bytes_added bigint not null default 0 check (bytes_added >= 0),
  check ((status = 2) = (refusal is not null)),
  check ((status = 0) = (epoch is null))
);
create index receipt_node on receipt (node_id, position desc);
create index receipt_epoch on receipt (epoch, position desc);
create index receipt_status on receipt (status, position desc);

-- The newest accepted receipt of each session in each epoch in which it moved on.
create table settlement (
  epoch bigint not null,
  voucher_id bytea not null check (length(voucher_id) = 32),
  prepared_message bytea not null,
  voucher_signature bytea not null,
  node_id bytea not null check (length(node_id) = 32),
  bytes_carried bigint not null,
  sequence bigint not null,
  receipt_signature bytea not null,
  bytes_settled_before bigint not null,
  primary key (epoch, voucher_id),
  check (bytes_carried >= bytes_settled_before and bytes_settled_before >= 0)
);
create index settlement_voucher on settlement (voucher_id, epoch desc);

-- One row for each question (kind, epoch, subject, author, slot): the first answer counts.
create table report (
  report_id bytea primary key check (length(report_id) = 32),
  -- as in the canonical records: 2 capacity, 3 uptime
  kind smallint not null check (kind in (2, 3)),
  epoch bigint not null,
  subject bytea not null check (length(subject) = 32),
  author bytea not null check (length(author) = 32),
  -- 0 for capacity
  slot integer not null,
  bytes_per_second bigint not null,
  milliseconds bigint not null,
  reachable boolean not null,
  nonce bytea not null check (length(nonce) = 32),
  signature bytea not null check (length(signature) = 65),
  unique (kind, epoch, subject, author, slot),
  check (subject <> author)
);
create index report_order on report (epoch, kind, report_id);

create table dataset (
  epoch bigint primary key,
  snapshot_block bigint not null,
  snapshot_hash bytea not null check (length(snapshot_hash) = 32),
  end_time bigint not null,
  dataset_hash bytea not null check (length(dataset_hash) = 32)
);

create table dataset_node (
  epoch bigint not null references dataset (epoch),
  node_id bytea not null check (length(node_id) = 32),
  capacity bigint not null,
  uptime_bps integer not null,
  fees numeric(29) not null,
  bytes_carried bigint not null,
  primary key (epoch, node_id)
);
