// What the verifiers sign and the chain keeps of an epoch: docs/spec/epochs.md, Digest.
import { type Hex, hashTypedData, parseAbi } from 'viem';

const FIELDS = [
  ['uint64', 'epoch'],
  ['uint16', 'attempt'],
  ['bytes32', 'previousDigest'],
  ['uint64', 'snapshotBlock'],
  ['bytes32', 'snapshotHash'],
  ['uint64', 'endTime'],
  ['bytes32', 'proofsRoot'],
  ['bytes32', 'nodesRoot'],
  ['bytes32', 'entriesRoot'],
  ['bytes32', 'accountsRoot'],
  ['uint128', 'totalWeight'],
  ['uint96', 'emission'],
  ['uint96', 'fees'],
  ['uint96', 'rewards'],
  ['uint96', 'treasury'],
  ['uint96', 'burned'],
  ['bytes32', 'datasetHash'],
] as const;

export interface Header {
  epoch: bigint;
  attempt: number;
  previousDigest: Hex;
  snapshotBlock: bigint;
  snapshotHash: Hex;
  endTime: bigint;
  proofsRoot: Hex;
  nodesRoot: Hex;
  entriesRoot: Hex;
  accountsRoot: Hex;
  totalWeight: bigint;
  emission: bigint;
  fees: bigint;
  rewards: bigint;
  treasury: bigint;
  burned: bigint;
  datasetHash: Hex;
}

export const HEADER_FIELDS: readonly (keyof Header)[] = FIELDS.map(([, name]) => name);

export const EPOCH_STRUCT = `struct Epoch { ${FIELDS.map(([type, name]) => `${type} ${name};`).join(' ')} }`;

export const ANCHOR_EVENTS = parseAbi([
  EPOCH_STRUCT,
  'event EpochAnchored(uint64 indexed epoch, bytes32 indexed digest, Epoch header)',
  'event EpochActivated(uint64 indexed epoch, bytes32 accountsRoot)',
  'event EpochCancelled(uint64 indexed epoch, bytes32 indexed digest, address indexed challenger, address challengeContract)',
] as readonly string[]);

export function digestOf(chainId: number, anchor: Hex, header: Header): Hex {
  return hashTypedData({
    domain: { name: 'CoNET EpochAnchor', version: '1', chainId, verifyingContract: anchor },
    types: { Epoch: FIELDS.map(([type, name]) => ({ type, name })) },
    primaryType: 'Epoch',
    message: { ...header },
  });
}
