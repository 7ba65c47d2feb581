// The vectors that Solidity and Java read too, made by neither of them.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import type { Hex } from 'viem';
import { type NodeState, type Parameters, rewardsOf } from '../src/formula.js';
import { HEADER_FIELDS, type Header, digestOf } from '../src/header.js';
import { accountsRoot, entriesRoot, nodesRoot, proofsRoot } from '../src/trees.js';

// eslint-disable-next-line @typescript-eslint/no-explicit-any
type Any = any;

const vectors = (name: string): Any =>
  JSON.parse(readFileSync(new URL(`../../../contracts/test/vectors/${name}.json`, import.meta.url), 'utf8'));

const WORDS = new Set(['nodeId', 'owner', 'prefix', 'account']);

/** Decimal strings to integers, hex to lower case. */
function read<T>(value: Any): T {
  if (Array.isArray(value)) return value.map((one) => read(one)) as T;
  if (typeof value !== 'object' || value === null) return value as T;
  return Object.fromEntries(
    Object.entries(value).map(([name, v]) => {
      if (typeof v === 'string') return [name, WORDS.has(name) ? v.toLowerCase() : /^\d+$/.test(v) ? BigInt(v) : v];
      return [name, typeof v === 'object' ? read(v) : v];
    }),
  ) as T;
}

const ROOTS = { proofs: proofsRoot, nodes: nodesRoot, entries: entriesRoot } as const;

test('sum trees of every size have the root of the vectors', () => {
  const { trees } = vectors('sum-trees');
  assert.ok(trees.length > 0);
  for (const { tree, count, root, leaves } of trees) {
    const fields = (leaves as Any[]).map((leaf) => leaf.fields ?? leaf.leaf ?? leaf);
    const of = ROOTS[tree as keyof typeof ROOTS] as (leaves: Any[]) => Hex;
    assert.equal(of(read(fields)), root, `${tree} of ${count}`);
  }
});

test('accounts trees of every size have the root of the vectors', () => {
  const { trees } = vectors('accounts-trees');
  assert.ok(trees.length > 0);
  for (const { count, root, leaves } of trees) {
    const cumulative = new Map((leaves as Any[]).map((l) => [l.account.toLowerCase() as Hex, BigInt(l.cumulative)]));
    assert.equal(accountsRoot(cumulative), root, `${count} accounts`);
  }
});

test('two epochs come out of their inputs, to the digest', () => {
  const file = vectors('epochs');
  const cumulative = new Map<Hex, bigint>();
  assert.equal(file.epochs.length, 2);
  for (const epoch of file.epochs) {
    const header = read<Header>(epoch.header);
    const inputs = read<({ nodeId: Hex; capacity: bigint; uptime: bigint; fees: bigint } & NodeState)[]>(epoch.inputs);
    const rewards = rewardsOf(read<Parameters>(file.parameters), header.emission, inputs);
    for (const { account, amount } of rewards.entries) cumulative.set(account, (cumulative.get(account) ?? 0n) + amount);
    const recomputed = {
      ...header,
      ...rewards.totals,
      proofsRoot: proofsRoot(rewards.proofs),
      nodesRoot: nodesRoot(rewards.nodes),
      entriesRoot: entriesRoot(rewards.entries),
      accountsRoot: accountsRoot(cumulative),
    };
    for (const name of HEADER_FIELDS) assert.equal(String(recomputed[name]), String(header[name]), name);
    const digest = digestOf(file.chainId, file.anchor, { ...recomputed, attempt: Number(header.attempt) });
    assert.equal(digest, epoch.digest);
  }
});
