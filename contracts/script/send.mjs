// Sends the transactions of a deployment until each is in a block. A node may take a transaction in and lose it again
// (anvil does on a busy machine; a full pool does anywhere), so what has no receipt is sent once more, the same bytes.
import { setTimeout as sleep } from 'node:timers/promises';
import { keccak256 } from 'viem';
import { privateKeyToAccount } from 'viem/accounts';

const POLL_MILLIS = 100;
const AGAIN_AFTER_MILLIS = 2_000;
const PATIENCE_MILLIS = 300_000;

/** What a transaction pays: nothing where gas is free, else twice the base fee and what the node takes for a tip. */
async function fees(rpc, free) {
  if (free) return { type: 'legacy', gasPrice: 0n };
  const block = await rpc('eth_getBlockByNumber', 'latest', false);
  const tip = BigInt(await rpc('eth_maxPriorityFeePerGas'));
  return { type: 'eip1559', maxPriorityFeePerGas: tip, maxFeePerGas: 2n * BigInt(block.baseFeePerGas) + tip };
}

async function sign(rpc, account, chainId, transactions, free) {
  const price = await fees(rpc, free);
  let nonce = Number(await rpc('eth_getTransactionCount', account.address, 'latest'));
  const signed = [];
  for (const { contractName, transaction } of transactions) {
    if (BigInt(transaction.nonce) !== BigInt(nonce)) {
      throw new Error(`${account.address} was used meanwhile: nonce ${nonce}, planned ${Number(transaction.nonce)}`);
    }
    const raw = await account.signTransaction({
      ...price,
      chainId,
      nonce,
      gas: BigInt(transaction.gas),
      to: transaction.to ?? undefined,
      value: BigInt(transaction.value ?? '0x0'),
      data: transaction.input,
    });
    signed.push({ name: contractName ?? transaction.to, nonce, raw, hash: keccak256(raw) });
    nonce++;
  }
  return signed;
}

/**
 * @param rpc          (method, ...params) => result; throws what the node answers
 * @param transactions as forge writes them: contractName, transaction {nonce, gas, to, value, input}
 * @returns the receipts, in that order; all of them succeeded
 */
export async function sendAll(rpc, privateKey, chainId, transactions, free) {
  const account = privateKeyToAccount(privateKey);
  const open = await sign(rpc, account, chainId, transactions, free);
  const receipts = [];
  let progress = Date.now();
  let sent = 0;
  let refusal = 'the node did not say why';
  while (receipts.length < transactions.length) {
    if (Date.now() - sent > AGAIN_AFTER_MILLIS) {
      for (const one of open) {
        try {
          await rpc('eth_sendRawTransaction', one.raw);
        } catch (error) {
          // Known already, or in a block meanwhile: its receipt tells. Anything else is said if nothing else happens.
          refusal = error.message;
        }
      }
      sent = Date.now();
    }
    while (open.length > 0) {
      const receipt = await rpc('eth_getTransactionReceipt', open[0].hash);
      if (receipt === null) break;
      if (Number(receipt.status) !== 1) throw new Error(`${open[0].name} was reverted: transaction ${open[0].hash}`);
      receipts.push(receipt);
      open.shift();
      progress = Date.now();
    }
    if (open.length > 0) {
      if (Date.now() - progress > PATIENCE_MILLIS) {
        throw new Error(`${open[0].name} (nonce ${open[0].nonce}) is in no block: ${refusal}`);
      }
      await sleep(POLL_MILLIS);
    }
  }
  return receipts;
}
