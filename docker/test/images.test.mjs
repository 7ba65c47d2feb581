// What holds for every image of this folder.
import assert from 'node:assert/strict';
import { createRequire } from 'node:module';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { stages } from '../layout/dockerfile.mjs';
import { repo, services } from '../layout/parts.mjs';

const lint = createRequire(import.meta.url)('dockerfilelint');
const folder = join(repo, 'docker');
const parts = readdirSync(folder).filter((name) => existsSync(join(folder, name, 'Dockerfile')));
const text = (part) => readFileSync(join(folder, part, 'Dockerfile'), 'utf8');

test('each service has an image, and so have the command line, the contracts and Besu', () => {
  assert.deepEqual([...parts].sort(), [...services, 'besu', 'cli', 'contracts'].sort());
});

test('the images of services differ in the name, in what they expose and in what is healthy', () => {
  const plain = (name) =>
    text(name)
      .replaceAll(name, 'NAME')
      .replace(/^(# \d.*\n)*(EXPOSE).*$/m, '$2')
      .replace(/"(live|ready)"\]$/m, '"STATE"]');
  for (const name of services) assert.equal(plain(name), plain('chain'), name);
});

for (const part of parts) {
  describe(part, () => {
    const all = stages(text(part), `docker/${part}/Dockerfile`);
    const last = all.at(-1).instructions;
    const named = (keyword) => last.filter((instruction) => instruction.keyword === keyword);

    test('the linter finds nothing', () => {
      // it takes the word before the dash of --start-period for an option of its own
      const lintable = text(part).replace(/ --start-period=\S+/, '');
      assert.deepEqual(lint.run('.', lintable).map(({ line, content, title }) => `${line}: ${title}: ${content}`), []);
    });

    test('every base is pinned to a whole version', () => {
      const before = new Set();
      for (const { name, image } of all) {
        if (!before.has(image)) assert.match(image, /^[a-z/-]+:\d+\.\d+\.\d+[._a-z0-9-]*$/, image);
        if (name) before.add(name);
      }
    });

    test('every copied file is in the context, or comes from an earlier stage', () => {
      const before = new Set();
      for (const { name, instructions } of all) {
        for (const { keyword, flags, sources } of instructions) {
          if (keyword !== 'COPY') continue;
          if (flags.from) assert.ok(before.has(flags.from), flags.from);
          else for (const source of sources) assert.ok(existsSync(join(repo, source)), source);
        }
        before.add(name);
      }
    });

    test('it runs as a user with a number that is not root, from a list of words', () => {
      assert.match(named('USER').at(-1).words[0], /^[1-9]\d*:[1-9]\d*$/);
      assert.equal(named('ENTRYPOINT').length, 1);
    });

    test('it says how it is, unless it is a program that ends', () => {
      assert.equal(named('HEALTHCHECK').length, ['cli', 'contracts'].includes(part) ? 0 : 1);
    });

    test('no secret is built in', () => {
      for (const { values } of last.filter(({ keyword }) => keyword === 'ENV')) {
        for (const name of Object.keys(values)) assert.doesNotMatch(name, /KEY|SECRET|PASSWORD|TOKEN/);
      }
    });
  });
}
