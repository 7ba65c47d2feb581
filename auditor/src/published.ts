// The trees that a verifier publishes of an epoch, leaf by leaf: what a challenger needs of a false one.
import type { Hex } from 'viem';
import type { Verdict } from './audit.js';
import type { Entry, NodeLeaf } from './formula.js';
import { type Fields, bytes32, integer } from './network.js';
import type { Json, Source } from './source.js';
import { type SumTree, entriesTree, nodesTree } from './trees.js';

export interface Published {
  nodes: SumTree<NodeLeaf>;
  entries: SumTree<Entry>;
}

const lower = (value: Json | undefined): Hex => String(value).toLowerCase() as Hex;

function nodeLeaf(f: Fields): NodeLeaf {
  const number = (name: string): bigint => integer(f[name], name);
  return {
    nodeId: bytes32(f['nodeId'], 'nodeId'),
    owner: lower(f['owner']),
    prefix: bytes32(f['prefix'], 'prefix'),
    active: f['active'] === true,
    stake: number('stake'),
    totalShares: number('totalShares'),
    ownerShares: number('ownerShares'),
    commission: number('commissionBps'),
    capacity: number('capacity'),
    uptime: number('uptimeBps'),
    fees: number('fees'),
    prefixCount: number('prefixCount'),
    weight: number('weight'),
    base: number('base'),
    gross: number('gross'),
    ownerAmount: number('ownerAmount'),
    delegatorsAmount: number('delegatorsAmount'),
  };
}

/** An account's entries of one epoch. */
async function entriesOf(source: Source, account: Hex, epoch: bigint): Promise<Entry[]> {
  const found: Entry[] = [];
  for (let cursor = ''; ; ) {
    const page = (await source.get(`/v1/rewards/${account}${cursor}`)) as Fields;
    for (const item of page['items'] as Fields[]) {
      if (integer(item['epoch'], 'epoch') !== epoch) continue;
      found.push({ account, nodeId: bytes32(item['nodeId'], 'nodeId'), amount: integer(item['amount'], 'amount') });
    }
    if (typeof page['next'] !== 'string') return found;
    cursor = `?cursor=${encodeURIComponent(page['next'])}`;
  }
}

const ascending = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** The leaves of every node and account that should be there, as published. */
export async function readPublished(source: Source, { epoch, rewards }: Verdict): Promise<Published> {
  const nodes: NodeLeaf[] = [];
  for (const { nodeId } of rewards.nodes) {
    nodes.push(nodeLeaf((await source.get(`/v1/epochs/${epoch}/nodes/${nodeId}`)) as Fields));
  }
  const entries: Entry[] = [];
  for (const account of [...new Set(rewards.entries.map((entry) => entry.account))].sort(ascending)) {
    const own = await entriesOf(source, account, epoch);
    entries.push(...own.sort((a, b) => ascending(a.nodeId, b.nodeId)));
  }
  return { nodes: nodesTree(nodes), entries: entriesTree(entries) };
}
