// Wraps `forge script`: settles the figures, chooses how gas is paid, and writes the addresses.
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { program } from '../tools/foundry.mjs';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');

function required(name) {
  const value = process.env[name];
  if (!value) {
    process.stderr.write(`${name} is not set; script/deploy.sh says what it is\n`);
    process.exit(2);
  }
  return value;
}

const rpcUrl = required('CONET_RPC_URL');
const contractsFile = resolve(required('CONET_CONTRACTS_FILE'));
const key = required('CONET_DEPLOYER_KEY');

async function rpc(method, ...params) {
  const response = await fetch(rpcUrl, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ jsonrpc: '2.0', id: 1, method, params }),
  });
  const { result, error } = await response.json();
  if (error) throw new Error(`${method}: ${error.message}`);
  return result;
}

const list = (text) => text.split(',').map((part) => part.trim()).filter(Boolean);

function figures() {
  const config = JSON.parse(readFileSync(process.env.CONET_DEPLOY_CONFIG ?? join(root, 'config/local.json'), 'utf8'));
  const env = process.env;
  if (env.CONET_HOLDER) {
    config.holders = list(env.CONET_HOLDER);
    const amount = env.CONET_HOLDER_AMOUNT ?? '200000000000000000000000000';
    config.holderAmounts = config.holders.map(() => amount);
  }
  if (env.CONET_VERIFIERS) config.verifiers = list(env.CONET_VERIFIERS);
  if (env.CONET_VERIFIER_THRESHOLD) config.verifierThreshold = Number(env.CONET_VERIFIER_THRESHOLD);
  if (env.CONET_GUARDIAN) config.guardian = env.CONET_GUARDIAN;
  return config;
}

/** A chain with free gas takes legacy transactions that offer nothing, and no others from an empty account. */
async function payment() {
  const [price, block] = await Promise.all([rpc('eth_gasPrice'), rpc('eth_getBlockByNumber', 'latest', false)]);
  const free = BigInt(price) === 0n || BigInt(block.baseFeePerGas ?? '0x0') === 0n;
  return free ? ['--legacy', '--with-gas-price', '0'] : [];
}

mkdirSync(join(root, 'cache-deploy'), { recursive: true });
const folder = mkdtempSync(join(root, 'cache-deploy/deployment-'));
try {
  const config = join(folder, 'figures.json');
  writeFileSync(config, JSON.stringify(figures()));
  const chainId = Number(await rpc('eth_chainId'));
  const run = spawnSync(
    program('forge'),
    ['script', 'script/Deploy.s.sol:Deploy', '--rpc-url', rpcUrl, '--broadcast', '--non-interactive', ...(await payment())],
    {
      cwd: root,
      stdio: ['ignore', 'pipe', 'inherit'],
      encoding: 'utf8',
      env: {
        ...process.env,
        FOUNDRY_PROFILE: 'deploy',
        FOUNDRY_BROADCAST: join(folder, 'broadcast'),
        CONET_DEPLOY_CONFIG: config,
        CONET_DEPLOYER_KEY: key.startsWith('0x') ? key : `0x${key}`,
      },
    },
  );
  if (run.status !== 0) {
    process.stderr.write(`${run.stdout}\nforge ended with ${run.status ?? run.signal ?? run.error}\n`);
    process.exit(1);
  }
  const broadcast = join(folder, 'broadcast/Deploy.s.sol', String(chainId));
  const newest = readdirSync(broadcast).find((name) => name === 'run-latest.json');
  const { transactions, receipts } = JSON.parse(readFileSync(join(broadcast, newest), 'utf8'));
  const failed = receipts.filter((receipt) => Number(receipt.status) !== 1);
  if (failed.length > 0 || receipts.length !== transactions.length) {
    process.stderr.write(`${transactions.length} transactions, ${receipts.length} receipts, ${failed.length} failed\n`);
    process.exit(1);
  }
  const contracts = {};
  for (const { transactionType, contractName, contractAddress } of transactions) {
    if (transactionType === 'CREATE') contracts[contractName] = contractAddress;
  }
  const deployBlock = Math.min(...receipts.map((receipt) => Number(receipt.blockNumber)));
  mkdirSync(dirname(contractsFile), { recursive: true });
  // Whoever waits for the file finds all of it or nothing.
  writeFileSync(`${contractsFile}.part`, `${JSON.stringify({ chainId, deployBlock, contracts }, null, 2)}\n`);
  renameSync(`${contractsFile}.part`, contractsFile);
  process.stdout.write(`${Object.keys(contracts).length} contracts on chain ${chainId} from block ${deployBlock}\n`);
} finally {
  rmSync(folder, { recursive: true, force: true });
}
