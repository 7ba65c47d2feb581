// The reward of an epoch: docs/spec/rewards.md, number by number. Integers only, `/` rounds down.
import type { Hex } from 'viem';

export interface Parameters {
  minUptime: bigint;
  capacityCap: bigint;
  stakeSaturation: bigint;
  minDiversity: bigint;
  maxNodeShare: bigint;
  protocolShare: bigint;
  burnShare: bigint;
  maxFeesPerDay: bigint;
}

/** Capacity in bytes a second, uptime in basis points, fees in base units: what the dataset says of a node. */
export interface Measured {
  nodeId: Hex;
  capacity: bigint;
  uptime: bigint;
  fees: bigint;
}

export interface Delegation {
  account: Hex;
  shares: bigint;
}

/** What the chain says of a node at the snapshot block; shares without what is unbonding. */
export interface NodeState {
  owner: Hex;
  prefix: Hex;
  active: boolean;
  stake: bigint;
  totalShares: bigint;
  ownerShares: bigint;
  commission: bigint;
  /** Everybody but the owner. */
  delegations: Delegation[];
}

export interface NodeLeaf extends Measured, Omit<NodeState, 'delegations'> {
  prefixCount: bigint;
  weight: bigint;
  base: bigint;
  gross: bigint;
  ownerAmount: bigint;
  delegatorsAmount: bigint;
}

export interface Entry {
  account: Hex;
  nodeId: Hex;
  amount: bigint;
}

export interface Totals {
  totalWeight: bigint;
  emission: bigint;
  fees: bigint;
  rewards: bigint;
  treasury: bigint;
  burned: bigint;
}

export interface Rewards {
  proofs: Measured[];
  nodes: NodeLeaf[];
  entries: Entry[];
  totals: Totals;
}

const WHOLE = 10_000n;
const smaller = (a: bigint, b: bigint): bigint => (a < b ? a : b);
const larger = (a: bigint, b: bigint): bigint => (a > b ? a : b);
const sumOf = <T>(all: T[], of: (one: T) => bigint): bigint => all.reduce((sum, one) => sum + of(one), 0n);
// Lower-case hex of one length sorts as the numbers do.
const ascending = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

type Node = Measured & NodeState;

function eligible(node: Node, p: Parameters): boolean {
  return node.active && node.uptime >= p.minUptime && node.stake > 0n;
}

function weightOf(node: Node, samePrefix: bigint, p: Parameters): bigint {
  if (samePrefix === 0n) return 0n;
  const capacity = smaller(node.capacity, p.capacityCap);
  const stake = (WHOLE * smaller(node.stake, p.stakeSaturation)) / p.stakeSaturation;
  const diversity = larger(p.minDiversity, WHOLE / samePrefix);
  return capacity * node.uptime * stake * diversity;
}

function split(node: Node, gross: bigint): { entries: Entry[]; delegatorsAmount: bigint } {
  const pool = gross - (gross * node.commission) / WHOLE;
  const entries = node.delegations
    .map(({ account, shares }) => ({
      account,
      nodeId: node.nodeId,
      amount: node.totalShares === 0n ? 0n : (pool * shares) / node.totalShares,
    }))
    .filter(({ amount }) => amount > 0n);
  return { entries, delegatorsAmount: sumOf(entries, ({ amount }) => amount) };
}

/** What an epoch of that many seconds may take in fees. */
export const mostFees = (p: Pick<Parameters, 'maxFeesPerDay'>, seconds: bigint): bigint => (p.maxFeesPerDay * seconds) / 86_400n;

/** What counts of the fees that were measured: all, or if they are more than an epoch may take, of each its floored part. */
export function countedFees(most: bigint, measured: bigint[]): bigint[] {
  const all = sumOf(measured, (fees) => fees);
  return all <= most ? measured : measured.map((fees) => (fees * most) / all);
}

/** @param nodes lower-case hex throughout; one for each node of the dataset, in any order */
export function rewardsOf(p: Parameters, emission: bigint, nodes: Node[]): Rewards {
  const sorted = [...nodes].sort((a, b) => ascending(a.nodeId, b.nodeId));
  const prefixes = new Map<Hex, bigint>();
  for (const node of sorted) {
    if (eligible(node, p)) prefixes.set(node.prefix, (prefixes.get(node.prefix) ?? 0n) + 1n);
  }
  const counts = sorted.map((node) => (eligible(node, p) ? (prefixes.get(node.prefix) ?? 0n) : 0n));
  const weights = sorted.map((node, i) => weightOf(node, counts[i] ?? 0n, p));
  const totalWeight = sumOf(weights, (weight) => weight);

  let protocol = 0n;
  const entries: Entry[] = [];
  const leaves = sorted.map((node, i): NodeLeaf => {
    const weight = weights[i] ?? 0n;
    const base =
      totalWeight === 0n ? 0n : smaller((emission * weight) / totalWeight, (emission * p.maxNodeShare) / WHOLE);
    const kept = (node.fees * p.protocolShare) / WHOLE;
    protocol += kept;
    const gross = base + node.fees - kept;
    const { entries: delegators, delegatorsAmount } = split(node, gross);
    const ownerAmount = gross - delegatorsAmount;
    entries.push(...delegators);
    if (ownerAmount > 0n) entries.push({ account: node.owner, nodeId: node.nodeId, amount: ownerAmount });
    const { delegations: _, ...leaf } = node;
    return { ...leaf, prefixCount: counts[i] ?? 0n, weight, base, gross, ownerAmount, delegatorsAmount };
  });
  entries.sort((a, b) => ascending(a.account, b.account) || ascending(a.nodeId, b.nodeId));

  const fees = sumOf(leaves, (leaf) => leaf.fees);
  const rewards = sumOf(leaves, (leaf) => leaf.gross);
  const burned = (protocol * p.burnShare) / WHOLE;
  return {
    proofs: leaves.map(({ nodeId, capacity, uptime, fees }) => ({ nodeId, capacity, uptime, fees })),
    nodes: leaves,
    entries,
    totals: { totalWeight, emission, fees, rewards, treasury: emission + fees - rewards - burned, burned },
  };
}
