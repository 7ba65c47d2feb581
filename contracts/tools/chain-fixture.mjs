// Puts the fixture's stakes into a real chain and keeps its headers and state proofs: test/vectors/chain.json.
// Block hashes differ from run to run, so the file is made once and committed; vectors.mjs reads it.
import { spawn } from "node:child_process";
import { writeFileSync } from "node:fs";
import { keccak256, numberToHex, pad, toRlp } from "viem";
import * as fixture from "./fixture.mjs";

const PORT = 8700 + (process.pid % 200);
const anvil = spawn("node_modules/.bin/anvil", ["--port", `${PORT}`, "--hardfork", "prague", "--chain-id", `${fixture.CHAIN_ID}`,
  "--timestamp", `${fixture.GENESIS_TIME}`, "--no-mining", "--silent"], { stdio: "ignore" });

async function rpc(method, ...params) {
  const answer = await fetch(`http://127.0.0.1:${PORT}`, {
    method: "POST", headers: { "content-type": "application/json" },
    body: JSON.stringify({ jsonrpc: "2.0", id: 1, method, params }),
  });
  const { result, error } = await answer.json();
  if (error) throw new Error(`${method}: ${error.message}`);
  return result;
}

async function started() {
  for (let tries = 0; tries < 100; tries++) {
    try { return await rpc("eth_chainId"); } catch { await new Promise((r) => setTimeout(r, 100)); }
  }
  throw new Error("anvil does not answer");
}

const quantity = (x) => (BigInt(x) === 0n ? "0x" : numberToHex(BigInt(x)));

function headerRlp(b) {
  const list = [b.parentHash, b.sha3Uncles, b.miner, b.stateRoot, b.transactionsRoot, b.receiptsRoot, b.logsBloom,
    quantity(b.difficulty), quantity(b.number), quantity(b.gasLimit), quantity(b.gasUsed), quantity(b.timestamp), b.extraData,
    b.mixHash, b.nonce, quantity(b.baseFeePerGas), b.withdrawalsRoot, quantity(b.blobGasUsed), quantity(b.excessBlobGas),
    b.parentBeaconBlockRoot, b.requestsHash];
  const rlp = toRlp(list);
  if (keccak256(rlp) !== b.hash) throw new Error(`header of block ${b.number} does not hash to ${b.hash}`);
  return rlp;
}

async function mineAt(timestamp) {
  await rpc("evm_setNextBlockTimestamp", numberToHex(timestamp));
  await rpc("evm_mine");
  return rpc("eth_getBlockByNumber", "latest", false);
}

try {
  await started();
  for (const [address, words] of [[fixture.STAKING, fixture.stakingStorage()], [fixture.REGISTRY, fixture.registryStorage()]]) {
    await rpc("anvil_setCode", address, "0x60006000fd");
    for (const [slot, value] of words) await rpc("anvil_setStorageAt", address, slot, pad(numberToHex(value)));
  }
  const g = fixture.GENESIS_TIME;
  const marks = [];
  // the last block of an epoch's time, then the first that ends it
  for (const [before, first] of [[g + 3590n, g + 3602n], [g + 7201n, g + 7204n]]) {
    const parent = await mineAt(before);
    const block = await mineAt(first);
    marks.push({
      number: Number(block.number), timestamp: Number(block.timestamp), hash: block.hash,
      header: headerRlp(block), parentHeader: headerRlp(parent),
    });
  }
  const later = [await mineAt(g + 7300n), await mineAt(g + 7400n)].map(headerRlp);
  const at = numberToHex(marks[1].number);
  const nodes = [...fixture.POOLS.map((p) => p.nodeId), fixture.NO_NODE];
  const accounts = new Set([fixture.STRANGER, ...fixture.POOLS.flatMap((p) => [p.owner, ...Object.keys(p.delegations).map(fixture.account)])]);
  const stakingSlots = nodes.flatMap((n) => [fixture.slots.pool(n), fixture.slots.poolOwner(n), ...[...accounts].map((a) => fixture.slots.position(n, a))]);
  const registrySlots = nodes.flatMap((n) => [fixture.slots.registered(n), fixture.slots.prefix(n)]);
  const proofs = {};
  for (const [name, address, list] of [["staking", fixture.STAKING, stakingSlots], ["registry", fixture.REGISTRY, registrySlots]]) {
    const p = await rpc("eth_getProof", address, list, at);
    proofs[name] = { address, account: p.accountProof, slots: Object.fromEntries(p.storageProof.map((s, i) => [list[i], s.proof])) };
  }
  const nobody = await rpc("eth_getProof", fixture.STRANGER, [], at);
  writeFileSync("test/vectors/chain.json", `${JSON.stringify({ chainId: fixture.CHAIN_ID, blocks: marks, later, ...proofs, missingAccount: { address: fixture.STRANGER, account: nobody.accountProof } }, null, 1)}\n`);
} finally {
  anvil.kill();
}
