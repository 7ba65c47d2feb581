// Keeps anvil's state on disk. anvil alone writes it only at its exit, or in place at intervals, so
// that a kill while it writes leaves half a file. This process asks for the state after every block
// that holds a transaction (and now and then in between), and replaces the file in one step.
//
// What can still be lost when everything is killed at once: blocks of the last LOOK milliseconds.
// The chain service stores each transaction before it sends it and sends it again, so an
// acknowledged transaction comes back; its block's hash differs, as after a reorganisation.
//
// After a start from kept state anvil knows its blocks, but the BLOCKHASH of those before answers with
// something else: contracts that read the hash of a recent block would refuse the true one until it is
// 256 blocks old and comes from the history contract (EIP-2935). So those blocks are put behind at once.
//
// usage: node keeper.mjs RPC FILE
import { mkdirSync, openSync, writeSync, fsyncSync, closeSync, renameSync } from "node:fs";
import { dirname } from "node:path";
import { gunzipSync } from "node:zlib";

const LOOK = 100;
const IDLE_DUMP = 20_000;
const REMEMBERED = 256;
const [rpc, file] = process.argv.slice(2);

let id = 0;
async function call(method, ...params) {
  const response = await fetch(rpc, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ jsonrpc: "2.0", id: ++id, method, params }),
  });
  const answer = await response.json();
  if (answer.error) throw new Error(`${method}: ${answer.error.message}`);
  return answer.result;
}

function unpack(hex) {
  const bytes = Buffer.from(hex.slice(2), "hex");
  return bytes[0] === 0x1f && bytes[1] === 0x8b ? gunzipSync(bytes) : bytes;
}

async function keep() {
  const state = unpack(await call("anvil_dumpState", false));
  mkdirSync(dirname(file), { recursive: true });
  const draft = `${file}.draft`;
  const handle = openSync(draft, "w", 0o600);
  let written = 0;
  while (written < state.length) written += writeSync(handle, state, written);
  fsyncSync(handle);
  closeSync(handle);
  renameSync(draft, file);
}

const quantity = (number) => `0x${number.toString(16)}`;

// Runs, as the code of a contract to be made, PUSH8 number BLOCKHASH PUSH1 1 MSTORE PUSH1 33 PUSH0 RETURN. A zero byte goes
// before the hash, because no code may begin with 0xef (EIP-3541), as one hash in 256 does.
async function blockhash(number) {
  const made = await call("eth_call", { data: `0x67${number.toString(16).padStart(16, "0")}4060015260215ff3` }, "latest");
  return `0x${made.slice(4)}`;
}

async function putForgottenBlocksBehind() {
  const head = Number(await call("eth_blockNumber"));
  const old = Math.max(head - REMEMBERED + 6, 0);
  if (head === 0 || (await blockhash(old)) === (await call("eth_getBlockByNumber", quantity(old), false)).hash) return;
  await call("anvil_mine", quantity(REMEMBERED));
  console.log(`mined ${REMEMBERED} empty blocks on top of ${head}: their predecessors' hashes come from history now`);
}

async function holdsTransactions(from, to) {
  for (let block = from; block <= to; block++) {
    if (Number(await call("eth_getBlockTransactionCountByNumber", quantity(block))) > 0) return true;
  }
  return false;
}

let stopping = false;
let wake = () => {};
for (const signal of ["SIGTERM", "SIGINT"]) {
  process.on(signal, () => {
    stopping = true;
    wake();
  });
}
const pause = () =>
  new Promise((resolve) => {
    wake = resolve;
    setTimeout(resolve, LOOK);
  });

let recalled = false;
let seen = -1;
let keptAt = 0;
let failures = 0;
while (!stopping) {
  try {
    if (!recalled) {
      await putForgottenBlocksBehind();
      recalled = true;
    }
    const head = Number(await call("eth_blockNumber"));
    if (head !== seen) {
      if (seen < 0 || Date.now() - keptAt > IDLE_DUMP || (await holdsTransactions(seen + 1, head))) {
        await keep();
        keptAt = Date.now();
      }
      seen = head;
    }
    failures = 0;
  } catch (failure) {
    // a chain that is gone for good ends its keeper: there is nothing left to keep
    if (++failures > 50) {
      console.error(`no chain at ${rpc}: ${failure.message}`);
      process.exit(1);
    }
  }
  await pause();
}
await keep();
