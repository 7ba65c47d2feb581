// A block's header as it is hashed: the RLP that a state proof begins with.
import { type Hex, fromRlp, keccak256, numberToHex, toRlp } from 'viem';
import type { Json } from './source.js';

type Fields = { [name: string]: Json };

// Scalars have no leading zeros and zero is empty.
const quantity = (value: Json): Hex => (BigInt(value as string) === 0n ? '0x' : numberToHex(BigInt(value as string)));

const OPTIONAL: readonly [string, boolean][] = [
  ['baseFeePerGas', true],
  ['withdrawalsRoot', false],
  ['blobGasUsed', true],
  ['excessBlobGas', true],
  ['parentBeaconBlockRoot', false],
  ['requestsHash', false],
];

function encode(b: Fields, extraData: Hex): Hex {
  const raw = (name: string): Hex => b[name] as Hex;
  const items: Hex[] = [
    raw('parentHash'), raw('sha3Uncles'), raw('miner'), raw('stateRoot'), raw('transactionsRoot'), raw('receiptsRoot'),
    raw('logsBloom'), quantity(b['difficulty'] ?? '0x0'), quantity(b['number'] ?? '0x0'), quantity(b['gasLimit'] ?? '0x0'),
    quantity(b['gasUsed'] ?? '0x0'), quantity(b['timestamp'] ?? '0x0'), extraData, raw('mixHash'), raw('nonce'),
  ];
  for (const [name, scalar] of OPTIONAL) {
    const value = b[name];
    if (value === undefined || value === null) break; // each fork adds one behind the last
    items.push(scalar ? quantity(value) : (value as Hex));
  }
  return toRlp(items);
}

const SEALS = 4; // vanity, validators, vote, round, commit seals

/** QBFT hashes the header with the seals of its extra data left out, since they sign that hash. */
function withoutSeals(extraData: Hex): Hex | undefined {
  try {
    const items = fromRlp(extraData, 'hex');
    if (!Array.isArray(items) || items.length !== SEALS + 1) return undefined;
    return toRlp([...items.slice(0, SEALS), []]);
  } catch {
    return undefined; // no QBFT: any 32 bytes may stand there
  }
}

/** @param block as eth_getBlockByNumber answers; throws where no form of it has the block's hash */
export function headerRlp(block: Json): Hex {
  const fields = block as Fields;
  const served = fields['extraData'] as Hex;
  for (const extraData of [served, withoutSeals(served)]) {
    if (extraData === undefined) continue;
    const rlp = encode(fields, extraData);
    if (keccak256(rlp) === fields['hash']) return rlp;
  }
  throw new Error(`the header of block ${BigInt(fields['number'] as string)} does not hash to its hash`);
}
