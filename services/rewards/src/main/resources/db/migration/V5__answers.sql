-- answers to demands and disputes; their digest is the hash of what is answered
alter table chain_call drop constraint chain_call_kind_check;
alter table chain_call add constraint chain_call_kind_check
  check (kind in ('ANCHOR', 'ACTIVATE', 'SETTLE', 'CHECKPOINT', 'ANSWER'));
create index epoch_by_digest on epoch (digest);
