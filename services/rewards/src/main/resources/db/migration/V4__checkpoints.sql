-- hashes of snapshot blocks are kept on the chain before it forgets them
alter table chain_call drop constraint chain_call_kind_check;
alter table chain_call add constraint chain_call_kind_check
  check (kind in ('ANCHOR', 'ACTIVATE', 'SETTLE', 'CHECKPOINT'));
