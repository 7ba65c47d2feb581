// The vectors that Solidity and Java read too, made by neither of them.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { type Hex, keccak256 } from 'viem';
import { headerRlp } from '../src/block-header.js';
import { type NodeState, type Parameters, countedFees, mostFees, rewardsOf } from '../src/formula.js';
import { HEADER_FIELDS, type Header, digestOf } from '../src/header.js';
import { type SumTree, accountsRoot, entriesTree, nodesTree, proofsTree } from '../src/trees.js';

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

const TREES = { proofs: proofsTree, nodes: nodesTree, entries: entriesTree } as const;

test('sum trees of every size have the root of the vectors', () => {
  const { trees } = vectors('sum-trees');
  assert.ok(trees.length > 0);
  for (const { tree, count, root, leaves } of trees) {
    const fields = (leaves as Any[]).map((leaf) => leaf.fields ?? leaf.leaf ?? leaf);
    const of = TREES[tree as keyof typeof TREES] as (leaves: Any[]) => SumTree<Any>;
    assert.equal(of(read(fields)).rootHash, root, `${tree} of ${count}`);
  }
});

test('leaves and neighbours have the proofs of the vectors', () => {
  for (const { tree, leaves, pairs } of vectors('sum-trees').trees) {
    const built = (TREES[tree as keyof typeof TREES] as (leaves: Any[]) => SumTree<Any>)(read(leaves));
    const same = (start: number, end: number, wanted: Any) =>
      assert.deepEqual(built.proof(start, end), { start: BigInt(wanted.start), siblings: read(wanted.siblings) });
    leaves.forEach((leaf: Any, i: number) => same(i, i, leaf.proof));
    pairs.forEach((pair: Any, i: number) => same(i, i + 1, pair));
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

test('fees of more than an epoch may take are cut as the vectors say', () => {
  const { cases } = vectors('fees');
  assert.ok(cases.length > 1);
  for (const { maxFeesPerDay, seconds, measured, counted } of cases as Any[]) {
    const most = mostFees({ maxFeesPerDay: BigInt(maxFeesPerDay) }, BigInt(seconds));
    assert.deepEqual(countedFees(most, measured.map(BigInt)), counted.map(BigInt));
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
      proofsRoot: proofsTree(rewards.proofs).rootHash,
      nodesRoot: nodesTree(rewards.nodes).rootHash,
      entriesRoot: entriesTree(rewards.entries).rootHash,
      accountsRoot: accountsRoot(cumulative),
    };
    for (const name of HEADER_FIELDS) assert.equal(String(recomputed[name]), String(header[name]), name);
    const digest = digestOf(file.chainId, file.anchor, { ...recomputed, attempt: Number(header.attempt) });
    assert.equal(digest, epoch.digest);
  }
});

test('a header is the RLP that hashes to its block, with the commit seals of QBFT left out', () => {
  const { blocks } = JSON.parse(readFileSync(new URL('../../test/qbft-headers.json', import.meta.url), 'utf8'));
  assert.ok(blocks.length > 1);
  for (const block of blocks) assert.equal(keccak256(headerRlp(block)), block.hash);
  const [first] = blocks;
  assert.throws(() => headerRlp({ ...first, gasUsed: '0x1' }), /does not hash/);
});
