// A running program of an image that was laid out.
import { spawn, spawnSync } from 'node:child_process';
import { createWriteStream, readFileSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { command } from './sandbox.mjs';

export class Container {
  /** @param {{image: object, settings: object, mounts: object[], log: string}} what */
  constructor({ image, settings, mounts, log }) {
    Object.assign(this, { image, mounts, log });
    this.environment = { ...image.env, ...settings };
    const run = command({ image, writable: false, program: [...image.entrypoint, ...image.cmd], mounts });
    this.child = spawn(run.file, run.args, { env: this.environment, stdio: ['ignore', 'pipe', 'pipe'] });
    const file = createWriteStream(log);
    this.child.stdout.pipe(file);
    this.child.stderr.pipe(file);
    this.ended = new Promise((resolve) => {
      this.child.on('exit', (code, signal) => resolve(code ?? signal));
    });
    this.ended.then((how) => (this.how = how));
  }

  /** Runs something in a second process with the same files, as an engine does for a health check. */
  execute(program) {
    const run = command({ image: this.image, writable: false, program, mounts: this.mounts });
    return spawnSync(run.file, run.args, { env: this.environment, encoding: 'utf8' });
  }

  healthy() {
    return this.execute(this.image.healthcheck).status === 0;
  }

  /** Asks until the answer is yes; a program that has ended is never waited for. */
  async until(what, question, seconds = 120) {
    const begin = Date.now();
    while (!(await question())) {
      if (this.how !== undefined) throw new Error(`it ended with ${this.how} before it was ${what}; see ${this.log}`);
      if (Date.now() - begin > seconds * 1000) throw new Error(`not ${what} after ${seconds} s; see ${this.log}`);
      await pause(20);
    }
    return Date.now() - begin;
  }

  /** The program's own process, which is the only one in its namespace. */
  pid() {
    return Number(readFileSync(`/proc/${this.child.pid}/task/${this.child.pid}/children`, 'utf8').trim().split(' ')[0]);
  }

  status(field) {
    return new RegExp(`^${field}:\\s*(.*)$`, 'm').exec(readFileSync(`/proc/${this.pid()}/status`, 'utf8'))?.[1];
  }

  /** Asks it to stop as an engine does. */
  stop() {
    process.kill(this.pid(), this.image.stopSignal);
    return this.ended;
  }
}
