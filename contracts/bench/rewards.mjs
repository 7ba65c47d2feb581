// Anchors and claims of a network that has run for longer than the ring of digests is long.
import { keccak256, toBytes } from 'viem';
import { SparseTree } from './sparse-tree.mjs';
import { TOKEN, accountOf } from './network.mjs';

const DEPTH = 20;
const BATCH = 50;
const RING = 64;
const ZERO = `0x${'00'.repeat(32)}`;
// What clients pay in each epoch, as on a network that is used: 20 % of it burned.
const FEES = 1_234n * TOKEN + 567_890_123n;
const BURNED = FEES / 5n;
const word = (text) => keccak256(toBytes(text));

export class Epochs {
  constructor(network, verifiers) {
    Object.assign(this, { network, verifiers, previousDigest: ZERO, epoch: 0n });
  }

  static async of(network, verifiers) {
    const epochs = new Epochs(network, verifiers);
    epochs.end = await network.read('EpochAnchor', 'GENESIS_TIME');
    epochs.length = await network.read('EpochAnchor', 'EPOCH_LENGTH');
    return epochs;
  }

  /** The header of the next epoch and three of five signatures. */
  async next(accountsRoot, roots = {}) {
    const { network } = this;
    const block = await network.public.getBlock();
    // A block's hash can be read from the next one on.
    await network.test.mine({ blocks: 1 });
    this.epoch += 1n;
    const emission = await network.read('EmissionSchedule', 'budget', this.end, block.timestamp);
    const treasury = emission / 10n;
    const header = {
      epoch: this.epoch,
      attempt: await network.read('EpochAnchor', 'attempt'),
      previousDigest: this.previousDigest,
      snapshotBlock: block.number,
      snapshotHash: block.hash,
      endTime: block.timestamp,
      proofsRoot: word(`proofs ${this.epoch}`),
      nodesRoot: word(`nodes ${this.epoch}`),
      entriesRoot: word(`entries ${this.epoch}`),
      accountsRoot,
      totalWeight: 123_456_789_012_345_678_901n,
      emission,
      fees: FEES,
      rewards: emission + FEES - treasury - BURNED,
      treasury,
      burned: BURNED,
      datasetHash: word(`dataset ${this.epoch}`),
      ...roots,
    };
    const digest = await network.read('EpochAnchor', 'digestOf', header);
    const signatures = await Promise.all(this.verifiers.slice(1, 4).map((verifier) => verifier.sign({ hash: digest })));
    this.previousDigest = digest;
    this.end = block.timestamp;
    return [header, `0x${signatures.map((signature) => signature.slice(2)).join('')}`];
  }

  /** The newest epoch was cancelled: the one before is the newest again. */
  async cancelled(previous) {
    this.epoch = previous.epoch;
    this.end = previous.endTime;
    this.previousDigest = await this.network.read('EpochAnchor', 'digestOf', previous);
  }

  async pass() {
    await this.network.wait(Number(this.length) + 10);
  }
}

export async function measureRewards(network, holder, epochs, row) {
  const single = accountOf('claimant');
  const batch = Array.from({ length: BATCH }, (_, i) => accountOf(`batch ${i}`));
  for (const account of [single, ...batch]) {
    await network.send(holder, 'ConetToken', 'transfer', account.address, 5n * TOKEN);
  }
  for (const account of batch) await network.send(account, 'RewardDistributor', 'setConsent', true);

  await network.send(holder, 'ConetToken', 'approve', network.addresses.Escrow, 2n ** 256n - 1n);
  await network.send(holder, 'Escrow', 'prepayAndCommit', FEES * 1_000n);

  const positions = new Map();
  for (const account of [single, ...batch]) {
    let position = Number(BigInt(word(`position ${account.address}`)) % BigInt(2 ** DEPTH));
    while ([...positions.values()].includes(position)) position = (position + 1) % 2 ** DEPTH;
    positions.set(account, position);
  }
  const treeOf = (round) =>
    new SparseTree(
      DEPTH,
      [...positions].map(([{ address }, position]) => ({ account: address, position, cumulative: cumulativeOf(address, round) })),
      `round ${round}`,
    );
  const cumulativeOf = (address, round) => BigInt(round) * (TOKEN + (BigInt(address) % TOKEN));
  const claimBatch = (tree, round) => {
    const { positions: order, proof, flags } = tree.multiproof([...positions.values()].filter((p) => p !== positions.get(single)));
    const byPosition = new Map([...positions].map(([account, position]) => [position, account.address]));
    const accounts = order.map((position) => byPosition.get(position));
    return network.gas(holder, 'RewardDistributor', 'claimMany', accounts, accounts.map((a) => cumulativeOf(a, round)), proof, flags);
  };
  const claimOne = (tree, round) =>
    network.gas(single, 'RewardDistributor', 'claim', single.address, cumulativeOf(single.address, round), tree.proof(positions.get(single)));

  // Each anchor activates the one before and mints, as a node operator would have it.
  const first = treeOf(1);
  for (let i = 0; i <= RING; i++) {
    await epochs.pass();
    await network.send(holder, 'EpochAnchor', 'anchorAndMint', ...(await epochs.next(first.root)));
  }
  await claimOne(first, 1);
  await claimBatch(first, 1);

  await epochs.pass();
  await network.send(holder, 'EpochAnchor', 'activate');
  const alone = await network.gas(holder, 'EpochAnchor', 'anchor', ...(await epochs.next(first.root)));
  await epochs.pass();
  const withActivation = await network.gas(holder, 'EpochAnchor', 'anchor', ...(await epochs.next(first.root)));
  await epochs.pass();
  const second = treeOf(2);
  const withMint = await network.gas(holder, 'EpochAnchor', 'anchorAndMint', ...(await epochs.next(second.root)));
  await epochs.pass();
  const activate = await network.gas(holder, 'EpochAnchor', 'activate');
  const claim = await claimOne(second, 2);
  const many = await claimBatch(second, 2);

  row('claim at a tree of 2^20 leaves', claim, 63_500, 'Uniswap (plain token)', 63_741);
  row('claim at a tree of 2^20 leaves', claim, undefined, 'Morpho (plain token)', 64_367);
  row('claim at a tree of 2^20 leaves', claim, undefined, 'EigenLayer', 94_184);
  row('claim in a batch of 50', Math.round(many / BATCH), 31_000, 'EigenLayer', 45_426);
  row('anchor, 3 of 5', alone, 75_000, "EigenLayer's root, no attestation, no mint", 88_948);
  row('anchor, 3 of 5, and activation of the one before', withActivation, 85_000, "EigenLayer's root, no attestation, no mint", 88_948);
  row('anchor, 3 of 5, activation and mint', withMint, 126_000, "EigenLayer's root, no attestation, no mint", 88_948);
  row('activation', activate);
}
