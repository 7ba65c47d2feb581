-- Keys. Public halves are kept for ever: tokens do not expire.
create table issuer_key (
  kind smallint not null check (kind in (1, 2)),
  ticket_window bigint not null,
  denomination bigint not null check (denomination > 0),
  public_key bytea not null,
  -- AES-GCM under the operator's secret; null once nothing will be signed with it any more
  sealed_secret bytea,
  primary key (ticket_window, kind, denomination)
);

-- With accounts. Nothing here may ever carry what is spent.
-- No table has a time or a number that counts up. New rows wait in a _fresh table until they are moved in random order, all in one
-- transaction, and the _fresh table is truncated: neither place nor transaction number of a row then tells when it came.
create table account_credit (
  credit_id bytea primary key check (length(credit_id) = 32),
  account bytea not null check (length(account) = 20),
  ticket_window bigint not null,
  amount numeric(29) not null check (amount > 0)
);
create index account_credit_account on account_credit (account, ticket_window);
create table account_credit_fresh (like account_credit including all);

create table account_purchase (
  request_id bytea primary key check (length(request_id) = 32),
  digest bytea not null check (length(digest) = 32),
  account bytea not null check (length(account) = 20),
  ticket_window bigint not null,
  cost numeric(29) not null check (cost >= 0),
  -- kind, window, denomination, blinded message, one after the other; empty once it is answered
  wanted bytea not null,
  answer bytea
);
create index account_purchase_account on account_purchase (account, ticket_window);
create table account_purchase_fresh (like account_purchase including all);

-- Without accounts. Nothing here may ever carry one.
create table spent_exchange (
  request_id bytea primary key check (length(request_id) = 32),
  digest bytea not null check (length(digest) = 32),
  wanted bytea not null,
  answer bytea
);
create table spent_exchange_fresh (like spent_exchange including all);

create table spent_ticket (
  ticket_id bytea primary key check (length(ticket_id) = 32)
);
create table spent_ticket_fresh (like spent_ticket including all);

create table settled_window (
  ticket_window bigint primary key
);
