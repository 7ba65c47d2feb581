import assert from 'node:assert/strict';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { Layout } from '../layout/layout.mjs';

/** Lays out a Dockerfile over a context with a folder `in/` and what a build would have made of it. */
function laidOut(text) {
  const context = mkdtempSync(join(tmpdir(), 'conet-context-'));
  mkdirSync(join(context, 'in/deep'), { recursive: true });
  writeFileSync(join(context, 'in/deep/file'), 'deep');
  writeFileSync(join(context, 'in/program'), '#!/bin/sh\n');
  chmodSync(join(context, 'in/program'), 0o755);
  utimesSync(join(context, 'in/deep/file'), 1_000_000_000, 1_000_000_000);
  writeFileSync(join(context, 'Dockerfile'), text);
  return new Layout({ context, folder: join(context, 'images'), jdk: '/nowhere' }).layOut(join(context, 'Dockerfile'));
}

test('copies the content of a folder, a file into a folder, and a file under another name', () => {
  const { root } = laidOut('FROM node:1\nWORKDIR /w\nCOPY in/ /app/\nCOPY in/program p/\nCOPY in/program q\n');
  assert.equal(readFileSync(join(root, 'app/deep/file'), 'utf8'), 'deep');
  assert.ok(existsSync(join(root, 'w/p/program')));
  assert.ok(statSync(join(root, 'w/q')).isFile());
  assert.equal(statSync(join(root, 'w/q')).mode & 0o777, 0o755);
  // the JVM leaves a cache aside whose jars have other times
  assert.equal(statSync(join(root, 'app/deep/file')).mtimeMs, 1_000_000_000_000);
});

test('copies from an earlier stage, and from the checkout what a build stage would have built', () => {
  const { root } = laidOut('FROM maven:1 AS build\nRUN this is not run\nFROM node:1 AS trained\nCOPY --from=build /src/in/ /made/\nFROM node:1\nCOPY --from=trained /made/deep/ /x/\n');
  assert.equal(readFileSync(join(root, 'x/file'), 'utf8'), 'deep');
  assert.ok(!existsSync(join(root, 'made')));
});

test('keeps what an engine keeps of an image', () => {
  const image = laidOut('FROM node:1\nENV A=1\nENV A=2 B=3\nUSER 10:20\nEXPOSE 80 90\nSTOPSIGNAL SIGINT\nHEALTHCHECK CMD ["h"]\nENTRYPOINT ["e"]\nCMD ["c"]\n');
  assert.equal(image.env.A, '2');
  assert.equal(image.env.B, '3');
  assert.deepEqual([image.user, image.exposed, image.stopSignal], ['10:20', [80, 90], 'SIGINT']);
  assert.deepEqual([image.healthcheck, image.entrypoint, image.cmd], [['h'], ['e'], ['c']]);
});

for (const [what, text, words] of [
  ['a source that is not there', 'FROM node:1\nCOPY in/none /x\n', /in\/none does not exist/],
  ['a stage that is not there', 'FROM node:1\nCOPY --from=none /a /x\n', /no stage none/],
  ['a base that nothing stands in for', 'FROM alpine:3\n', /stands in for the image alpine:3/],
  ['to write where the base image is', 'FROM node:1\nCOPY in/ /usr/share/x/\n', /base image/],
  ['a flag that is not honoured', 'FROM node:1\nCOPY --chown=1:1 in/ /x/\n', /--chown/],
]) {
  test(`refuses ${what}`, () => {
    assert.throws(() => laidOut(text), words);
  });
}
