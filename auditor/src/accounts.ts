// What answers have shown of an anchored accounts tree, and where to look next. It has no positions: a demand names a path,
// whose bit 0 says which of the root's children it takes, 1 for the one with the larger hash, and so on down.
import { type Hex, bytesToHex, concat, decodeFunctionData, keccak256 } from 'viem';
import { CONTRACTS } from './abi.js';
import type { Chain } from './chain.js';
import type { Entry } from './formula.js';
import type { Demand } from './opened.js';
import { type SumTree, accountLeaf } from './trees.js';

export interface AccountLeaf {
  account: Hex;
  cumulative: bigint;
  /** Siblings, from the leaf up. */
  proof: Hex[];
}

/** The leaves that answers have shown, as far as they are read out of the transactions. */
export async function openedAccounts(chain: Chain, demands: Demand[]): Promise<AccountLeaf[]> {
  const opened: AccountLeaf[] = [];
  for (const { tree, answer } of demands) {
    if (tree !== 0 || answer === undefined) continue;
    const [transaction] = await chain.raw([{ method: 'eth_getTransactionByHash', params: [answer] }]);
    try {
      const { input } = transaction as { input: Hex };
      const { args } = decodeFunctionData({ abi: CONTRACTS.OpeningChallenges, data: input });
      const [, account, cumulative, proof] = args as unknown as [bigint, Hex, bigint, Hex[]];
      opened.push({ account: account.toLowerCase() as Hex, cumulative, proof });
    } catch {
      continue; // answered through some other contract
    }
  }
  return opened;
}

/** The sides that a leaf's path takes, from the root down: true for the child with the larger hash. */
export function sidesOf({ account, cumulative, proof }: AccountLeaf): boolean[] {
  let hash = bytesToHex(accountLeaf(account, cumulative));
  const sides: boolean[] = [];
  for (const sibling of proof) {
    const larger = hash >= sibling;
    sides.unshift(larger);
    hash = keccak256(larger ? concat([sibling, hash]) : concat([hash, sibling]));
  }
  return sides;
}

export const pathOf = (sides: boolean[]): bigint => sides.reduce((path, larger, i) => path | (larger ? 1n << BigInt(i) : 0n), 0n);

/**
 * A path into the smallest part beside an opened leaf that is no part of the true tree; the first of all while nothing is opened.
 *
 * @param truth hashes of the true tree's nodes
 */
export function suspectedPath(opened: AccountLeaf[], truth: Set<Hex>): bigint | undefined {
  if (opened.length === 0) return 0n;
  const paths = opened.map(sidesOf);
  const shown = (sides: boolean[]): boolean => paths.some((path) => sides.every((side, i) => path[i] === side));
  for (const [n, { proof }] of opened.entries()) {
    const path = paths[n] ?? [];
    for (const [level, sibling] of proof.entries()) {
      if (truth.has(sibling)) continue;
      const depth = path.length - 1 - level;
      const beside = [...path.slice(0, depth), !path[depth]];
      if (!shown(beside)) return pathOf(beside);
    }
  }
  return undefined;
}

/** Where an account's entries begin and end, as `disputeAccount` takes it. */
export function entriesOfAccount(entries: SumTree<Entry>, account: Hex): unknown {
  const { leaves } = entries;
  const from = (bound: (entry: Entry) => boolean): number => {
    const position = leaves.findIndex(bound);
    return position === -1 ? leaves.length : position;
  };
  const cut = (position: number): [Entry[], unknown] => {
    if (leaves.length === 0) return [[], { start: 0n, siblings: [] }];
    const start = Math.max(position - 1, 0);
    const end = Math.min(position, leaves.length - 1);
    return [leaves.slice(start, end + 1), entries.proof(start, end)];
  };
  const [begin, beginProof] = cut(from((entry) => entry.account >= account));
  const [end, endProof] = cut(from((entry) => entry.account > account));
  return { root: entries.root, begin, beginProof, end, endProof };
}
