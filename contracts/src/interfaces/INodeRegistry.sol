// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {EpochId} from "src/types/EpochId.sol";
import {NodeId} from "src/types/NodeId.sol";

/// @notice Who runs which node, with which keys, where. The owner is a cold account and never changes; the hot key
/// signs for the node and is rotated with history, so that a statement is judged by the key of its epoch.
interface INodeRegistry {
    /// @notice What a node is reached and known by. `endpoint` is public ("host:port"): it travels in events only,
    /// its hash is kept.
    /// @param onionKey X25519 public key that circuits are built to.
    /// @param networkPrefix keccak256 of the prefix as canonical text, such as "192.0.2.0/24".
    /// @param region ISO 3166-1 alpha-2 code of the country, or zero.
    struct Profile {
        bytes32 onionKey;
        bytes32 networkPrefix;
        bytes2 region;
        string endpoint;
    }

    /// @notice A node as the registry keeps it.
    struct Node {
        address owner;
        bytes2 region;
        bool retired;
        uint64 index;
        bytes32 onionKey;
        bytes32 networkPrefix;
        bytes32 endpointCommitment;
    }

    /// @notice No such node.
    error UnknownNode(NodeId node);
    /// @notice `caller` is not the owner of the node.
    error NotNodeOwner(NodeId node, address caller, address owner);
    /// @notice The node has been retired; that is for good.
    error NodeIsRetired(NodeId node);
    /// @notice The hot key serves, or has served, the node `holder`.
    error HotKeyTaken(address hotKey, NodeId holder);
    /// @notice The possession proof was signed by `recovered`, not by `hotKey`.
    error PossessionNotProven(address hotKey, address recovered);
    /// @notice An onion key of zero reaches nobody.
    error OnionKeyIsZero();
    /// @notice An endpoint has 1 to `maximum` bytes.
    error EndpointLengthOutOfBounds(uint256 length, uint256 maximum);
    /// @notice A network prefix of zero would hide that two nodes share one.
    error NetworkPrefixIsZero();
    /// @notice No node has this index.
    error IndexOutOfBounds(uint256 index, uint256 count);
    /// @notice A contract this one is bound to is the zero address.
    error ZeroAddress();

    event NodeRegistered(
        NodeId indexed node,
        address indexed owner,
        address indexed hotKey,
        uint64 index,
        bytes32 onionKey,
        bytes32 networkPrefix,
        bytes2 region,
        string endpoint
    );
    event HotKeyRotated(NodeId indexed node, address indexed hotKey, address indexed previous, EpochId fromEpoch);
    event OnionKeyRotated(NodeId indexed node, bytes32 onionKey, bytes32 previous);
    event EndpointUpdated(NodeId indexed node, bytes32 networkPrefix, bytes2 region, string endpoint);
    event NodeRetired(NodeId indexed node, address indexed owner);

    /// @notice Registers a node and bonds `bond` of the caller's tokens, which the caller has approved for Staking.
    /// @param possession hot key's EIP-712 signature over HotKeyPossession(nodeId, owner, hotKey, nonce).
    /// @dev Effects: the node exists with the next index, its first hot key valid from epoch 0; Staking opens its pool.
    /// Requirements: key never used before (HotKeyTaken), possession (PossessionNotProven), a profile within bounds
    /// (OnionKeyIsZero, NetworkPrefixIsZero, EndpointLengthOutOfBounds), and those of IStaking.open.
    function register(
        address hotKey,
        bytes calldata possession,
        Profile calldata profile,
        uint256 bond,
        uint16 commission
    ) external returns (NodeId node);

    /// @notice The same, with the owner's permit for Staking instead of an approval made before.
    /// @dev A permit that somebody else has already submitted is no obstacle: the allowance counts.
    function registerWithPermit(
        address hotKey,
        bytes calldata possession,
        Profile calldata profile,
        uint256 bond,
        uint16 commission,
        uint256 deadline,
        uint8 v,
        bytes32 r,
        bytes32 s
    ) external returns (NodeId node);

    /// @notice Replaces the hot key from the first epoch that has surely not begun.
    /// @dev Effects: history grows by one entry, or its entry for the same epoch is replaced.
    /// Requirements: owner, not retired, a key never used before, its possession proven.
    function rotateHotKey(NodeId node, address hotKey, bytes calldata possession) external;

    /// @notice Replaces the X25519 key that circuits are built to, at once.
    /// @dev Requirements: owner, not retired, key not zero.
    function rotateOnionKey(NodeId node, bytes32 onionKey) external;

    /// @notice Replaces endpoint, network prefix and region, at once.
    /// @dev Requirements: owner, not retired, values within bounds.
    function updateEndpoint(NodeId node, string calldata endpoint, bytes32 networkPrefix, bytes2 region) external;

    /// @notice Takes the node out of service for good; its stake can then be undelegated to the last share.
    /// @dev Effects: Staking closes the pool. Requirements: owner, not retired.
    function retire(NodeId node) external;

    /// @notice keccak256(abi.encode(owner, hotKey)) of the first hot key.
    function nodeIdOf(address owner, address hotKey) external pure returns (NodeId);

    /// @notice The node as kept. Reverts with UnknownNode.
    function nodeOf(NodeId node) external view returns (Node memory);

    /// @notice Owner, zero for an unknown node.
    function ownerOf(NodeId node) external view returns (address);

    /// @notice Commitment to the network prefix, zero for an unknown node.
    function networkPrefixOf(NodeId node) external view returns (bytes32);

    /// @notice The key that signs for the node in `epoch`; retiring does not unsay what was signed.
    /// @dev Requirements: known node (UnknownNode).
    function hotKeyAt(NodeId node, EpochId epoch) external view returns (address);

    /// @notice Number of keys the node ever had, and each of them.
    function hotKeyCount(NodeId node) external view returns (uint256);
    function hotKeyHistory(NodeId node, uint256 position) external view returns (address hotKey, EpochId fromEpoch);

    /// @notice The node that a hot key belongs, or belonged, to; zero if none.
    function nodeOfHotKey(address hotKey) external view returns (NodeId);

    /// @notice Number of nodes ever registered, and the one at an index (0-based, in order of registration).
    function nodeCount() external view returns (uint256);
    function nodeAt(uint256 index) external view returns (NodeId);

    /// @notice Number that the owner's next possession proof must carry.
    function possessionNonce(address owner) external view returns (uint256);

    /// @notice Digest that the hot key signs.
    function possessionDigest(NodeId node, address owner, address hotKey, uint256 nonce) external view returns (bytes32);

    /// @notice EIP-712 domain separator.
    function domainSeparator() external view returns (bytes32);
}
