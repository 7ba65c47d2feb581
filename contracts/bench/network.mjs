// A private chain with the whole network on it, for measuring.
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createPublicClient, createTestClient, createWalletClient, defineChain, http, keccak256, toBytes } from 'viem';
import { privateKeyToAccount } from 'viem/accounts';

export const root = join(dirname(fileURLToPath(import.meta.url)), '..');
export const TOKEN = 10n ** 18n;
const CHAIN_ID = 31337;

const freePort = () =>
  new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });

// The native binary: npm's wrapper would survive or die apart from it.
const arch = { x64: 'amd64' }[process.arch] ?? process.arch;
const anvil = join(root, `node_modules/@foundry-rs/anvil-${process.platform}-${arch}/bin/anvil`);

export const accountOf = (name) => privateKeyToAccount(keccak256(toBytes(`conet bench ${name}`)));

export const artifact = (name) => JSON.parse(readFileSync(join(root, `out-deploy/${name}.sol/${name}.json`), 'utf8'));

function run(command, args, env) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { cwd: root, env: { ...process.env, ...env }, stdio: ['ignore', 'ignore', 'inherit'] });
    child.once('error', reject);
    child.once('exit', (code) => (code === 0 ? resolve() : reject(new Error(`${command} ended with ${code}`))));
  });
}

export class Network {
  static async start({ holder, verifiers, threshold, environment = {} }) {
    const port = await freePort();
    const network = new Network();
    network.folder = mkdtempSync(join(tmpdir(), 'conet-gas-'));
    network.node = spawn(
      anvil,
      ['--host', '127.0.0.1', '--port', String(port), '--chain-id', String(CHAIN_ID), '--hardfork', 'prague', '--silent',
        '--gas-price', '0', '--base-fee', '0', '--accounts', '0', '--order', 'fifo'],
      { stdio: 'ignore' },
    );
    try {
      await network.deploy(port, { holder, verifiers, threshold, environment });
    } catch (error) {
      network.stop();
      throw error;
    }
    return network;
  }

  async deploy(port, { holder, verifiers, threshold, environment }) {
    const url = `http://127.0.0.1:${port}`;
    const transport = http(url, { retryCount: 0, timeout: 60_000 });
    const chain = defineChain({
      id: CHAIN_ID,
      name: 'bench',
      nativeCurrency: { name: 'none', symbol: 'NONE', decimals: 18 },
      rpcUrls: { default: { http: [url] } },
    });
    this.public = createPublicClient({ chain, transport, pollingInterval: 20 });
    this.wallet = createWalletClient({ chain, transport });
    this.test = createTestClient({ chain, transport, mode: 'anvil' });
    for (let i = 0; ; i++) {
      try {
        await this.public.getChainId();
        break;
      } catch (error) {
        if (i === 100) throw error;
        await new Promise((resolve) => setTimeout(resolve, 50));
      }
    }
    // On a busy machine anvil can take a transaction in and forget to mine it.
    this.nudges = setInterval(async () => {
      try {
        const { pending } = await this.test.getTxpoolStatus();
        if (pending > 0) await this.test.mine({ blocks: 1 });
      } catch {
        // It is being stopped.
      }
    }, 1_000);
    const file = join(this.folder, 'contracts.json');
    await run('bash', ['script/deploy.sh'], {
      CONET_RPC_URL: url,
      CONET_CONTRACTS_FILE: file,
      CONET_DEPLOYER_KEY: keccak256(toBytes('conet bench deployer')),
      CONET_DEPLOY_CONFIG: join(root, 'config/local.json'),
      CONET_HOLDER: holder,
      CONET_VERIFIERS: verifiers.join(','),
      CONET_VERIFIER_THRESHOLD: String(threshold),
      ...environment,
    });
    this.addresses = JSON.parse(readFileSync(file, 'utf8')).contracts;
    this.abis = {};
  }

  abi(contract) {
    this.abis[contract] ??= artifact(contract).abi;
    return this.abis[contract];
  }

  read(contract, functionName, ...args) {
    return this.public.readContract({ address: this.addresses[contract], abi: this.abi(contract), functionName, args });
  }

  /** A real transaction; answers its receipt, and fails where it reverted. */
  async send(account, contract, functionName, ...args) {
    const call = { address: this.addresses[contract], abi: this.abi(contract), functionName, args, account };
    await this.public.simulateContract({ ...call, gasPrice: 0n });
    const hash = await this.wallet.writeContract({ ...call, type: 'legacy', gasPrice: 0n, gas: 16_000_000n });
    const receipt = await this.receipt(hash);
    if (receipt.status !== 'success') throw new Error(`${contract}.${functionName} reverted`);
    return receipt;
  }

  // viem's own wait looks again when a block comes; here the one that holds the transaction is the last for a while.
  async receipt(hash) {
    for (let i = 0; i < 3_000; i++) {
      try {
        return await this.public.getTransactionReceipt({ hash });
      } catch (error) {
        if (error.name !== 'TransactionReceiptNotFoundError') throw error;
        await new Promise((resolve) => setTimeout(resolve, 20));
      }
    }
    throw new Error(`${hash} was not mined within a minute`);
  }

  async gas(account, contract, functionName, ...args) {
    return Number((await this.send(account, contract, functionName, ...args)).gasUsed);
  }

  async wait(seconds) {
    await this.test.increaseTime({ seconds });
    await this.test.mine({ blocks: 1 });
  }

  async now() {
    return (await this.public.getBlock()).timestamp;
  }

  stop() {
    clearInterval(this.nudges);
    this.node.kill('SIGKILL');
    rmSync(this.folder, { recursive: true, force: true });
  }
}
