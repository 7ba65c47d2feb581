// What was opened of an anchored tree on demand, and where to look next.
import { type Hex, decodeEventLog, decodeFunctionData } from 'viem';
import { CONTRACTS } from './abi.js';
import type { Anchored } from './audit.js';
import type { Chain } from './chain.js';
import { type Network, contractOf } from './network.js';
import { type RangeProof, type SumTree, TAGS, type TreeName, type TreeRoot, type TreeView } from './trees.js';

/** A leaf or a path that was demanded, or an account that was disputed. */
export interface Demand {
  number: bigint;
  contract: 'OpeningChallenges' | 'AccountChallenges';
  /** Of a demand: 0 is the accounts tree. */
  tree?: number;
  /** Of a dispute. */
  account?: Hex;
  deadline: bigint;
  /** The transaction that answered. */
  answer?: Hex;
}

interface Told {
  eventName: string;
  args: { demand: bigint; dispute: bigint; digest: Hex; tree: number; account: Hex; deadline: bigint };
}

/** All demands on one anchoring, and all disputes, the oldest first of each. */
export async function demandsOn(chain: Chain, network: Network, anchored: Anchored): Promise<Demand[]> {
  const demands = await asked(chain, network, anchored, 'OpeningChallenges');
  return [...demands, ...(await asked(chain, network, anchored, 'AccountChallenges'))];
}

async function asked(
  chain: Chain, network: Network, { digest, header }: Anchored, contract: Demand['contract'],
): Promise<Demand[]> {
  const demands = new Map<bigint, Demand>();
  for (const log of await chain.logs(contractOf(network, contract), [], header.snapshotBlock, await chain.height())) {
    let event: Told;
    try {
      event = decodeEventLog({ abi: CONTRACTS[contract], topics: log.topics, data: log.data }) as never;
    } catch {
      continue; // another event
    }
    const { args, eventName } = event;
    const number = args.demand ?? args.dispute;
    const known = demands.get(number);
    if (eventName === 'OpeningDemanded' || eventName === 'AccountDisputed') {
      if (args.digest !== digest) continue;
      const { tree, deadline } = args;
      const about = contract === 'OpeningChallenges' ? { tree } : { account: args.account.toLowerCase() as Hex };
      demands.set(number, { number, contract, deadline, ...about });
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
