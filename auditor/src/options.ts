// What audit and challenge have in common: where to read from, and how misuse is told.
import { HttpSource, type Source } from './source.js';
import { readNodeUrl } from './network.js';

/** The command was not understood; the message says what is wrong with it. */
export class Misused extends Error {}

export async function onlineSource(gatewayOption: string | undefined, nodeOption: string | undefined): Promise<Source> {
  const gateway = gatewayOption ?? process.env['CONET_GATEWAY'];
  if (!gateway) throw new Misused('which network? start one with `conet up`, or give --gateway or CONET_GATEWAY');
  const node = nodeOption ?? process.env['CONET_RPC_URL'] ?? (await readNodeUrl(new HttpSource(gateway, gateway)));
  if (!node) throw new Misused('the network names no node: give --rpc');
  return new HttpSource(gateway, node);
}

/** Runs a command: its answer is the exit code, what it throws a sentence and 2. */
export async function run(command: string, main: () => Promise<number>): Promise<void> {
  try {
    process.exitCode = await main();
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    if (error instanceof Misused) process.stderr.write(`cure: conet ${command} --help\n`);
    process.exitCode = 2;
  }
}

export const json = (value: unknown): string =>
  JSON.stringify(value, (_, v: unknown) => (typeof v === 'bigint' ? v.toString() : v));
