// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {ECDSA} from "@openzeppelin/contracts/utils/cryptography/ECDSA.sol";
import {EIP712} from "@openzeppelin/contracts/utils/cryptography/EIP712.sol";

import {GuardianPausable} from "src/access/GuardianPausable.sol";
import {IConetToken} from "src/interfaces/IConetToken.sol";
import {IEpochClock} from "src/interfaces/IEpochClock.sol";
import {INodeRegistry} from "src/interfaces/INodeRegistry.sol";
import {IStaking} from "src/interfaces/IStaking.sol";
import {EpochId} from "src/types/EpochId.sol";
import {NodeId} from "src/types/NodeId.sol";

/// @title NodeRegistry
/// @notice See {INodeRegistry}. A key takes over at an epoch that has surely not begun, so that no owner can unsay, by
/// rotating, what its node has signed in the epoch that runs; and a key serves one node for ever, so that a signature
/// names its node.
contract NodeRegistry is INodeRegistry, GuardianPausable, EIP712 {
    struct Key {
        address hotKey;
        EpochId fromEpoch;
    }

    bytes32 private constant POSSESSION_TYPEHASH =
        keccak256("HotKeyPossession(bytes32 nodeId,address owner,address hotKey,uint256 nonce)");
    uint256 private constant MAX_ENDPOINT_LENGTH = 255;

    IConetToken private immutable _TOKEN;
    IStaking private immutable _STAKING;
    IEpochClock private immutable _EPOCHS;

    // State proofs name this one: see RegistryLayout before moving anything.
    mapping(NodeId node => Node) private _nodes;
    mapping(NodeId node => Key[]) private _keys;
    mapping(address hotKey => NodeId) private _nodeOfHotKey;
    mapping(address owner => uint256) private _nonces;
    NodeId[] private _index;

    modifier onlyLiveOwner(NodeId node) {
        Node storage known = _nodes[node];
        if (known.owner == address(0)) revert UnknownNode(node);
        if (msg.sender != known.owner) revert NotNodeOwner(node, msg.sender, known.owner);
        if (known.retired) revert NodeIsRetired(node);
        _;
    }

    /// @param token Whose permits are passed on.
    /// @param staking Holds the bonds.
    /// @param epochAnchor Knows how far the epochs may have come.
    /// @param guardian Pauses registration for a bounded time.
    constructor(address token, address staking, address epochAnchor, address guardian)
        GuardianPausable(guardian)
        EIP712("CoNET NodeRegistry", "1")
    {
        if (token == address(0) || staking == address(0) || epochAnchor == address(0) || guardian == address(0)) {
            revert ZeroAddress();
        }
        _TOKEN = IConetToken(token);
        _STAKING = IStaking(staking);
        _EPOCHS = IEpochClock(epochAnchor);
    }

    /// @inheritdoc INodeRegistry
    function register(
        address hotKey,
        bytes calldata possession,
        Profile calldata profile,
        uint256 bond,
        uint16 commission
    ) external whenNotPaused returns (NodeId node) {
        return _register(hotKey, possession, profile, bond, commission);
    }

    /// @inheritdoc INodeRegistry
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
    ) external whenNotPaused returns (NodeId node) {
        // Somebody may have submitted the same permit first; then the allowance is there and this call is not needed.
        try _TOKEN.permit(msg.sender, address(_STAKING), bond, deadline, v, r, s) {} catch {}
        return _register(hotKey, possession, profile, bond, commission);
    }

    /// @inheritdoc INodeRegistry
    function rotateHotKey(NodeId node, address hotKey, bytes calldata possession) external onlyLiveOwner(node) {
        _claimHotKey(node, hotKey, possession);
        EpochId fromEpoch = EpochId.wrap(EpochId.unwrap(_EPOCHS.openEpochAtMost()) + 1);
        Key[] storage keys = _keys[node];
        Key storage newest = keys[keys.length - 1];
        address previous = newest.hotKey;
        if (newest.fromEpoch == fromEpoch) {
            // The key that was to take over then never has: the chain's clock allows no statement of it to count.
            newest.hotKey = hotKey;
        } else {
            keys.push(Key({hotKey: hotKey, fromEpoch: fromEpoch}));
        }
        emit HotKeyRotated(node, hotKey, previous, fromEpoch);
    }

    /// @inheritdoc INodeRegistry
    function rotateOnionKey(NodeId node, bytes32 onionKey) external onlyLiveOwner(node) {
        if (onionKey == bytes32(0)) revert OnionKeyIsZero();
        bytes32 previous = _nodes[node].onionKey;
        _nodes[node].onionKey = onionKey;
        emit OnionKeyRotated(node, onionKey, previous);
    }

    /// @inheritdoc INodeRegistry
    function updateEndpoint(NodeId node, string calldata endpoint, bytes32 networkPrefix, bytes2 region)
        external
        onlyLiveOwner(node)
    {
        _checkPlace(endpoint, networkPrefix);
        Node storage known = _nodes[node];
        known.region = region;
        known.networkPrefix = networkPrefix;
        known.endpointCommitment = keccak256(bytes(endpoint));
        emit EndpointUpdated(node, networkPrefix, region, endpoint);
    }

    /// @inheritdoc INodeRegistry
    function retire(NodeId node) external onlyLiveOwner(node) {
        _nodes[node].retired = true;
        emit NodeRetired(node, msg.sender);
        _STAKING.close(node);
    }

    /// @inheritdoc INodeRegistry
    function nodeOf(NodeId node) external view returns (Node memory known) {
        known = _nodes[node];
        if (known.owner == address(0)) revert UnknownNode(node);
    }

    /// @inheritdoc INodeRegistry
    function ownerOf(NodeId node) external view returns (address) {
        return _nodes[node].owner;
    }

    /// @inheritdoc INodeRegistry
    function networkPrefixOf(NodeId node) external view returns (bytes32) {
        return _nodes[node].networkPrefix;
    }

    /// @inheritdoc INodeRegistry
    function hotKeyAt(NodeId node, EpochId epoch) external view returns (address) {
        Key[] storage keys = _keys[node];
        uint256 position = keys.length;
        if (position == 0) revert UnknownNode(node);
        // The newest key is the one asked for nearly always. The first is valid from epoch 0, so the search ends there.
        do {
            --position;
        } while (epoch < keys[position].fromEpoch);
        return keys[position].hotKey;
    }

    /// @inheritdoc INodeRegistry
    function hotKeyCount(NodeId node) external view returns (uint256) {
        return _keys[node].length;
    }

    /// @inheritdoc INodeRegistry
    function hotKeyHistory(NodeId node, uint256 position) external view returns (address hotKey, EpochId fromEpoch) {
        uint256 count = _keys[node].length;
        if (position >= count) revert IndexOutOfBounds(position, count);
        Key memory key = _keys[node][position];
        return (key.hotKey, key.fromEpoch);
    }

    /// @inheritdoc INodeRegistry
    function nodeOfHotKey(address hotKey) external view returns (NodeId) {
        return _nodeOfHotKey[hotKey];
    }

    /// @inheritdoc INodeRegistry
    function nodeCount() external view returns (uint256) {
        return _index.length;
    }

    /// @inheritdoc INodeRegistry
    function nodeAt(uint256 index) external view returns (NodeId) {
        if (index >= _index.length) revert IndexOutOfBounds(index, _index.length);
        return _index[index];
    }

    /// @inheritdoc INodeRegistry
    function possessionNonce(address owner) external view returns (uint256) {
        return _nonces[owner];
    }

    /// @inheritdoc INodeRegistry
    function domainSeparator() external view returns (bytes32) {
        return _domainSeparatorV4();
    }

    /// @notice Registration can be paused; running nodes keep every function they have.
    function isPausable(bytes4 selector) public pure override returns (bool) {
        return selector == this.register.selector || selector == this.registerWithPermit.selector;
    }

    /// @inheritdoc INodeRegistry
    function possessionDigest(NodeId node, address owner, address hotKey, uint256 nonce) public view returns (bytes32) {
        return _hashTypedDataV4(keccak256(abi.encode(POSSESSION_TYPEHASH, node, owner, hotKey, nonce)));
    }

    /// @inheritdoc INodeRegistry
    function nodeIdOf(address owner, address hotKey) public pure returns (NodeId) {
        return NodeId.wrap(keccak256(abi.encode(owner, hotKey)));
    }

    function _register(
        address hotKey,
        bytes calldata possession,
        Profile calldata profile,
        uint256 bond,
        uint16 commission
    ) private returns (NodeId node) {
        if (profile.onionKey == bytes32(0)) revert OnionKeyIsZero();
        _checkPlace(profile.endpoint, profile.networkPrefix);
        // A hot key is used once, so this id is new.
        node = nodeIdOf(msg.sender, hotKey);
        _claimHotKey(node, hotKey, possession);
        // Narrowing: an index is below 2^64 as long as a registration takes any gas at all.
        uint64 index = uint64(_index.length);
        _nodes[node] = Node({
            owner: msg.sender,
            region: profile.region,
            retired: false,
            index: index,
            onionKey: profile.onionKey,
            networkPrefix: profile.networkPrefix,
            endpointCommitment: keccak256(bytes(profile.endpoint))
        });
        _index.push(node);
        // Before the registration there is no statement of this node, so its first key may reach back to the beginning.
        _keys[node].push(Key({hotKey: hotKey, fromEpoch: EpochId.wrap(0)}));
        emit NodeRegistered(
            node, msg.sender, hotKey, index, profile.onionKey, profile.networkPrefix, profile.region, profile.endpoint
        );
        _STAKING.open(node, msg.sender, bond, commission);
    }

    /// @dev Ties a key to a node for ever, on the key's own word.
    function _claimHotKey(NodeId node, address hotKey, bytes calldata possession) private {
        NodeId holder = _nodeOfHotKey[hotKey];
        if (holder != NodeId.wrap(0)) revert HotKeyTaken(hotKey, holder);
        bytes32 digest = possessionDigest(node, msg.sender, hotKey, _nonces[msg.sender]++);
        (address recovered,,) = ECDSA.tryRecover(digest, possession);
        if (recovered == address(0) || recovered != hotKey) revert PossessionNotProven(hotKey, recovered);
        _nodeOfHotKey[hotKey] = node;
    }

    function _checkPlace(string calldata endpoint, bytes32 networkPrefix) private pure {
        uint256 length = bytes(endpoint).length;
        if (length == 0 || length > MAX_ENDPOINT_LENGTH) {
            revert EndpointLengthOutOfBounds(length, MAX_ENDPOINT_LENGTH);
        }
        if (networkPrefix == bytes32(0)) revert NetworkPrefixIsZero();
    }
}
