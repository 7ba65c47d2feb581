// prepare.mjs [FOLDER]: everything that compose.yaml mounts or is told and that no two networks share: keys, passwords,
// the chain's first block, the roles of the database. FOLDER (default: network/made here) is this network's; repeat it
// as often as you like.
import { chownSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { genesis, staticNodes } from './genesis.mjs';
import { Keys } from './keys.mjs';

const here = dirname(fileURLToPath(import.meta.url));

export const CHAIN_ID = 31_338;
export const VALIDATORS = [1, 2, 3, 4].map((number) => `besu-${number}`);
export const RELAYS = ['relay-1', 'relay-2', 'relay-3'];
/** Role and schema of each process that has a database, by its name in compose.yaml. */
export const SCHEMAS = {
  chain: 'chain',
  staking: 'staking',
  proofs: 'proofs',
  'rewards-1': 'rewards_1',
  'rewards-2': 'rewards_2',
  'rewards-3': 'rewards_3',
  governance: 'governance',
};

/** Who has an account at the broker. */
export const KAFKA_USERS = [...Object.keys(SCHEMAS), 'besu-plugin'];

/** Who runs in the containers: whoever prepares, or nobody in particular when that is root. */
const root = process.getuid() === 0;
const [uid, gid] = root ? [10_001, 10_001] : [process.getuid(), process.getgid()];

const word = (name) => name.toUpperCase().replaceAll('-', '_');

function roles(keys) {
  const lines = Object.values(SCHEMAS).flatMap((schema) => [
    `CREATE ROLE ${schema} LOGIN PASSWORD '${keys.password(`db-${schema}.password`)}';`,
    `GRANT CONNECT ON DATABASE conet TO ${schema};`,
    `CREATE SCHEMA ${schema} AUTHORIZATION ${schema};`,
    `ALTER ROLE ${schema} SET search_path = ${schema};`,
  ]);
  return [
    'REVOKE ALL ON DATABASE conet FROM PUBLIC;',
    'REVOKE CREATE ON SCHEMA public FROM PUBLIC;',
    ...lines,
    `CREATE ROLE keycloak LOGIN PASSWORD '${keys.password('db-keycloak.password')}';`,
    'CREATE DATABASE keycloak OWNER keycloak;',
    'REVOKE ALL ON DATABASE keycloak FROM PUBLIC;',
    '',
  ].join('\n');
}

export async function prepare(folder) {
  const keys = new Keys(folder);
  const nodes = VALIDATORS.map((host) => ({ host, ...keys.plainKey(`${host}.key`) }));
  const deployer = keys.plainKey('deployer.key');
  await keys.keystore('chain-sender');
  const verifiers = [];
  for (const number of [1, 2, 3]) verifiers.push(await keys.keystore(`verifier-${number}`));
  for (const relay of RELAYS) {
    await keys.keystore(relay);
    keys.onionKey(`${relay}.onion`);
  }
  const environment = {
    CONET_NETWORK: folder,
    CONET_USER: `${uid}:${gid}`,
    CONET_POSTGRES_PASSWORD: keys.password('postgres.password'),
    CONET_KEYCLOAK_ADMIN_PASSWORD: keys.password('keycloak-admin.password'),
    CONET_KEYCLOAK_DB_PASSWORD: keys.password('db-keycloak.password'),
    CONET_GRAFANA_PASSWORD: keys.password('grafana.password'),
    CONET_VERIFIERS: verifiers.join(','),
    CONET_HOLDER: deployer.address,
  };
  for (const [name, schema] of Object.entries(SCHEMAS)) {
    environment[`CONET_DB_PASSWORD_${word(name)}`] = keys.password(`db-${schema}.password`);
    environment[`CONET_SECRET_SVC_${word(name)}`] = keys.password(`svc-${name}.password`);
  }
  environment.CONET_KAFKA_ADMIN_PASSWORD = keys.password('kafka-admin.password');
  for (const user of KAFKA_USERS) keys.password(`kafka-${user}.password`);
  environment.CONET_SECRET_SVC_RELAY = keys.password('svc-relay.password');
  keys.password('voucher-issuer.password');

  mkdirSync(join(folder, 'chain'), { recursive: true });
  const chain = (name, content) => writeFileSync(join(folder, 'chain', name), `${JSON.stringify(content, null, 2)}\n`);
  chain('genesis.json', genesis(CHAIN_ID, nodes.map(({ address }) => address)));
  chain('static-nodes.json', staticNodes(nodes));
  // the server reads it as a user of its own: it is the folder that keeps others out
  writeFileSync(join(folder, 'roles.sql'), roles(keys), { mode: 0o644 });
  for (const name of [...VALIDATORS, ...RELAYS, 'contracts']) mkdirSync(join(folder, 'data', name), { recursive: true });
  if (root) {
    // what a container reads or writes; roles.sql and environment stay with who prepares
    for (const name of ['', ...readdirSync(folder, { recursive: true })]) {
      if (!['roles.sql', 'environment'].includes(name)) chownSync(join(folder, name), uid, gid);
    }
  }
  const lines = Object.entries(environment).map(([name, value]) => `${name}=${value}\n`);
  writeFileSync(join(folder, 'environment'), lines.join(''), { mode: 0o600 });
  return environment;
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) {
  const folder = resolve(process.argv[2] ?? join(here, 'made'));
  await prepare(folder);
  process.stdout.write(`made in ${folder}; now\n  docker compose --env-file ${join(folder, 'environment')} -f docker/compose.yaml up -d --build\n`);
}
