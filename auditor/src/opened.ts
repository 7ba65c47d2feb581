// What was opened of an anchored tree on demand, and where to look next.
import { type Hex, decodeEventLog, decodeFunctionData } from 'viem';
import { CONTRACTS } from './abi.js';
import type { Anchored } from './audit.js';
import type { Chain } from './chain.js';
import { type Network, contractOf } from './network.js';
import { type RangeProof, type SumTree, TAGS, type TreeName, type TreeRoot, type TreeView } from './trees.js';

export interface Demand {
  number: bigint;
  tree: number;
  deadline: bigint;
  /** The transaction that answered. */
  answer?: Hex;
}

/** All demands on one anchoring, the oldest first. */
export async function demandsOn(chain: Chain, network: Network, { digest, header }: Anchored): Promise<Demand[]> {
  const demands = new Map<bigint, Demand>();
  const contract = contractOf(network, 'OpeningChallenges');
  for (const log of await chain.logs(contract, [], header.snapshotBlock, await chain.height())) {
    let event: { eventName: string; args: { demand: bigint; digest: Hex; tree: number; deadline: bigint } };
    try {
      event = decodeEventLog({ abi: CONTRACTS.OpeningChallenges, topics: log.topics, data: log.data }) as never;
    } catch {
      continue; // another event
    }
    const { demand, tree, deadline } = event.args;
    const known = demands.get(demand);
    if (event.eventName === 'OpeningDemanded') {
      if (event.args.digest === digest) demands.set(demand, { number: demand, tree, deadline });
    } else if (known !== undefined && log.transactionHash !== null) {
      known.answer = log.transactionHash;
    }
  }
  return [...demands.values()];
}

interface Opening {
  fields: Hex;
  proof: RangeProof;
}

/** The leaves of a tree that answers have shown, as far as they are read out of the transactions. */
export class OpenedTree<T> implements TreeView<T> {
  private constructor(
    readonly name: TreeName,
    readonly root: TreeRoot,
    private readonly openings: Map<number, Opening>,
    private readonly read: (fields: Hex) => T,
  ) {}

  static async of<T>(
    name: TreeName, demands: Demand[], chain: Chain, read: (fields: Hex) => T,
  ): Promise<OpenedTree<T> | undefined> {
    const openings = new Map<number, Opening>();
    let root: TreeRoot | undefined;
    for (const { tree, answer } of demands) {
      if (tree !== TAGS[name] || answer === undefined) continue;
      const [transaction] = await chain.raw([{ method: 'eth_getTransactionByHash', params: [answer] }]);
      try {
        const { input } = transaction as { input: Hex };
        const { args } = decodeFunctionData({ abi: CONTRACTS.OpeningChallenges, data: input });
        const [, shown, fields, proof] = args as unknown as [bigint, TreeRoot, Hex, RangeProof];
        root = shown;
        if (fields !== '0x') openings.set(Number(proof.start), { fields, proof });
      } catch {
        continue; // answered through some other contract: the next position then
      }
    }
    return root && new OpenedTree(name, root, openings, read);
  }

  *known(): Iterable<[number, T]> {
    for (const [position, { fields }] of this.openings) yield [position, this.read(fields)];
  }

  proof(position: number): RangeProof | undefined {
    return this.openings.get(position)?.proof;
  }

  /** A position in the smallest part beside an opened path that is not that of the true tree. */
  suspect(truth: SumTree<T>): number | undefined {
    for (const [position, { proof }] of this.openings) {
      // Position and siblings of a single leaf: one sibling a level.
      for (const [level, sibling] of proof.siblings.entries()) {
        const beside = (position >> level) ^ 1;
        const first = beside << level;
        if (truth.at(level, beside).hash !== sibling.hash && !this.openings.has(first)) return first;
      }
    }
    return undefined;
  }
}
