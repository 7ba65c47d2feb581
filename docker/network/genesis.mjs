// The first block of a QBFT chain: its validators, no fees, and the history of block hashes (EIP-2935) that challenges
// read. localnet/.../BesuGenesis.java makes the same for one validator; a test compares them.
import { toHex, toRlp } from 'viem';

const HISTORY_ADDRESS = '0000f90827f1c53a10cb7a02335b175320002935';
const HISTORY_CODE =
  '0x3373fffffffffffffffffffffffffffffffffffffffe14604657602036036042575f35600143038111604257611fff81430311604257611fff9006545f5260205ff35b5f5ffd5b5f35611fff60014303065500';

/** RLP of (32 bytes of vanity, validators, no vote, round 0, no seals). */
export function extraData(validators) {
  return toRlp([`0x${'0'.repeat(64)}`, [...validators].map((each) => each.toLowerCase()).sort(), [], '0x', []]);
}

export function genesis(chainId, validators) {
  return {
    config: {
      chainId,
      zeroBaseFee: true,
      contractSizeLimit: 65_536,
      berlinBlock: 0,
      londonBlock: 0,
      shanghaiTime: 0,
      cancunTime: 0,
      pragueTime: 0,
      qbft: { blockperiodseconds: 1, epochlength: 30_000, requesttimeoutseconds: 4 },
    },
    nonce: '0x0',
    timestamp: '0x0',
    gasLimit: toHex(1_000_000_000),
    difficulty: '0x1',
    baseFeePerGas: '0x0',
    mixHash: '0x63746963616c2062797a616e74696e65206661756c7420746f6c6572616e6365',
    coinbase: `0x${'0'.repeat(40)}`,
    extraData: extraData(validators),
    alloc: { [HISTORY_ADDRESS]: { balance: '0x0', nonce: '0x1', code: HISTORY_CODE } },
  };
}

/** @param {{publicKey: string, host: string}[]} nodes publicKey: 65 bytes, as hex */
export function staticNodes(nodes) {
  return nodes.map(({ publicKey, host }) => `enode://${publicKey.slice(4)}@${host}:30303`);
}
