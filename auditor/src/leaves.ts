// The first leaf in which what a verifier publishes differs from what was recomputed.
import type { Hex } from 'viem';
import type { Verdict } from './audit.js';
import type { NodeLeaf } from './formula.js';
import type { Json, Source } from './source.js';

export interface LeafDifference {
  tree: 'proofs' | 'nodes' | 'entries' | 'accounts';
  /** Node, or account, or both. */
  key: string;
  field: string;
  published: string;
  recomputed: string;
}

type Fields = { [name: string]: Json };

/** Fields of a node's leaf as GET /v1/epochs/{epoch}/nodes/{id} names them. */
const NODE_FIELDS: readonly [string, keyof NodeLeaf][] = [
  ['capacity', 'capacity'],
  ['uptimeBps', 'uptime'],
  ['fees', 'fees'],
  ['owner', 'owner'],
  ['prefix', 'prefix'],
  ['active', 'active'],
  ['stake', 'stake'],
  ['totalShares', 'totalShares'],
  ['ownerShares', 'ownerShares'],
  ['commissionBps', 'commission'],
  ['prefixCount', 'prefixCount'],
  ['weight', 'weight'],
  ['base', 'base'],
  ['gross', 'gross'],
  ['ownerAmount', 'ownerAmount'],
  ['delegatorsAmount', 'delegatorsAmount'],
];
const MEASURED = new Set(['capacity', 'uptimeBps', 'fees']);

const text = (value: unknown): string => String(value).toLowerCase();

async function firstNode(source: Source, verdict: Verdict): Promise<LeafDifference | undefined> {
  for (const leaf of verdict.rewards.nodes) {
    const published = (await source.get(`/v1/epochs/${verdict.epoch}/nodes/${leaf.nodeId}`)) as Fields;
    for (const [name, field] of NODE_FIELDS) {
      const [theirs, ours] = [text(published[name]), text(leaf[field])];
      if (theirs !== ours) {
        const tree = MEASURED.has(name) ? 'proofs' : 'nodes';
        return { tree, key: leaf.nodeId, field: name, published: theirs, recomputed: ours };
      }
    }
  }
  return undefined;
}

/** Entries of one account in this epoch, as published, by node. */
async function publishedEntries(source: Source, account: Hex, epoch: bigint): Promise<Map<string, string>> {
  const found = new Map<string, string>();
  let cursor = '';
  for (;;) {
    const page = (await source.get(`/v1/rewards/${account}${cursor}`)) as Fields;
    for (const item of page['items'] as Fields[]) {
      if (BigInt(item['epoch'] as number) === epoch) found.set(text(item['nodeId']), text(item['amount']));
    }
    if (typeof page['next'] !== 'string') return found;
    cursor = `?cursor=${encodeURIComponent(page['next'])}`;
  }
}

async function firstEntry(source: Source, verdict: Verdict): Promise<LeafDifference | undefined> {
  const ours = new Map<Hex, Map<string, string>>();
  for (const { account, nodeId, amount } of verdict.rewards.entries) {
    const entries = ours.get(account) ?? new Map<string, string>();
    entries.set(nodeId, text(amount));
    ours.set(account, entries);
  }
  for (const [account, entries] of ours) {
    const theirs = await publishedEntries(source, account, verdict.epoch);
    for (const node of [...new Set([...entries.keys(), ...theirs.keys()])].sort()) {
      const [published, recomputed] = [theirs.get(node) ?? 'none', entries.get(node) ?? 'none'];
      if (published !== recomputed) {
        return { tree: 'entries', key: `${account} at ${node}`, field: 'amount', published, recomputed };
      }
    }
  }
  return undefined;
}

/** Undefined: all published leaves are those recomputed, so that what was anchored is of no published leaf. */
export async function firstLeafDifference(source: Source, verdict: Verdict): Promise<LeafDifference | undefined> {
  return (await firstNode(source, verdict)) ?? (await firstEntry(source, verdict));
}
