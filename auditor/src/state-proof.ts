// State of a contract after a block, as the challenges take it.
import { type Hex, numberToHex } from 'viem';
import { headerRlp } from './block-header.js';
import type { Chain } from './chain.js';
import { type Network, contractOf } from './network.js';
import { ownerSlot, poolSlot, positionSlot, secondWord, thirdWord } from './state.js';

export interface StateProof {
  header: Hex;
  account: Hex[];
  slots: Hex[][];
}

export const NO_STATE: StateProof = { header: '0x', account: [], slots: [] };

async function prove(chain: Chain, contract: Hex, slots: Hex[], at: bigint): Promise<StateProof> {
  const [block, answer] = await chain.raw([
    { method: 'eth_getBlockByNumber', params: [numberToHex(at), false] },
    { method: 'eth_getProof', params: [contract, slots, numberToHex(at)] },
  ]);
  const { accountProof, storageProof } = answer as unknown as { accountProof: Hex[]; storageProof: { proof: Hex[] }[] };
  return { header: headerRlp(block ?? null), account: accountProof, slots: storageProof.map(({ proof }) => proof) };
}

export const proveStake = (chain: Chain, network: Network, node: Hex, owner: Hex, at: bigint): Promise<StateProof> => {
  const pool = poolSlot(node);
  return prove(chain, contractOf(network, 'Staking'), [pool, secondWord(pool), positionSlot(node, owner)], at);
};

export const proveRegistration = (chain: Chain, network: Network, node: Hex, at: bigint): Promise<StateProof> =>
  prove(chain, contractOf(network, 'NodeRegistry'), [ownerSlot(node), thirdWord(ownerSlot(node))], at);

export const provePosition = (chain: Chain, network: Network, node: Hex, account: Hex, at: bigint): Promise<StateProof> =>
  prove(chain, contractOf(network, 'Staking'), [positionSlot(node, account)], at);
