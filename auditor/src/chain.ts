// The chain as an audit needs it: blocks, storage after a block, view functions, logs.
import {
  type Hex, type Log, decodeFunctionResult, encodeFunctionData, formatLog, numberToHex, parseAbi, stringToHex,
} from 'viem';
import type { Call, Json, Source } from './source.js';

export interface Block {
  number: bigint;
  hash: Hex;
  time: bigint;
}

const VIEWS = parseAbi([
  'function get(bytes32 key) view returns (uint256)',
  'function cumulative(uint256 time) view returns (uint256)',
]);
const LOG_RANGE = 5_000n;
const hex = (value: Json | undefined): Hex => value as Hex;

function block(value: Json): Block | undefined {
  if (value === null) return undefined;
  const { number, hash, timestamp } = value as { [name: string]: Json };
  return { number: BigInt(hex(number)), hash: hex(hash), time: BigInt(hex(timestamp)) };
}

export class Chain {
  private newest: Block | undefined;

  constructor(private readonly source: Source) {}

  private async one(method: string, ...params: Json[]): Promise<Json> {
    return (await this.source.rpc([{ method, params }]))[0] ?? null;
  }

  refresh(): void {
    this.newest = undefined;
  }

  async id(): Promise<number> {
    return Number(BigInt(hex(await this.one('eth_chainId'))));
  }

  async block(number: bigint): Promise<Block> {
    const found = block(await this.one('eth_getBlockByNumber', numberToHex(number), false));
    if (found === undefined) throw new Error(`the node has no block ${number}`);
    return found;
  }

  // One head for the whole audit: what comes meanwhile is for the next one.
  private async head(): Promise<Block> {
    this.newest ??= block(await this.one('eth_getBlockByNumber', 'latest', false));
    if (this.newest === undefined) throw new Error('the node has no block');
    return this.newest;
  }

  /** Whatever else a node is asked. */
  raw(calls: Call[]): Promise<Json[]> {
    return this.source.rpc(calls);
  }

  async height(): Promise<bigint> {
    return (await this.head()).number;
  }

  /** The first block from `from` on whose time is at least `time`; undefined if there is none yet. */
  async firstAt(time: bigint, from: bigint): Promise<Block | undefined> {
    let high = await this.head();
    if (high.time < time || high.number < from) return undefined;
    let low = from;
    while (low < high.number) {
      const middle = await this.block((low + high.number) / 2n);
      if (middle.time >= time) high = middle;
      else low = middle.number + 1n;
    }
    return high;
  }

  /** Words of storage after a block. */
  async words(contract: Hex, slots: Hex[], at: bigint): Promise<bigint[]> {
    const answers = await this.source.rpc(
      slots.map((slot) => ({ method: 'eth_getStorageAt', params: [contract, slot, numberToHex(at)] })),
    );
    return answers.map((answer) => BigInt(hex(answer)));
  }

  private async views(contract: Hex, data: Hex[], at: bigint): Promise<Hex[]> {
    const answers = await this.source.rpc(
      data.map((input) => ({ method: 'eth_call', params: [{ to: contract, input }, numberToHex(at)] })),
    );
    return answers.map(hex);
  }

  /** Parameters of NetworkParameters after a block, by name. */
  async parameters<N extends string>(contract: Hex, names: readonly N[], at: bigint): Promise<{ [name in N]: bigint }> {
    const calls = names.map((name) =>
      encodeFunctionData({ abi: VIEWS, functionName: 'get', args: [stringToHex(name, { size: 32 })] }),
    );
    const answers = await this.views(contract, calls, at);
    return Object.fromEntries(
      names.map((name, i) => [
        name,
        decodeFunctionResult({ abi: VIEWS, functionName: 'get', data: answers[i] ?? '0x' }),
      ]),
    ) as { [name in N]: bigint };
  }

  /** What EmissionSchedule has released by each of these times. */
  async released(contract: Hex, times: bigint[], at: bigint): Promise<bigint[]> {
    const calls = times.map((time) => encodeFunctionData({ abi: VIEWS, functionName: 'cumulative', args: [time] }));
    const answers = await this.views(contract, calls, at);
    return answers.map((data) => decodeFunctionResult({ abi: VIEWS, functionName: 'cumulative', data }));
  }

  async logs(contract: Hex, topics: (Hex | null | Hex[])[], from: bigint, to: bigint): Promise<Log[]> {
    const calls = [];
    for (let start = from; start <= to; start += LOG_RANGE) {
      const end = start + LOG_RANGE - 1n < to ? start + LOG_RANGE - 1n : to;
      const filter = { address: contract, topics, fromBlock: numberToHex(start), toBlock: numberToHex(end) };
      calls.push({ method: 'eth_getLogs', params: [filter] });
    }
    const answers = await this.source.rpc(calls);
    return answers.flatMap((answer) => (answer as unknown as Parameters<typeof formatLog>[0][]).map((l) => formatLog(l)));
  }
}
