// How a program is started with an image's files for its root.
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const inside = join(dirname(fileURLToPath(import.meta.url)), 'inside');

/**
 * @param {{image: object, writable: boolean, program: string[], mounts?: {mode: 'ro'|'rw'|'secret', from: string, to: string}[]}} what
 *   settings go by the environment of what is started, never by its arguments
 */
export function command({ image, writable, program, mounts = [] }) {
  const table = join(mkdtempSync(join(tmpdir(), 'conet-mounts-')), 'table');
  writeFileSync(table, [...image.mounts, ...mounts].map(({ mode, from, to }) => `${mode}\t${from}\t${to}\n`).join(''));
  return {
    file: 'unshare',
    args: [
      ...['--mount', '--pid', '--fork', '--kill-child', '--propagation', 'private', '--'],
      ...[inside, image.root, image.user, image.workdir, writable ? 'rw' : 'ro', table, ...program],
    ],
  };
}
