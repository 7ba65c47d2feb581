// Carries a challenge out: tried first as a call, so that nothing is sent that would be refused or lost.
import { type Hex, encodeFunctionData, decodeFunctionResult, keccak256, maxUint256 } from 'viem';
import type { PrivateKeyAccount } from 'viem/accounts';
import { CONTRACTS, type ContractName } from './abi.js';
import type { Challenge } from './challenge.js';
import type { Chain } from './chain.js';
import { type Network, contractOf } from './network.js';
import type { Json } from './source.js';

export interface Unsigned {
  to: Hex;
  data: Hex;
}

/** It would not cancel the epoch now; nothing was sent. */
export class WouldFail extends Error {}

const POLL_MILLIS = 200;
const AGAIN_AFTER_MILLIS = 5_000;
const PATIENCE_MILLIS = 300_000;

export function unsigned(network: Network, contract: ContractName, call: string, args: unknown[]): Unsigned {
  const data = encodeFunctionData({ abi: CONTRACTS[contract], functionName: call, args } as never);
  return { to: contractOf(network, contract), data };
}

const withoutSignatures = (argument: unknown): unknown =>
  typeof argument === 'object' && argument !== null && 'signatures' in argument ? { ...argument, signatures: '0x' } : argument;

export class Sender {
  constructor(
    private readonly chain: Chain,
    private readonly network: Network,
    readonly account: PrivateKeyAccount,
  ) {}

  private async one(method: string, ...params: Json[]): Promise<Json> {
    return (await this.chain.raw([{ method, params }]))[0] ?? null;
  }

  private async view(contract: ContractName, call: string, ...args: unknown[]): Promise<unknown> {
    const { to, data } = unsigned(this.network, contract, call, args);
    const answer = (await this.one('eth_call', { to, input: data, from: this.account.address }, 'latest')) as Hex;
    return decodeFunctionResult({ abi: CONTRACTS[contract], functionName: call, data: answer } as never);
  }

  /** @returns the transaction, which is in a block and succeeded */
  async send(challenge: Challenge): Promise<Hex> {
    const { contract, args, demand } = challenge;
    if (demand) await this.allow(contract);
    try {
      return await this.tried(challenge, args);
    } catch (error) {
      // Signers who have lost all they had cannot be slashed once more: the epoch falls all the same.
      if (!(error instanceof WouldFail)) throw error;
      return this.tried(challenge, args.map(withoutSignatures));
    }
  }

  private async tried({ contract, call, demand }: Challenge, args: unknown[]): Promise<Hex> {
    let tells: unknown;
    try {
      tells = await this.view(contract, call, ...args);
    } catch (error) {
      throw new WouldFail(`${call} is refused: ${error instanceof Error ? error.message : String(error)}`);
    }
    const cancels = Array.isArray(tells) ? tells.at(-1) : tells;
    // What is asked for is not told by the call.
    if (cancels === false && !demand) throw new WouldFail(`${call} would show nothing and lose the bond`);
    return this.submit(unsigned(this.network, contract, call, args));
  }

  /** The bond of a demand is taken when it is made. */
  private async allow(contract: ContractName): Promise<void> {
    const spender = contractOf(this.network, contract);
    const allowed = (await this.view('ConetToken', 'allowance', this.account.address, spender)) as bigint;
    if (allowed === 0n) await this.submit(unsigned(this.network, 'ConetToken', 'approve', [spender, maxUint256]));
  }

  async submit({ to, data }: Unsigned): Promise<Hex> {
    const from = this.account.address;
    const gas = BigInt((await this.one('eth_estimateGas', { from, to, input: data })) as string);
    const nonce = Number(await this.one('eth_getTransactionCount', from, 'latest'));
    const raw = await this.account.signTransaction({
      ...(await this.fees()), chainId: this.network.chainId, nonce, gas: (gas * 5n) / 4n, to, data,
    });
    const hash = keccak256(raw);
    const begun = Date.now();
    for (let sent = 0; Date.now() - begun < PATIENCE_MILLIS; ) {
      if (Date.now() - sent > AGAIN_AFTER_MILLIS) {
        // The same bytes again do no harm, and a node may have lost them.
        await this.one('eth_sendRawTransaction', raw).catch(() => undefined);
        sent = Date.now();
      }
      const receipt = (await this.one('eth_getTransactionReceipt', hash)) as { status: Hex } | null;
      if (receipt !== null) {
        if (BigInt(receipt.status) !== 1n) throw new Error(`transaction ${hash} was reverted`);
        return hash;
      }
      await new Promise((resolve) => setTimeout(resolve, POLL_MILLIS));
    }
    throw new Error(`transaction ${hash} is in no block`);
  }

  private async fees() {
    const block = (await this.one('eth_getBlockByNumber', 'latest', false)) as { baseFeePerGas?: Hex };
    const base = BigInt(block.baseFeePerGas ?? '0x0');
    if (base === 0n) return { type: 'legacy', gasPrice: 0n } as const;
    const tip = BigInt((await this.one('eth_maxPriorityFeePerGas')) as string);
    return { type: 'eip1559', maxPriorityFeePerGas: tip, maxFeePerGas: 2n * base + tip } as const;
  }
}

