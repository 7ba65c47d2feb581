// try.mjs SERVICE...|--all: lays out the image of a service and lets it take the place of the process that the
// running network has of it, with that process's settings: read-only, as the image's user. The network needs
// root for that (namespaces), and ./conet up afterwards.
import assert from 'node:assert/strict';
import { chownSync, existsSync, mkdirSync, rmSync, statSync } from 'node:fs';
import { basename, dirname, isAbsolute, join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { Container } from './container.mjs';
import { Layout } from './layout.mjs';
import { jdk, repo, running, services, state } from './parts.mjs';

/** What a container gets in the chart; the JVM of one that is only laid out is told the same. */
const MEMORY = '-XX:MaxRAM=512m';

const say = (text) => process.stdout.write(`${text}\n`);

/** Files that settings name become files of the container; the one folder that a relay writes is mounted. */
function mounted(environment, user) {
  const settings = { ...environment };
  const mounts = [];
  for (const [name, value] of Object.entries(environment)) {
    if (!isAbsolute(value)) continue;
    if (name.endsWith('_STORE')) {
      const folder = dirname(value);
      const [uid, gid] = user.split(':').map(Number);
      chownSync(folder, uid, gid);
      for (const file of [value, `${value}-wal`, `${value}-shm`]) if (existsSync(file)) chownSync(file, uid, gid);
      settings[name] = join('/data', basename(value));
      mounts.push({ mode: 'rw', from: folder, to: '/data' });
    } else if (statSync(value).isFile()) {
      settings[name] = `/run/conet/${name.toLowerCase()}`;
      mounts.push({ mode: 'secret', from: value, to: settings[name] });
    }
  }
  return { settings, mounts };
}

async function gone(pid) {
  process.kill(pid, 'SIGTERM');
  while (existsSync(`/proc/${pid}`)) await pause(50);
}

async function attempt(service) {
  const part = running(service);
  if (!part) throw new Error(`the network in ${state} runs no ${service}; ./conet up`);
  const folder = join(repo, '.conet', 'images', service);
  mkdirSync(folder, { recursive: true });
  const laidOut = Date.now();
  const image = new Layout({ context: repo, folder, jdk: jdk() }).layOut(join(repo, 'docker', service, 'Dockerfile'));
  const training = Date.now() - laidOut;

  const { settings, mounts } = mounted(part.environment, image.user);
  await gone(part.pid);
  settings.JAVA_TOOL_OPTIONS = MEMORY;
  const container = new Container({ image, settings, mounts, log: join(folder, 'log') });
  try {
    const state = `http://127.0.0.1:${settings.QUARKUS_HTTP_PORT}/q/health/${image.healthcheck.at(-1)}`;
    const start = await container.until('healthy', () => fetch(state).then(({ ok }) => ok, () => false));
    assert.ok(container.healthy(), `${image.healthcheck.join(' ')} says what ${state} says`);
    const [uid] = image.user.split(':');
    assert.deepEqual(container.status('Uid').split('\t'), [uid, uid, uid, uid], 'runs as the user of the image');
    assert.equal(BigInt(`0x${container.status('CapEff')}`), 0n, 'has no capability');
    assert.equal(container.status('NoNewPrivs'), '1');
    for (const place of ['/', '/app', '/image', '/etc', '/run', '/run/conet']) {
      assert.notEqual(container.execute(['touch', `${place}/written`]).status, 0, `${place} cannot be written`);
    }
    assert.equal(container.execute(['touch', '/tmp/written']).status, 0, '/tmp can be written');
    const metrics = await (await fetch(`http://127.0.0.1:${settings.QUARKUS_HTTP_PORT}/q/metrics`)).text();
    assert.match(metrics, /^jvm_memory_used_bytes/m);
    const memory = container.status('VmRSS');
    const end = await container.stop();
    assert.ok(end === 143 || end === 0 || end === 'SIGTERM', `ended with ${end} when asked to stop`);
    say(`${service}: laid out and trained in ${training} ms, healthy after ${start} ms, ${memory} resident, stopped with ${end}`);
  } finally {
    if (container.how === undefined) container.child.kill('SIGKILL');
    for (const stage of ['build', 'trained', 'image']) rmSync(join(folder, stage), { recursive: true, force: true });
  }
}

const wanted = process.argv[2] === '--all' ? services : process.argv.slice(2);
if (wanted.length === 0) throw new Error('try.mjs SERVICE...|--all');
if (process.getuid() !== 0) {
  say('not tried: namespaces with another user need root');
} else {
  for (const service of wanted) await attempt(service);
}
