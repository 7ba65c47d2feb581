// Keeps anvil's state on disk. anvil alone writes it only at its exit, or in place at intervals, so
// that a kill while it writes leaves half a file. This process asks for the state after every block
// that holds a transaction (and now and then in between), and replaces the file in one step.
//
// What can still be lost when everything is killed at once: blocks of the last LOOK milliseconds.
// The chain service stores each transaction before it sends it and sends it again, so an
// acknowledged transaction comes back; its block's hash differs, as after a reorganisation.
//
// usage: node keeper.mjs RPC FILE
import { mkdirSync, openSync, writeSync, fsyncSync, closeSync, renameSync } from "node:fs";
import { dirname } from "node:path";
import { gunzipSync } from "node:zlib";

const LOOK = 100;
const IDLE_DUMP = 20_000;
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

async function holdsTransactions(from, to) {
  for (let block = from; block <= to; block++) {
    if (Number(await call("eth_getBlockTransactionCountByNumber", `0x${block.toString(16)}`)) > 0) return true;
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

let seen = -1;
let keptAt = 0;
let failures = 0;
while (!stopping) {
  try {
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
