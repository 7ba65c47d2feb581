// Sum trees and the accounts tree: docs/spec/epochs.md.
import { type Hex, bytesToHex, concatBytes, encodeAbiParameters, hexToBytes, keccak256, numberToBytes } from 'viem';
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

function sumTreeRoot<T>(tag: number, leaves: T[], fields: (leaf: T) => Hex, sums: (leaf: T) => [bigint, bigint]): Hex {
  let level: Sum[] = leaves.map((leaf) => {
    const [weight, amount] = sums(leaf);
    return { hash: hash([Uint8Array.of(0, tag), hexToBytes(fields(leaf))]), weight, amount };
  });
  while (level.length > 1) {
    const above: Sum[] = [];
    for (let i = 0; i < level.length; i += 2) above.push(parent(tag, level[i] ?? EMPTY, level[i + 1] ?? EMPTY));
    level = above;
  }
  const top = level[0] ?? EMPTY;
  const count = numberToBytes(leaves.length, { size: 8 });
  return bytesToHex(hash([Uint8Array.of(2, tag), top.hash, u128(top.weight), u128(top.amount), count]));
}

export const proofsRoot = (leaves: Measured[]): Hex => sumTreeRoot(1, leaves, proofFields, (p) => [0n, p.fees]);

export const nodesRoot = (leaves: NodeLeaf[]): Hex => sumTreeRoot(2, leaves, nodeFields, (n) => [n.weight, n.gross]);

export const entriesRoot = (leaves: Entry[]): Hex => sumTreeRoot(3, leaves, entryFields, (e) => [0n, e.amount]);

const CUMULATIVE = types('address, uint256');

function compare(a: Uint8Array, b: Uint8Array): number {
  for (let i = 0; i < 32; i++) {
    const difference = (a[i] ?? 0) - (b[i] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}

/**
 * Root of OpenZeppelin's StandardMerkleTree: leaves sorted by hash and put at the end of an array of 2n - 1, backwards;
 * place i is made of places 2i + 1 and 2i + 2, the smaller one first.
 */
export function accountsRoot(cumulative: Map<Hex, bigint>): Hex {
  const leaves = [...cumulative].map(([account, amount]) =>
    keccak256(keccak256(encodeAbiParameters(CUMULATIVE, [account, amount]), 'bytes'), 'bytes'),
  );
  if (leaves.length === 0) return bytesToHex(ZERO);
  leaves.sort(compare);
  const tree = new Array<Uint8Array>(2 * leaves.length - 1);
  leaves.forEach((leaf, i) => {
    tree[tree.length - 1 - i] = leaf;
  });
  for (let i = leaves.length - 2; i >= 0; i--) {
    const left = tree[2 * i + 1] ?? ZERO;
    const right = tree[2 * i + 2] ?? ZERO;
    tree[i] = hash(compare(left, right) <= 0 ? [left, right] : [right, left]);
  }
  return bytesToHex(tree[0] ?? ZERO);
}
