// Sum trees and the accounts tree: docs/spec/epochs.md.
import { type Hex, bytesToHex, concatBytes, decodeAbiParameters, encodeAbiParameters, hexToBytes, keccak256, numberToBytes } from 'viem';
import type { Entry, Measured, NodeLeaf } from './formula.js';

interface Sum {
  hash: Uint8Array;
  weight: bigint;
  amount: bigint;
}

const ZERO = new Uint8Array(32);
const EMPTY: Sum = { hash: ZERO, weight: 0n, amount: 0n };
const u128 = (value: bigint): Uint8Array => numberToBytes(value, { size: 16 });
const hash = (parts: Uint8Array[]): Uint8Array => keccak256(concatBytes(parts), 'bytes');

const types = (list: string): { type: string }[] => list.split(',').map((type) => ({ type: type.trim() }));
const PROOF = types('bytes32, uint64, uint16, uint96');
const NODE = types(
  'bytes32, address, bytes32, bool, uint96, uint128, uint128, uint16, uint64, uint16, uint96, uint32, uint128,' +
    'uint96, uint96, uint96, uint96',
);
const ENTRY = types('address, bytes32, uint96');

const small = Number; // viem takes integers of up to 48 bits as numbers

/** A leaf's fields, from the bytes that its hash is taken of. */
export function readNode(fields: Hex): NodeLeaf {
  const [
    nodeId, owner, prefix, active, stake, totalShares, ownerShares, commission, capacity, uptime, fees, prefixCount, weight,
    base, gross, ownerAmount, delegatorsAmount,
  ] = decodeAbiParameters(NODE, fields) as [Hex, Hex, Hex, boolean, ...(bigint | number)[]];
  const n = (value: bigint | number | undefined): bigint => BigInt(value ?? 0);
  return {
    nodeId, owner: owner.toLowerCase() as Hex, prefix, active, stake: n(stake), totalShares: n(totalShares),
    ownerShares: n(ownerShares), commission: n(commission), capacity: n(capacity), uptime: n(uptime), fees: n(fees),
    prefixCount: n(prefixCount), weight: n(weight), base: n(base), gross: n(gross), ownerAmount: n(ownerAmount),
    delegatorsAmount: n(delegatorsAmount),
  };
}

export function readEntry(fields: Hex): Entry {
  const [account, nodeId, amount] = decodeAbiParameters(ENTRY, fields) as [Hex, Hex, bigint];
  return { account: account.toLowerCase() as Hex, nodeId, amount };
}

export const proofFields = (p: Measured): Hex =>
  encodeAbiParameters(PROOF, [p.nodeId, p.capacity, small(p.uptime), p.fees]);

export const nodeFields = (n: NodeLeaf): Hex =>
  encodeAbiParameters(NODE, [
    n.nodeId, n.owner, n.prefix, n.active, n.stake, n.totalShares, n.ownerShares, small(n.commission), n.capacity,
    small(n.uptime), n.fees, small(n.prefixCount), n.weight, n.base, n.gross, n.ownerAmount, n.delegatorsAmount,
  ]);

export const entryFields = (e: Entry): Hex => encodeAbiParameters(ENTRY, [e.account, e.nodeId, e.amount]);

function parent(tag: number, left: Sum, right: Sum): Sum {
  if (left === EMPTY && right === EMPTY) return EMPTY;
  return {
    hash: hash([
      Uint8Array.of(1, tag),
      left.hash, u128(left.weight), u128(left.amount),
      right.hash, u128(right.weight), u128(right.amount),
    ]),
    weight: left.weight + right.weight,
    amount: left.amount + right.amount,
  };
}

export type TreeName = 'proofs' | 'nodes' | 'entries';

/** The number in every hash of a tree, and of the contracts' enum. */
export const TAGS: { readonly [name in TreeName]: number } = { proofs: 1, nodes: 2, entries: 3 };

/** A node of a sum tree, as the contracts take it. */
export interface SumNode {
  hash: Hex;
  weight: bigint;
  amount: bigint;
}

const shown = ({ hash, weight, amount }: Sum): SumNode => ({ hash: bytesToHex(hash), weight, amount });

/** What a root hashes. */
export interface TreeRoot {
  top: Hex;
  weight: bigint;
  amount: bigint;
  count: bigint;
}

export interface RangeProof {
  start: bigint;
  siblings: SumNode[];
}

/** A tree, or what is known of it. */
export interface TreeView<T> {
  readonly name: TreeName;
  readonly root: TreeRoot;
  /** Leaves that are known, with their positions. */
  known(): Iterable<[number, T]>;
  /** Undefined if the leaf is not known. */
  proof(position: number): RangeProof | undefined;
}

export class SumTree<T> implements TreeView<T> {
  private readonly levels: Sum[][];

  constructor(
    readonly name: TreeName,
    readonly leaves: readonly T[],
    readonly fields: (leaf: T) => Hex,
    sums: (leaf: T) => [bigint, bigint],
  ) {
    const tag = TAGS[name];
    this.levels = [
      leaves.map((leaf) => {
        const [weight, amount] = sums(leaf);
        return { hash: hash([Uint8Array.of(0, tag), hexToBytes(fields(leaf))]), weight, amount };
      }),
    ];
    for (let below = this.levels[0] ?? []; below.length > 1; ) {
      const above: Sum[] = [];
      for (let i = 0; i < below.length; i += 2) above.push(parent(tag, below[i] ?? EMPTY, below[i + 1] ?? EMPTY));
      this.levels.push(above);
      below = above;
    }
  }

  private node(level: number, position: number): Sum {
    return this.levels[level]?.[position] ?? EMPTY;
  }

  /** The node at a level above the leaves, as its parent holds it. */
  at(level: number, position: number): SumNode {
    return shown(this.node(level, position));
  }

  get root(): TreeRoot {
    const { hash, weight, amount } = this.at(this.levels.length - 1, 0);
    return { top: hash, weight, amount, count: BigInt(this.leaves.length) };
  }

  get rootHash(): Hex {
    const { top, weight, amount, count } = this.root;
    const tag = Uint8Array.of(2, TAGS[this.name]);
    return bytesToHex(hash([tag, hexToBytes(top), u128(weight), u128(amount), numberToBytes(count, { size: 8 })]));
  }

  known(): Iterable<[number, T]> {
    return this.leaves.entries();
  }

  /** Leaves `start` to `end`: from the leaves up, on each level the left neighbour before the right one. */
  proof(start: number, end: number = start): RangeProof {
    const siblings: SumNode[] = [];
    for (let level = 0, s = start, e = end; level < this.levels.length - 1; level++, s >>= 1, e >>= 1) {
      if (s % 2 === 1) siblings.push(this.at(level, s - 1));
      if (e % 2 === 0) siblings.push(this.at(level, e + 1));
    }
    return { start: BigInt(start), siblings };
  }
}

export const proofsTree = (leaves: readonly Measured[]): SumTree<Measured> =>
  new SumTree('proofs', leaves, proofFields, (p) => [0n, p.fees]);

export const nodesTree = (leaves: readonly NodeLeaf[]): SumTree<NodeLeaf> =>
  new SumTree('nodes', leaves, nodeFields, (n) => [n.weight, n.gross]);

export const entriesTree = (leaves: readonly Entry[]): SumTree<Entry> =>
  new SumTree('entries', leaves, entryFields, (e) => [0n, e.amount]);

const CUMULATIVE = types('address, uint256');

function compare(a: Uint8Array, b: Uint8Array): number {
  for (let i = 0; i < 32; i++) {
    const difference = (a[i] ?? 0) - (b[i] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}

export const accountLeaf = (account: Hex, amount: bigint): Uint8Array =>
  keccak256(keccak256(encodeAbiParameters(CUMULATIVE, [account, amount]), 'bytes'), 'bytes');

/**
 * OpenZeppelin's StandardMerkleTree: leaves sorted by hash and put at the end of an array of 2n - 1, backwards; place i is made of
 * places 2i + 1 and 2i + 2, the smaller one first.
 */
export function accountsTree(cumulative: Map<Hex, bigint>): Hex[] {
  const leaves = [...cumulative].map(([account, amount]) => accountLeaf(account, amount)).sort(compare);
  if (leaves.length === 0) return [];
  const tree = new Array<Uint8Array>(2 * leaves.length - 1);
  leaves.forEach((leaf, i) => {
    tree[tree.length - 1 - i] = leaf;
  });
  for (let i = leaves.length - 2; i >= 0; i--) {
    const left = tree[2 * i + 1] ?? ZERO;
    const right = tree[2 * i + 2] ?? ZERO;
    tree[i] = hash(compare(left, right) <= 0 ? [left, right] : [right, left]);
  }
  return tree.map((node) => bytesToHex(node));
}

export const accountsRoot = (cumulative: Map<Hex, bigint>): Hex => accountsTree(cumulative)[0] ?? bytesToHex(ZERO);
