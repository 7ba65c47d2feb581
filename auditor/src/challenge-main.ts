#!/usr/bin/env node
// conet challenge: watches what is anchored, and cancels what is false before it can pay.
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { Wallet } from '@ethereumjs/wallet';
import { type Hex, bytesToHex } from 'viem';
import { type PrivateKeyAccount, privateKeyToAccount } from 'viem/accounts';
import { Audit } from './audit.js';
import { Misused, json, onlineSource, run } from './options.js';
import { Sender, WouldFail, unsigned } from './send.js';
import { UnavailableError } from './source.js';
import { type Step, Watch } from './watch.js';

const USAGE = `conet challenge [options]
Recomputes every epoch as it is anchored and, where one is false, sends the challenge that shows it; runs until stopped.
A challenge that is right costs its gas and is paid out of the slash of the signers. Only a tree that nobody publishes has to
be demanded, which puts down a bond; it comes back with the epoch's fall. The key must hold that bond, and gas if gas costs.

  --gateway ORIGIN       the network's gateway (environment: CONET_GATEWAY)
  --rpc URL              a node of yours (environment: CONET_RPC_URL; default: the network's)
  --key FILE             keystore to sign with (environment: CONET_KEY); without one the transaction is printed, not sent
  --password-file FILE   its password (environment: CONET_PASSWORD_FILE)
  --every SECONDS        pause between looks (default: 10)
  --once                 end after the newest epoch, with 1 if one is false
  --json                 a JSON object a line
`;

function options() {
  try {
    return parseArgs({
      options: {
        gateway: { type: 'string' },
        rpc: { type: 'string' },
        key: { type: 'string' },
        'password-file': { type: 'string' },
        every: { type: 'string', default: '10' },
        once: { type: 'boolean', default: false },
        json: { type: 'boolean', default: false },
        help: { type: 'boolean', short: 'h' },
      },
    }).values;
  } catch (error) {
    throw new Misused(error instanceof Error ? error.message : String(error));
  }
}

async function account(keystore: string | undefined, passwordFile: string | undefined): Promise<PrivateKeyAccount | undefined> {
  if (!keystore) return undefined;
  if (!passwordFile) throw new Misused('a keystore needs its password: give --password-file or CONET_PASSWORD_FILE');
  // One line end belongs to the file, everything else to the password.
  const password = readFileSync(passwordFile, 'utf8').replace(/\r?\n$/, '');
  const wallet = await Wallet.fromV3(readFileSync(keystore, 'utf8'), password, true);
  return privateKeyToAccount(bytesToHex(wallet.getPrivateKey()));
}

function told(step: Step): string | undefined {
  const epoch = step.verdict?.epoch;
  switch (step.kind) {
    case 'ended':
      return `epoch ${epoch}: active, the same to the unit`;
    case 'true':
      return `epoch ${epoch}: pending, the same to the unit`;
    case 'false': {
      const { call, shows } = step.challenge;
      return `epoch ${epoch}: FALSE: ${shows}\n  ${call}${step.transaction ? ` sent: ${step.transaction}` : ''}`;
    }
    case 'concluded':
      return `epoch ${epoch}: demand ${step.demand} was not answered: cancelled by ${step.transaction}`;
    case 'uncaught':
      return `epoch ${epoch}: not what was recomputed, and no challenge shows it: ${step.why}`;
    case 'waits':
      return undefined;
  }
}

async function main(): Promise<number> {
  const values = options();
  if (values.help) {
    process.stdout.write(USAGE);
    return 0;
  }
  const pause = Number(values.every);
  if (!Number.isInteger(pause) || pause < 1 || pause > 3_600) throw new Misused('--every takes 1 to 3600 whole seconds');
  const signer = await account(
    values.key ?? process.env['CONET_KEY'], values['password-file'] ?? process.env['CONET_PASSWORD_FILE'],
  );
  const source = await onlineSource(values.gateway, values.rpc);
  const audit = await Audit.of(source);
  const watch = new Watch(source, audit, signer && new Sender(audit.chain, audit.network, signer));
  let last = '';
  let wrong = false;
  for (;;) {
    let step: Step;
    try {
      step = await watch.step();
    } catch (error) {
      // Away, or faster than we are: looked at again. Anything else is a fault of ours and ends the process.
      if (values.once || !(error instanceof UnavailableError || error instanceof WouldFail)) throw error;
      process.stderr.write(`${error.message}\n`);
      await new Promise((resolve) => setTimeout(resolve, pause * 1_000));
      continue;
    }
    const line = told(step);
    if (line !== undefined && line !== last) {
      process.stdout.write(`${values.json ? json(shown(step)) : line}\n`);
      last = line;
    }
    wrong ||= step.kind === 'false' || step.kind === 'uncaught';
    if (step.kind === 'ended' || (step.kind === 'uncaught' && step.verdict.anchored?.state === 'active')) continue;
    if (values.once) return wrong ? 1 : 0;
    await new Promise((resolve) => setTimeout(resolve, pause * 1_000));
  }

  function shown(step: Step): unknown {
    const { kind, verdict } = step;
    const common = { epoch: verdict?.epoch, step: kind, digest: verdict?.anchored?.digest, differences: verdict?.differences };
    if (step.kind === 'false') {
      const { contract, call, args, shows } = step.challenge;
      const transaction: { to: Hex; data: Hex } = unsigned(audit.network, contract, call, args);
      return { ...common, call, shows, transaction, sent: step.transaction ?? null };
    }
    return { ...common, ...(step.kind === 'concluded' && { sent: step.transaction }), ...(step.kind === 'uncaught' && { why: step.why }) };
  }
}

await run('challenge', main);
