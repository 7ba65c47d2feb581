// The one challenge that shows what is false in a pending epoch: docs/contracts/EpochChallenges.md.
import { type Hex, decodeFunctionData } from 'viem';
import { CONTRACTS, type ContractName } from './abi.js';
import { entriesOfAccount, openedAccounts, suspectedPath } from './accounts.js';
import type { Anchored, Trees, Verdict } from './audit.js';
import { headerRlp } from './block-header.js';
import type { Chain } from './chain.js';
import type { Entry, Measured, NodeLeaf } from './formula.js';
import type { Header } from './header.js';
import type { Network } from './network.js';
import { OpenedTree, type Demand } from './opened.js';
import type { Published } from './published.js';
import { NO_STATE, type StateProof, provePosition, proveRegistration, proveStake } from './state-proof.js';
import { type SumTree, TAGS, type TreeRoot, type TreeView, accountsTree, readEntry, readNode } from './trees.js';

export interface Challenge {
  contract: ContractName;
  call: string;
  args: unknown[];
  /** What it shows, in a sentence. */
  shows: string;
  /** Whether a bond is put down: the truth is not told by the call, but by who answers. */
  demand: boolean;
}

/** `datasetHash`, and measured values with all that follows from them: only the public records show them. */
export class NotChallengeable extends Error {}

export interface Case {
  header: Header;
  signatures: Hex;
}

/** What was anchored, with the signatures of those who will answer for it. */
export async function caseOf(chain: Chain, { header, transaction }: Anchored): Promise<Case> {
  const [answer] = await chain.raw([{ method: 'eth_getTransactionByHash', params: [transaction] }]);
  try {
    const { input } = answer as { input: Hex };
    const { args } = decodeFunctionData({ abi: CONTRACTS.EpochAnchor, data: input });
    return { header, signatures: args?.[1] as Hex };
  } catch {
    return { header, signatures: '0x' }; // anchored by some other contract: they can be reported later
  }
}

const NO_HEADER: Header = {
  epoch: 0n, attempt: 0, previousDigest: `0x${'00'.repeat(32)}`, snapshotBlock: 0n, snapshotHash: `0x${'00'.repeat(32)}`,
  endTime: 0n, proofsRoot: `0x${'00'.repeat(32)}`, nodesRoot: `0x${'00'.repeat(32)}`, entriesRoot: `0x${'00'.repeat(32)}`,
  accountsRoot: `0x${'00'.repeat(32)}`, totalWeight: 0n, emission: 0n, fees: 0n, rewards: 0n, treasury: 0n, burned: 0n,
  datasetHash: `0x${'00'.repeat(32)}`,
};

function tooManyFees(c: Case, previous: Header, most: bigint): Challenge {
  return {
    contract: 'HeaderChallenges', call: 'challengeFees', args: [c, previous], demand: false,
    shows: `${c.header.fees} in fees, where an epoch of this length may take ${most}`,
  };
}

// What one transaction walks over; a larger tree takes several, each from where the last one ended.
const RUN = 500;
const REGISTRATION: readonly (keyof NodeLeaf)[] = ['owner', 'prefix'];
const STAKE: readonly (keyof NodeLeaf)[] = ['active', 'stake', 'totalShares', 'ownerShares', 'commission'];
const FORMULA: readonly (keyof NodeLeaf)[] = ['weight', 'base', 'gross', 'ownerAmount', 'delegatorsAmount'];

export class Challenger {
  constructor(
    private readonly chain: Chain,
    private readonly network: Network,
  ) {}

  /**
   * @param previous the epoch before, as anchored
   * @param published what a verifier publishes of the false epoch, or nothing
   * @param demands what was demanded of it so far; none of them is open
   * @returns undefined if nothing is false
   */
  async build(
    verdict: Verdict, previous: Header | undefined, published: Published | undefined, demands: Demand[],
  ): Promise<Challenge | undefined> {
    const { anchored, trees, header: ours } = verdict;
    if (anchored === undefined || verdict.differences.length === 0) return undefined;
    const c = await caseOf(this.chain, anchored);
    const theirs = anchored.header;
    if (theirs.snapshotBlock !== ours.snapshotBlock || theirs.endTime !== ours.endTime) {
      return this.snapshot(c, previous ?? NO_HEADER);
    }
    if (theirs.proofsRoot !== ours.proofsRoot) {
      if (theirs.fees > verdict.mostFees) return tooManyFees(c, previous ?? NO_HEADER, verdict.mostFees);
      // A total that the false root does not have would show, but the root's preimage is its makers'.
      throw new NotChallengeable('the measured values of the public dataset are not those anchored');
    }
    const measured = this.totals(c, trees.proofs, 0n, theirs.fees) ?? this.burn(c, trees.proofs, theirs.burned, ours.burned);
    if (measured !== undefined) return measured;
    const openNodes = await OpenedTree.of('nodes', demands, this.chain, readNode);
    const nodes = known(trees.nodes, published?.nodes, theirs.nodesRoot) ?? openNodes;
    const node =
      nodes &&
      (this.counts(c, trees.proofs, nodes) ??
        this.totals(c, nodes, theirs.totalWeight, theirs.rewards) ??
        (await this.node(c, trees, nodes)));
    if (node !== undefined) return node;
    if (nodes === undefined || nodes === openNodes) return demand(c, trees.nodes, openNodes);
    const openEntries = await OpenedTree.of('entries', demands, this.chain, readEntry);
    const entries = known(trees.entries, published?.entries, theirs.entriesRoot) ?? openEntries;
    const entry = entries && (this.totals(c, entries, 0n, theirs.rewards) ?? (await this.entry(c, trees, entries)));
    if (entry !== undefined) return entry;
    if (entries === undefined || entries === openEntries) return demand(c, trees.entries, openEntries);
    if (theirs.accountsRoot !== ours.accountsRoot) return this.account(c, verdict, previous ?? NO_HEADER, demands);
    throw new NotChallengeable(`only the public records show ${verdict.differences.map(({ field }) => field).join(', ')}`);
  }

  private async snapshot(c: Case, previous: Header): Promise<Challenge> {
    const number = (n: bigint): string => `0x${n.toString(16)}`;
    const blocks = await this.chain.raw(
      [c.header.snapshotBlock, c.header.snapshotBlock - 1n].map((n) => ({
        method: 'eth_getBlockByNumber',
        params: [number(n), false],
      })),
    );
    const [snapshot, parent] = blocks.map((block) => headerRlp(block));
    return {
      contract: 'HeaderChallenges', call: 'challengeSnapshot', args: [c, previous, snapshot, parent], demand: false,
      shows: `block ${c.header.snapshotBlock} is not the first that ends the epoch, or endTime is not its time`,
    };
  }

  private totals<T>(c: Case, tree: TreeView<T>, weight: bigint, amount: bigint): Challenge | undefined {
    const { root } = tree;
    const wrong = root.amount !== amount || root.weight !== weight;
    if (!wrong) return undefined;
    return {
      contract: 'SumTreeChallenges', call: 'challengeTotals', args: [c, TAGS[tree.name], root], demand: false,
      shows: `the ${tree.name} tree sums up to ${root.weight}, ${root.amount}; the header says ${weight}, ${amount}`,
    };
  }

  private burn(c: Case, proofs: SumTree<Measured>, theirs: bigint, ours: bigint): Challenge | undefined {
    // Less than a base unit a node is within what flooring may take.
    const off = theirs > ours ? theirs - ours : ours - theirs;
    if (off <= BigInt(proofs.leaves.length)) return undefined;
    return {
      contract: 'HeaderChallenges', call: 'challengeBurn', args: [c, proofs.root], demand: false,
      shows: `${theirs} burned, where fees and shares make it ${ours}`,
    };
  }

  private counts(c: Case, proofs: SumTree<Measured>, nodes: TreeView<NodeLeaf>): Challenge | undefined {
    if (proofs.root.count === nodes.root.count) return undefined;
    const args: [Case, TreeRoot, TreeRoot] = [c, proofs.root, nodes.root];
    return {
      contract: 'SumTreeChallenges', call: 'challengeCounts', args, demand: false,
      shows: `${proofs.root.count} nodes were measured, ${nodes.root.count} are rewarded`,
    };
  }

  private async node(c: Case, trees: Trees, nodes: TreeView<NodeLeaf>): Promise<Challenge | undefined> {
    if (nodes === trees.nodes) return undefined;
    const at = c.header.snapshotBlock;
    for (const [i, leaf] of nodes.known()) {
      const ours = trees.nodes.leaves[i];
      if (ours === undefined) continue;
      const differs = (fields: readonly (keyof NodeLeaf)[]): boolean => fields.some((f) => leaf[f] !== ours[f]);
      const args: unknown[] = [c, nodes.root, leaf, nodes.proof(i)];
      const shown = (call: string, args: unknown[], shows: string, contract: ContractName = 'NodeChallenges'): Challenge => ({
        contract, call, args, demand: false, shows: `node ${leaf.nodeId}: ${shows}`,
      });
      if (differs(['nodeId', 'capacity', 'uptime', 'fees'])) {
        const measured = [c, trees.proofs.root, trees.proofs.leaves[i], trees.proofs.proof(i), ...args.slice(1)];
        return shown('challengeMeasurement', measured, 'measured otherwise', 'SumTreeChallenges');
      }
      if (differs(REGISTRATION)) {
        const state = await proveRegistration(this.chain, this.network, leaf.nodeId, at);
        return shown('challengeRegistration', [...args, state], 'owner or prefix are not those registered');
      }
      if (differs(STAKE)) {
        const state = await proveStake(this.chain, this.network, leaf.nodeId, leaf.owner, at);
        return shown('challengeStake', [...args, state], 'stake, shares, commission or activity are not those of Staking');
      }
      if (leaf.prefixCount < ours.prefixCount) {
        const same = [...nodes.known()].filter(([, other]) => other.prefix === leaf.prefix && other.prefixCount > 0n);
        const some = same.slice(0, Number(leaf.prefixCount) + 1);
        const runs = [c, nodes.root, some.map(([, other]) => other), some.map(([j]) => nodes.proof(j))];
        return shown('challengePrefixCount', runs, `${leaf.prefixCount} of its prefix, there are ${ours.prefixCount}`);
      }
      if (leaf.prefixCount > ours.prefixCount) {
        const all = [...nodes.known()].map(([, other]) => other);
        if (!(nodes instanceof OpenedTree) && all.length <= RUN) {
          const walk = [...args, all, (nodes as SumTree<NodeLeaf>).proof(0, all.length - 1)];
          return shown('challengePrefixSurplus', walk, `${leaf.prefixCount} of its prefix, there are ${ours.prefixCount}`);
        }
        continue;
      }
      if (differs(FORMULA)) return shown('challengeFormula', args, 'its numbers contradict one another');
    }
    return undefined;
  }

  private async entry(c: Case, trees: Trees, entries: TreeView<Entry>): Promise<Challenge | undefined> {
    if (entries === trees.entries) return undefined;
    const key = ({ account, nodeId }: Entry): string => `${account}${nodeId}`;
    const ours = new Map(trees.entries.leaves.map((entry) => [key(entry), entry.amount]));
    for (const [i, entry] of entries.known()) {
      if (ours.get(key(entry)) === entry.amount) continue;
      const n = trees.nodes.leaves.findIndex(({ nodeId }) => nodeId === entry.nodeId);
      const args: unknown[] = [c, entries.root, entry, entries.proof(i), trees.nodes.root];
      const shows = `${entry.account} is due ${ours.get(key(entry)) ?? 0n} at ${entry.nodeId}, not ${entry.amount}`;
      const node = trees.nodes.leaves[n];
      if (node === undefined) {
        const after = trees.nodes.leaves.findIndex(({ nodeId }) => nodeId > entry.nodeId);
        const end = after === -1 ? trees.nodes.leaves.length - 1 : after;
        const start = after === -1 ? end : Math.max(after - 1, 0);
        args.push(trees.nodes.leaves.slice(start, end + 1), trees.nodes.proof(start, end));
        return { contract: 'AccountChallenges', call: 'challengeEntryWithoutNode', args, shows, demand: false };
      }
      const state: StateProof =
        entry.account === node.owner
          ? NO_STATE
          : await provePosition(this.chain, this.network, node.nodeId, entry.account, c.header.snapshotBlock);
      args.push(node, trees.nodes.proof(n), state);
      return { contract: 'AccountChallenges', call: 'challengeEntry', args, shows, demand: false };
    }
    return undefined;
  }

  /** One account's amount after another is asked for, until one is not what is due; that one is disputed. */
  private async account(c: Case, { cumulative, trees }: Verdict, previous: Header, demands: Demand[]): Promise<Challenge> {
    if (BigInt(c.header.accountsRoot) === 0n) throw new NotChallengeable('all accounts are left out');
    const opened = await openedAccounts(this.chain, demands);
    for (const leaf of opened) {
      const due = cumulative.get(leaf.account) ?? 0n;
      const own = trees.entries.leaves.filter(({ account }) => account === leaf.account);
      const increase = own.reduce((sum, { amount }) => sum + amount, 0n);
      // What is its entries and nothing else cannot be disputed after the first epoch, nor what was answered before.
      const begunAnew = leaf.cumulative === increase && c.header.epoch !== 1n;
      if (leaf.cumulative === due || begunAnew || demands.some(({ account }) => account === leaf.account)) continue;
      const args = [c, previous, leaf, entriesOfAccount(trees.entries, leaf.account)];
      const shows = `${leaf.account} is due ${due}, not ${leaf.cumulative}`;
      return { contract: 'AccountChallenges', call: 'disputeAccount', args, shows, demand: true };
    }
    const path = suspectedPath(opened, new Set(accountsTree(cumulative)));
    if (path === undefined) throw new NotChallengeable('every account that was opened is due what it is given, or less');
    return demandAccount(c, path);
  }
}

/** The tree that the anchored root is of: ours, or the published one. */
function known<T>(ours: SumTree<T>, published: SumTree<T> | undefined, root: Hex): SumTree<T> | undefined {
  if (ours.rootHash === root) return ours;
  return published?.rootHash === root ? published : undefined;
}

function demand<T>(c: Case, truth: SumTree<T>, opened: OpenedTree<T> | undefined): Challenge {
  const position = opened?.suspect(truth) ?? 0;
  if (opened?.proof(position) !== undefined) {
    throw new NotChallengeable(`what was opened of the ${truth.name} tree shows nothing false, and names no part that is`);
  }
  return {
    contract: 'OpeningChallenges', call: 'demandLeaf', args: [c, TAGS[truth.name], BigInt(position)], demand: true,
    shows: `nobody publishes the ${truth.name} tree that was anchored: whoever has it must open leaf ${position}`,
  };
}

function demandAccount(c: Case, path: bigint): Challenge {
  return {
    contract: 'OpeningChallenges', call: 'demandAccount', args: [c, path], demand: true,
    shows: `nobody publishes the accounts tree that was anchored: whoever has it must open path ${path}`,
  };
}
