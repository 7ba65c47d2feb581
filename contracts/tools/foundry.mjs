// Where npm put Foundry's own programs. The wrappers that its packages install in node_modules/.bin end with 0
// whatever the program ends with, so a failed test would pass: everything here starts the programs themselves.
import { createRequire } from 'node:module';

const CPU = { x64: 'amd64', arm64: 'arm64' };
const require = createRequire(import.meta.url);

/** The path of `forge`, `anvil` or `cast`. */
export function program(name) {
  return require.resolve(`@foundry-rs/${name}-${process.platform}-${CPU[process.arch]}/bin/${name}`);
}
