// What must be known of a network before anything is read, and what its datasets say.
import { type Hex, isAddress, isHex } from 'viem';
import type { Measured } from './formula.js';
import type { Json, Source } from './source.js';

export interface Network {
  chainId: number;
  deployBlock: bigint;
  genesisTime: bigint;
  epochLength: bigint;
  contracts: { [name: string]: Hex };
}

export function contractOf(network: Network, name: string): Hex {
  const found = network.contracts[name];
  if (found === undefined) throw new Error(`the network names no ${name}`);
  return found;
}

export type Fields = { [name: string]: Json };

function fields(value: Json | undefined, what: string): Fields {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw new Error(`${what} is not an object`);
  return value;
}

export function integer(value: Json | undefined, what: string): bigint {
  if (typeof value === 'number' && Number.isSafeInteger(value) && value >= 0) return BigInt(value);
  if (typeof value === 'string' && /^\d+$/.test(value)) return BigInt(value);
  throw new Error(`${what} is not a whole number: ${JSON.stringify(value)}`);
}

export function bytes32(value: Json | undefined, what: string): Hex {
  if (isHex(value) && value.length === 66) return value.toLowerCase() as Hex;
  throw new Error(`${what} is not 32 bytes: ${JSON.stringify(value)}`);
}

export async function readNetwork(source: Source): Promise<Network> {
  const answer = fields(await source.get('/v1/network'), 'network');
  const contracts: { [name: string]: Hex } = {};
  for (const [name, address] of Object.entries(fields(answer['contracts'], 'contracts'))) {
    if (typeof address !== 'string' || !isAddress(address)) throw new Error(`${name} has no address`);
    contracts[name] = address.toLowerCase() as Hex;
  }
  return {
    chainId: Number(integer(answer['chainId'], 'chainId')),
    deployBlock: integer(answer['deployBlock'], 'deployBlock'),
    genesisTime: integer(answer['genesisTime'], 'genesisTime'),
    epochLength: integer(answer['epochLengthSeconds'], 'epochLengthSeconds'),
    contracts,
  };
}

/** URL of the node that the network names, if it names one. */
export async function readNodeUrl(source: Source): Promise<string | undefined> {
  const url = fields(await source.get('/v1/network'), 'network')['rpcUrl'];
  return typeof url === 'string' ? url : undefined;
}

export interface Dataset {
  hash: Hex;
  totals: Measured[];
}

export async function readDataset(source: Source, epoch: bigint): Promise<Dataset> {
  const answer = fields(await source.get(`/v1/datasets/${epoch}`), 'dataset');
  const totals = answer['totals'];
  if (!Array.isArray(totals)) throw new Error('totals is not a list');
  return {
    hash: bytes32(answer['datasetHash'], 'datasetHash'),
    totals: totals.map((item) => {
      const one = fields(item, 'totals');
      return {
        nodeId: bytes32(one['nodeId'], 'nodeId'),
        capacity: integer(one['capacity'], 'capacity'),
        uptime: integer(one['uptimeBps'], 'uptimeBps'),
        fees: integer(one['fees'], 'fees'),
      };
    }),
  };
}
