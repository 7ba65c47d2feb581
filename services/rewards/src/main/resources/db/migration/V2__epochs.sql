-- What proofs announced; one dataset an epoch for ever.
create table dataset (
  epoch bigint primary key,
  snapshot_block bigint not null,
  snapshot_hash bytea not null,
  end_time timestamptz not null,
  dataset_hash bytea not null
);

-- What this verifier computed. Amounts are base units.
create table epoch (
  epoch bigint primary key,
  attempt int not null,
  previous_digest bytea not null,
  snapshot_block bigint not null,
  snapshot_hash bytea not null,
  end_time timestamptz not null,
  proofs_root bytea not null,
  nodes_root bytea not null,
  entries_root bytea not null,
  accounts_root bytea not null,
  total_weight numeric(39) not null,
  emission numeric(39) not null,
  fees numeric(39) not null,
  rewards numeric(39) not null,
  treasury numeric(39) not null,
  burned numeric(39) not null,
  dataset_hash bytea not null,
  digest bytea not null,
  signature bytea not null,
  submitted boolean not null default false,
  computed_at timestamptz not null
);

create table epoch_node (
  epoch bigint not null references epoch on delete cascade,
  node_id bytea not null,
  owner bytea not null,
  prefix bytea not null,
  active boolean not null,
  stake numeric(39) not null,
  total_shares numeric(39) not null,
  owner_shares numeric(39) not null,
  commission int not null,
  capacity bigint not null,
  uptime int not null,
  fees numeric(39) not null,
  prefix_count int not null,
  weight numeric(39) not null,
  base numeric(39) not null,
  protocol numeric(39) not null,
  gross numeric(39) not null,
  commission_amount numeric(39) not null,
  pool numeric(39) not null,
  owner_amount numeric(39) not null,
  delegators_amount numeric(39) not null,
  primary key (epoch, node_id)
);

create table epoch_entry (
  epoch bigint not null references epoch on delete cascade,
  account bytea not null,
  node_id bytea not null,
  amount numeric(39) not null,
  primary key (epoch, account, node_id)
);
create index epoch_entry_by_account on epoch_entry (account, epoch desc, node_id);

-- Only accounts that earned in the epoch: the cumulative amount after an epoch is the newest row up to it.
create table account_total (
  account bytea not null,
  epoch bigint not null references epoch on delete cascade,
  earned numeric(39) not null,
  cumulative numeric(39) not null,
  primary key (account, epoch)
);

-- What was settled of a voucher up to an epoch; a later dataset must continue from it.
create table settled_session (
  voucher_id bytea not null,
  epoch bigint not null references epoch on delete cascade,
  bytes_carried bigint not null,
  sequence bigint not null,
  primary key (voucher_id, epoch)
);

-- The issuer's key for a window and denomination as first seen: another one later is refused.
create table issuer_key (
  voucher_window bigint not null,
  denomination bigint not null,
  public_key bytea not null,
  primary key (voucher_window, denomination)
);

-- Why an epoch cannot be attested; shown by readiness until it is resolved.
create table dispute (
  epoch bigint primary key,
  reason text not null,
  found_at timestamptz not null
);
