-- The chain as seen: every row is one log's word at (block_number, log_index); state is derived when asked for.
-- Ids, keys and addresses are bytea, which compares as unsigned bytes, as the trees order them.

create table block (
  number bigint primary key,
  hash bytea not null,
  time timestamptz not null
);

-- Last word wins, each column for itself.
create table node_change (
  block_number bigint not null,
  log_index int not null,
  node_id bytea not null,
  owner bytea,
  prefix bytea,
  retired boolean,
  jailed boolean,
  commission int,
  primary key (block_number, log_index)
);
create index node_change_by_node on node_change (node_id, block_number, log_index);

create table hot_key (
  block_number bigint not null,
  log_index int not null,
  node_id bytea not null,
  address bytea not null,
  from_epoch bigint not null,
  primary key (block_number, log_index)
);

-- Sums.
create table pool_change (
  block_number bigint not null,
  log_index int not null,
  node_id bytea not null,
  stake numeric(39) not null,
  shares numeric(39) not null,
  unbonding_shares numeric(39) not null,
  primary key (block_number, log_index)
);
create index pool_change_by_node on pool_change (node_id);

create table holding_change (
  block_number bigint not null,
  log_index int not null,
  account bytea not null,
  node_id bytea not null,
  shares numeric(39) not null,
  primary key (block_number, log_index)
);
create index holding_change_by_account on holding_change (account, node_id);

create table unbonding (
  block_number bigint not null,
  log_index int not null,
  node_id bytea not null,
  account bytea not null,
  entry bigint not null,
  shares numeric(39) not null,
  primary key (block_number, log_index)
);
create index unbonding_by_entry on unbonding (node_id, account, entry);

create table parameter_change (
  block_number bigint not null,
  log_index int not null,
  name text not null,
  value numeric(78) not null,
  primary key (block_number, log_index)
);

create table anchor_event (
  block_number bigint not null,
  log_index int not null,
  kind text not null check (kind in ('ANCHORED', 'ACTIVATED', 'CANCELLED', 'SETTLED')),
  epoch bigint not null,
  hash bytea,
  transaction_hash bytea,
  primary key (block_number, log_index)
);
create index anchor_event_by_epoch on anchor_event (epoch, kind);

create table claim (
  block_number bigint not null,
  log_index int not null,
  account bytea not null,
  amount numeric(39) not null,
  primary key (block_number, log_index)
);
create index claim_by_account on claim (account);
