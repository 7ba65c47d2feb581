// Keys and passwords of one network, each in a file that only its owner can read. What is there is never replaced: with
// another key the chain, or what a database holds, could not be used any more.
import { Wallet } from '@ethereumjs/wallet';
import { createPrivateKey, createPublicKey, randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { privateKeyToAccount } from 'viem/accounts';

export class Keys {
  constructor(folder) {
    this.folder = folder;
    mkdirSync(folder, { recursive: true, mode: 0o700 });
  }

  path(name) {
    return join(this.folder, name);
  }

  #once(name, make) {
    const file = this.path(name);
    if (!existsSync(file)) {
      mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
      writeFileSync(file, make(), { mode: 0o600, flag: 'wx' });
    }
    return readFileSync(file, 'utf8').trim();
  }

  /** 256 bits, in letters and digits that need no quoting anywhere. */
  password(name) {
    return this.#once(name, () => `${randomBytes(32).toString('hex')}\n`);
  }

  /** A key in the clear, for programs that read no keystore. */
  plainKey(name) {
    const account = privateKeyToAccount(this.#once(name, () => `0x${randomBytes(32).toString('hex')}\n`));
    return { address: account.address, publicKey: account.publicKey };
  }

  /** A keystore NAME.json and its password NAME.password. @returns the address */
  async keystore(name) {
    const file = `${name}.json`;
    if (!existsSync(this.path(file))) {
      const store = await Wallet.generate().toV3(this.password(`${name}.password`), { kdf: 'scrypt', n: 8192 });
      this.#once(file, () => `${JSON.stringify(store)}\n`);
    }
    return `0x${JSON.parse(readFileSync(this.path(file), 'utf8')).address}`;
  }

  /** An X25519 key as `conet node keygen` writes it: public key, then secret. */
  onionKey(name) {
    this.#once(name, () => {
      const secret = randomBytes(32);
      // as X25519 clamps it (RFC 7748)
      secret[0] &= 248;
      secret[31] = (secret[31] & 127) | 64;
      const der = Buffer.concat([Buffer.from('302e020100300506032b656e04220420', 'hex'), secret]);
      const { x } = createPublicKey(createPrivateKey({ key: der, format: 'der', type: 'pkcs8' })).export({ format: 'jwk' });
      return `0x${Buffer.from(x, 'base64url').toString('hex')}\n${secret.toString('base64')}\n`;
    });
  }
}
