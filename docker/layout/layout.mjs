// Lays out the root file system of an image as its Dockerfile says, stage by stage.
import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readFileSync, rmSync, statSync, symlinkSync } from 'node:fs';
import { basename, dirname, join, posix, relative, resolve } from 'node:path';
import { standIn } from './bases.mjs';
import { stages } from './dockerfile.mjs';
import { command } from './sandbox.mjs';

/** Everything that an engine keeps of an image. */
function emptyImage(root) {
  return { root, mounts: [], env: {}, user: '0:0', workdir: '/', exposed: [], stopSignal: 'SIGTERM', healthcheck: null, entrypoint: [], cmd: [] };
}

export class Layout {
  /** @param {{context: string, folder: string, jdk: string}} where folder: what is laid out goes there */
  constructor({ context, folder, jdk }) {
    Object.assign(this, { context, folder, jdk });
  }

  /** The last stage of a Dockerfile, and before it whatever it copies from. */
  layOut(dockerfile) {
    this.all = stages(readFileSync(dockerfile, 'utf8'), relative(this.context, dockerfile));
    this.done = new Map();
    return this.#stage(this.all.length - 1);
  }

  #stage(index) {
    if (this.done.has(index)) return this.done.get(index);
    const { image: base, name, instructions } = this.all[index];
    const root = join(this.folder, name ?? 'image');
    rmSync(root, { recursive: true, force: true });
    mkdirSync(root, { recursive: true });
    let image = emptyImage(root);
    const earlier = this.all.slice(0, index).findIndex((stage) => stage.name === base);
    const given = earlier < 0 ? standIn(base, this.jdk) : null;
    if (earlier >= 0) {
      image = { ...this.#stage(earlier), root };
      cpSync(this.#stage(earlier).root, root, { recursive: true, verbatimSymlinks: true, preserveTimestamps: true });
    } else if (given === 'checkout') {
      // what this stage builds, ./conet build has built
      image.checkout = true;
    } else {
      image.mounts = given.mounts;
      image.env = { ...given.env };
      for (const [path, target] of given.links) symlinkSync(target, join(root, path));
    }
    this.done.set(index, image);
    if (!image.checkout) instructions.forEach((instruction) => this.#apply(image, instruction));
    return image;
  }

  #apply(image, instruction) {
    const { keyword, words } = instruction;
    switch (keyword) {
      case 'COPY':
        return this.#copy(image, instruction);
      case 'RUN':
        return this.#run(image, instruction);
      case 'ENV':
        return Object.assign(image.env, instruction.values);
      case 'WORKDIR':
        image.workdir = posix.resolve(image.workdir, words[0]);
        return mkdirSync(join(image.root, image.workdir), { recursive: true });
      case 'USER':
        return (image.user = words[0]);
      case 'EXPOSE':
        return image.exposed.push(...words.map(Number));
      case 'STOPSIGNAL':
        return (image.stopSignal = words[0]);
      case 'HEALTHCHECK':
        return (image.healthcheck = instruction.exec);
      case 'ENTRYPOINT':
        return (image.entrypoint = instruction.exec);
      case 'CMD':
        return (image.cmd = instruction.exec);
      case 'LABEL':
      case 'VOLUME':
        return undefined;
      default:
        throw new Error(`line ${instruction.line}: ${keyword} is not laid out`);
    }
  }

  #copy(image, { flags, sources, target, line }) {
    const unknown = Object.keys(flags).filter((flag) => flag !== 'from');
    if (unknown.length > 0) throw new Error(`line ${line}: COPY --${unknown[0]} is not laid out`);
    const to = posix.resolve(image.workdir, target);
    if (image.mounts.some(({ to: taken }) => to === taken || to.startsWith(`${taken}/`))) {
      throw new Error(`line ${line}: ${to} is the base image's here and cannot be written`);
    }
    const from = flags.from ? this.#sourceRoot(flags.from, line) : (path) => join(this.context, path);
    for (const source of sources) {
      const path = from(source);
      if (!existsSync(path)) throw new Error(`line ${line}: ${source} does not exist (${path})`);
      const whole = statSync(path).isDirectory();
      const place = join(image.root, to, whole || !target.endsWith('/') ? '' : basename(path));
      mkdirSync(dirname(place), { recursive: true });
      cpSync(path, place, { recursive: true, verbatimSymlinks: true, preserveTimestamps: true });
    }
  }

  /** How paths of another stage are found. */
  #sourceRoot(name, line) {
    const index = this.all.findIndex((stage) => stage.name === name);
    if (index < 0) throw new Error(`line ${line}: there is no stage ${name}`);
    const stage = this.#stage(index);
    if (!stage.checkout) return (path) => join(stage.root, resolve('/', path));
    return (path) => {
      if (!path.startsWith('/src/')) throw new Error(`line ${line}: ${path} is not in the checkout`);
      return join(this.context, path.slice('/src/'.length));
    };
  }

  #run(image, { exec, shell, line }) {
    const program = exec ?? ['/bin/sh', '-c', shell];
    const run = command({ image, writable: true, program });
    const { status } = spawnSync(run.file, run.args, { env: image.env, stdio: ['ignore', 'inherit', 'inherit'] });
    if (status !== 0) throw new Error(`line ${line}: ${program.join(' ')} ended with ${status}`);
  }
}
