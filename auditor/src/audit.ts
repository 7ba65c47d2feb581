// Recomputes epochs, one after the other from the first, and compares each with what the chain has anchored.
import { type Hex, decodeEventLog, encodeEventTopics } from 'viem';
import { Chain } from './chain.js';
import { type Entry, type Measured, type NodeLeaf, type Parameters, type Rewards, countedFees, mostFees, rewardsOf } from './formula.js';
import { ANCHOR_EVENTS, HEADER_FIELDS, type Header, digestOf } from './header.js';
import { type Dataset, type Network, contractOf, readDataset, readNetwork } from './network.js';
import type { Source } from './source.js';
import { Holders, readStates } from './state.js';
import { type SumTree, accountsRoot, entriesTree, nodesTree, proofsTree } from './trees.js';

const PARAMETERS: readonly (keyof Parameters)[] = [
  'minUptime', 'capacityCap', 'stakeSaturation', 'minDiversity', 'maxNodeShare', 'protocolShare', 'burnShare',
  'maxFeesPerDay',
];
const ZERO: Hex = `0x${'00'.repeat(32)}`;

/** The three sum trees of an epoch. */
export interface Trees {
  proofs: SumTree<Measured>;
  nodes: SumTree<NodeLeaf>;
  entries: SumTree<Entry>;
}

/** One anchoring that the chain has seen. */
export interface Anchored {
  header: Header;
  transaction: Hex;
  digest: Hex;
  state: 'pending' | 'active' | 'cancelled';
}

export interface Difference {
  field: keyof Header;
  anchored: string;
  recomputed: string;
}

export interface Verdict {
  epoch: bigint;
  /** The newest anchoring of the epoch; undefined if there is none. */
  anchored?: Anchored;
  digest: Hex;
  header: Header;
  rewards: Rewards;
  /** What an epoch of this length may take in fees. */
  mostFees: bigint;
  trees: Trees;
  cumulative: Map<Hex, bigint>;
  /** Empty: the chain pays what the rules say, to the unit. */
  differences: Difference[];
}

interface EventArgs {
  epoch: bigint;
  digest: Hex;
  header: Header;
}

async function anchorings(chain: Chain, network: Network, epoch: bigint, from: bigint, to: bigint): Promise<Anchored[]> {
  const topic = encodeEventTopics({ abi: ANCHOR_EVENTS, eventName: 'EpochAnchored', args: { epoch } } as never)[1] as Hex;
  const found: Anchored[] = [];
  for (const log of await chain.logs(contractOf(network, 'EpochAnchor'), [null, topic], from, to)) {
    let event: { eventName: string; args: EventArgs };
    try {
      event = decodeEventLog({ abi: ANCHOR_EVENTS, topics: log.topics, data: log.data }) as never;
    } catch {
      continue; // another event of the anchor
    }
    const last = found.at(-1);
    if (event.eventName === 'EpochAnchored') {
      found.push({
        header: event.args.header,
        transaction: log.transactionHash ?? ZERO,
        digest: event.args.digest,
        state: 'pending',
      });
    } else if (last !== undefined) {
      last.state = event.eventName === 'EpochActivated' ? 'active' : 'cancelled';
    }
  }
  return found;
}

const ofHeader = (header: Header, name: keyof Header): string => String(header[name]).toLowerCase();

export class Audit {
  private epoch = 0n;
  private end: bigint;
  private endBlock: bigint;
  private previousDigest = ZERO;
  private previousHeader: Header | undefined;
  private cumulative = new Map<Hex, bigint>();
  private readonly holders: Holders;

  private constructor(
    private readonly source: Source,
    readonly chain: Chain,
    readonly network: Network,
  ) {
    this.end = network.genesisTime;
    this.endBlock = network.deployBlock;
    this.holders = new Holders(chain, network);
  }

  static async of(source: Source): Promise<Audit> {
    const network = await readNetwork(source);
    const chain = new Chain(source);
    const id = await chain.id();
    if (id !== network.chainId) throw new Error(`the node is of chain ${id}, the network of ${network.chainId}`);
    return new Audit(source, chain, network);
  }

  /** What the chain has now is looked at from here on. */
  refresh(): void {
    this.chain.refresh();
  }

  /** Recomputes the next epoch and goes on to the one after it; undefined while it has not ended. */
  async next(): Promise<Verdict | undefined> {
    const verdict = await this.peek();
    if (verdict !== undefined) this.accept(verdict);
    return verdict;
  }

  /** Goes on to the epoch after this one. */
  accept({ epoch, digest, header, cumulative }: Verdict): void {
    this.epoch = epoch;
    this.end = header.endTime;
    this.endBlock = header.snapshotBlock;
    this.previousDigest = digest;
    this.previousHeader = header;
    this.cumulative = cumulative;
  }

  /** The epoch before, as recomputed; undefined before the first. */
  get previous(): Header | undefined {
    return this.previousHeader;
  }

  /** Recomputes the next epoch; undefined while it has not ended. */
  async peek(): Promise<Verdict | undefined> {
    const snapshot = await this.chain.firstAt(this.end + this.network.epochLength, this.endBlock);
    if (snapshot === undefined) return undefined;
    const epoch = this.epoch + 1n;
    const dataset = await readDataset(this.source, epoch);
    const { rewards, most } = await this.recompute(dataset, snapshot.number, snapshot.time);
    const cumulative = new Map(this.cumulative);
    for (const { account, amount } of rewards.entries) {
      cumulative.set(account, (cumulative.get(account) ?? 0n) + amount);
    }
    const trees: Trees = {
      proofs: proofsTree(rewards.proofs),
      nodes: nodesTree(rewards.nodes),
      entries: entriesTree(rewards.entries),
    };
    const anchored = (await this.anchoringsOf(epoch, snapshot.number)).at(-1);
    const header: Header = {
      epoch,
      attempt: anchored?.header.attempt ?? 0,
      previousDigest: this.previousDigest,
      snapshotBlock: snapshot.number,
      snapshotHash: snapshot.hash,
      endTime: snapshot.time,
      proofsRoot: trees.proofs.rootHash,
      nodesRoot: trees.nodes.rootHash,
      entriesRoot: trees.entries.rootHash,
      accountsRoot: accountsRoot(cumulative),
      ...rewards.totals,
      datasetHash: dataset.hash,
    };
    const digest = digestOf(this.network.chainId, contractOf(this.network, 'EpochAnchor'), header);
    return {
      epoch, digest, header, rewards, mostFees: most, trees, cumulative,
      differences: anchored === undefined ? [] : differencesOf(anchored.header, header),
      ...(anchored === undefined ? {} : { anchored }),
    };
  }

  private async anchoringsOf(epoch: bigint, snapshot: bigint): Promise<Anchored[]> {
    return anchorings(this.chain, this.network, epoch, snapshot, await this.chain.height());
  }

  private async recompute(dataset: Dataset, at: bigint, end: bigint): Promise<{ rewards: Rewards; most: bigint }> {
    const [parameters, released, states] = await Promise.all([
      this.chain.parameters(contractOf(this.network, 'NetworkParameters'), PARAMETERS, at),
      this.chain.released(contractOf(this.network, 'EmissionSchedule'), [this.end, end], at),
      readStates(this.chain, this.network, this.holders, dataset.totals.map(({ nodeId }) => nodeId), at),
    ]);
    const emission = (released[1] ?? 0n) - (released[0] ?? 0n);
    const most = mostFees(parameters, end - this.end);
    const fees = countedFees(most, dataset.totals.map((measured) => measured.fees));
    const rewards = rewardsOf(
      parameters,
      emission,
      dataset.totals.map((measured, i) => {
        const state = states.get(measured.nodeId);
        if (state === undefined) throw new Error(`no state of ${measured.nodeId}`);
        return { ...measured, ...state, fees: fees[i] ?? 0n };
      }),
    );
    return { rewards, most };
  }
}

export function differencesOf(anchored: Header, recomputed: Header): Difference[] {
  return HEADER_FIELDS.filter((name) => ofHeader(anchored, name) !== ofHeader(recomputed, name)).map((field) => ({
    field,
    anchored: ofHeader(anchored, field),
    recomputed: ofHeader(recomputed, field),
  }));
}
