// Settles the figures, has `forge script` say what is to be sent, sends it, and writes the addresses.
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { program } from '../tools/foundry.mjs';
import { sendAll } from './send.mjs';

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
const privateKey = key.startsWith('0x') ? key : `0x${key}`;

async function rpc(method, ...params) {
  const response = await fetch(rpcUrl, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ jsonrpc: '2.0', id: 1, method, params }),
  });
  if (!response.ok) throw new Error(`${method}: the node answered ${response.status}`);
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
async function freeGas() {
  const [price, block] = await Promise.all([rpc('eth_gasPrice'), rpc('eth_getBlockByNumber', 'latest', false)]);
  return BigInt(price) === 0n || BigInt(block.baseFeePerGas ?? '0x0') === 0n;
}

/** What the script would send, made on a copy of the chain's state: nothing is sent. */
function planned(chainId, folder, config, payment) {
  const run = spawnSync(
    program('forge'),
    ['script', 'script/Deploy.s.sol:Deploy', '--rpc-url', rpcUrl, '--non-interactive', ...payment],
    {
      cwd: root,
      stdio: ['ignore', 'pipe', 'inherit'],
      encoding: 'utf8',
      env: {
        ...process.env,
        FOUNDRY_PROFILE: 'deploy',
        FOUNDRY_BROADCAST: join(folder, 'broadcast'),
        CONET_DEPLOY_CONFIG: config,
        CONET_DEPLOYER_KEY: privateKey,
      },
    },
  );
  if (run.status !== 0) {
    process.stderr.write(`${run.stdout}\nforge ended with ${run.status ?? run.signal ?? run.error}\n`);
    process.exit(1);
  }
  return JSON.parse(readFileSync(join(folder, 'broadcast/Deploy.s.sol', String(chainId), 'dry-run/run-latest.json'), 'utf8')).transactions;
}

mkdirSync(join(root, 'cache-deploy'), { recursive: true });
const folder = mkdtempSync(join(root, 'cache-deploy/deployment-'));
try {
  const config = join(folder, 'figures.json');
  writeFileSync(config, JSON.stringify(figures()));
  const chainId = Number(await rpc('eth_chainId'));
  const free = await freeGas();
  const transactions = planned(chainId, folder, config, free ? ['--legacy', '--with-gas-price', '0'] : []);
  const receipts = await sendAll(rpc, privateKey, chainId, transactions, free);
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
} catch (error) {
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
} finally {
  rmSync(folder, { recursive: true, force: true });
}
