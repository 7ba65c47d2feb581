// A chain with the real contracts, and verifiers who sign whatever they are told to.
import type { Hex } from 'viem';
import { Audit, type Verdict } from '../src/audit.js';
import type { Entry, NodeLeaf } from '../src/formula.js';
import { type Header, digestOf } from '../src/header.js';
import type { Fields } from '../src/network.js';
import { type Call, HttpSource, type Json, type Source, UnavailableError } from '../src/source.js';
import { type SumTree, accountsRoot, entriesTree, nodesTree } from '../src/trees.js';

// eslint-disable-next-line @typescript-eslint/no-explicit-any
type Any = any;
const bench = (name: string): Promise<Any> => import(new URL(`../../../contracts/bench/${name}`, import.meta.url).href);

export const TOKEN = 10n ** 18n;
const FEES = 1_234n * TOKEN + 567n;

/** Trees as false verifiers make them; what is not named is true. */
export interface Falsified {
  nodes?: NodeLeaf[];
  entries?: Entry[];
  header?: Partial<Header>;
  /** Whether the trees can be read from the verifiers. */
  published?: boolean;
}

export class FalseEpochs implements Source {
  private published: { nodes: SumTree<NodeLeaf>; entries: SumTree<Entry> } | undefined;
  private readonly totals: Json[] = [];
  private http: HttpSource | undefined;
  private state: Hex | undefined;

  private constructor(
    readonly network: Any,
    private readonly holder: Any,
    private readonly verifiers: Any[],
    private readonly genesis: bigint,
    private readonly length: bigint,
  ) {}

  static async start(): Promise<FalseEpochs> {
    const { Network, accountOf } = await bench('network.mjs');
    const { register } = await bench('stakes.mjs');
    const holder = accountOf('holder');
    const verifiers = [1, 2, 3, 4, 5].map((i) => accountOf(`verifier ${i}`));
    const network = await Network.start({ holder: holder.address, verifiers: verifiers.map((v) => v.address), threshold: 3 });
    const made = new FalseEpochs(
      network, holder, verifiers, await network.read('EpochAnchor', 'GENESIS_TIME'), await network.read('EpochAnchor', 'EPOCH_LENGTH'),
    );
    made.http = new HttpSource('http://127.0.0.1:9', network.public.transport.url);
    for (const verifier of verifiers) {
      await network.send(holder, 'ConetToken', 'transfer', verifier.address, 10_000n * TOKEN);
      await network.send(verifier, 'ConetToken', 'approve', network.addresses.Slasher, 2n ** 256n - 1n);
      await network.send(verifier, 'Slasher', 'bond', 10_000n * TOKEN);
    }
    await network.send(holder, 'ConetToken', 'approve', network.addresses.Escrow, 2n ** 256n - 1n);
    await network.send(holder, 'Escrow', 'prepayAndCommit', FEES * 10n);
    await network.send(holder, 'ConetToken', 'approve', network.addresses.Staking, 2n ** 256n - 1n);
    for (const i of [1, 2, 3]) {
      const owner = accountOf(`owner ${i}`);
      await network.send(holder, 'ConetToken', 'transfer', owner.address, 1_000_000n * TOKEN);
      const node = await register(network, owner, accountOf(`hot key ${i}`), BigInt(i) * 10_000n * TOKEN);
      await network.send(holder, 'Staking', 'delegate', node, BigInt(i) * 777n * TOKEN + 13n);
      made.totals.push({ nodeId: node, capacity: 50_000_000 * i, uptimeBps: 9_000 + i, fees: String(FEES / BigInt(i + 1)) });
    }
    await made.pass();
    made.state = await network.test.snapshot();
    return made;
  }

  get challenger(): Any {
    return this.holder;
  }

  async reset(): Promise<void> {
    await this.network.test.revert({ id: this.state });
    this.state = await this.network.test.snapshot();
    this.published = undefined;
  }

  /** Until the epoch that runs has ended, and a block more. */
  async pass(): Promise<void> {
    await this.network.wait(Number(this.length) + 10);
    await this.network.test.mine({ blocks: 2 });
  }

  audit(): Promise<Audit> {
    return Audit.of(this);
  }

  /** Has an epoch anchored that is the true one but for what is falsified; everything is made to fit. */
  async anchor(verdict: Verdict, falsified: Falsified): Promise<Header> {
    const nodes = nodesTree(falsified.nodes ?? verdict.trees.nodes.leaves);
    const entries = entriesTree(falsified.entries ?? verdict.trees.entries.leaves);
    const cumulative = new Map<Hex, bigint>();
    for (const { account, amount } of entries.leaves) cumulative.set(account, (cumulative.get(account) ?? 0n) + amount);
    const { header } = verdict;
    const rewards = falsified.header?.rewards ?? nodes.root.amount;
    const fees = falsified.header?.fees ?? header.fees;
    const burned = falsified.header?.burned ?? header.burned;
    const fitting: Header = {
      ...header,
      attempt: Number(await this.network.read('EpochAnchor', 'attempt')),
      nodesRoot: nodes.rootHash,
      entriesRoot: entries.rootHash,
      accountsRoot: accountsRoot(cumulative),
      totalWeight: nodes.root.weight,
      rewards,
      treasury: (falsified.header?.emission ?? header.emission) + fees - rewards - burned,
      ...falsified.header,
    };
    const digest = digestOf(31337, this.network.addresses.EpochAnchor, fitting);
    const signatures: Hex[] = await Promise.all(this.verifiers.slice(1, 4).map((v) => v.sign({ hash: digest })));
    await this.network.send(
      this.verifiers[0], 'EpochAnchor', 'anchor', fitting, `0x${signatures.map((s) => s.slice(2)).join('')}`,
    );
    // Parameters are those that held at the end of the epoch, which must be past.
    await this.network.wait(1);
    this.published = falsified.published === false ? undefined : { nodes, entries };
    return fitting;
  }

  /** What a header says that takes the next block for its snapshot. */
  async blockAfter(number: bigint): Promise<Partial<Header>> {
    const block = await this.network.public.getBlock({ blockNumber: number + 1n });
    const emission: bigint = await this.network.read('EmissionSchedule', 'budget', this.genesis, block.timestamp);
    return { snapshotBlock: block.number, snapshotHash: block.hash, endTime: block.timestamp, emission };
  }

  async isCancelled(header: Header): Promise<boolean> {
    const digest = digestOf(31337, this.network.addresses.EpochAnchor, header);
    return BigInt(await this.network.read('EpochAnchor', 'cancelledFor', digest)) !== 0n;
  }

  rpc(calls: Call[]): Promise<Json[]> {
    if (this.http === undefined) throw new Error('not started');
    return this.http.rpc(calls);
  }

  async get(path: string): Promise<Json> {
    const [, , what, id, , node] = path.split('/');
    if (what === 'network') {
      return {
        chainId: 31337, deployBlock: 0, genesisTime: Number(this.genesis), epochLengthSeconds: Number(this.length),
        contracts: this.network.addresses as Fields,
      };
    }
    if (what === 'datasets') return { datasetHash: `0x${'da'.repeat(32)}`, totals: this.totals };
    const { published } = this;
    if (published === undefined) throw new UnavailableError('nothing is published');
    if (what === 'rewards') {
      const items = published.entries.leaves.filter(({ account }) => account === id);
      return { items: items.map(({ nodeId, amount }) => ({ epoch: 1, nodeId, amount: String(amount) })), next: null };
    }
    const leaf = published.nodes.leaves.find(({ nodeId }) => nodeId === node);
    if (leaf === undefined) throw new UnavailableError('no such node');
    const text = Object.fromEntries(
      Object.entries(leaf).map(([name, value]) => [name, typeof value === 'bigint' ? String(value) : value]),
    );
    return { ...text, uptimeBps: Number(leaf.uptime), commissionBps: Number(leaf.commission) } as Json;
  }
}
