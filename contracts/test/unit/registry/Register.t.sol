// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IERC20Errors} from "@openzeppelin/contracts/interfaces/draft-IERC6093.sol";
import {NodeRegistry} from "src/NodeRegistry.sol";
import {INodeRegistry} from "src/interfaces/INodeRegistry.sol";
import {IPausable} from "src/interfaces/IPausable.sol";
import {IStaking} from "src/interfaces/IStaking.sol";
import {RegistryLayout} from "src/libraries/RegistryLayout.sol";
import {EpochId} from "src/types/EpochId.sol";
import {NodeId} from "src/types/NodeId.sol";
import {StakeFixture} from "test/base/StakeFixture.sol";

contract RegisterTest is StakeFixture {
    NodeId private node;

    function setUp() public override {
        super.setUp();
        fund(owner.addr, 3 * BOND);
        node = registry.nodeIdOf(owner.addr, hotKey.addr);
    }

    function test_register_recordsANodeWithItsBond() public {
        INodeRegistry.Profile memory p = profile();
        vm.expectEmit(address(registry));
        emit INodeRegistry.NodeRegistered(
            node, owner.addr, hotKey.addr, 0, p.onionKey, p.networkPrefix, p.region, p.endpoint
        );
        assertTrue(_register(hotKey, p, BOND) == node);

        INodeRegistry.Node memory known = registry.nodeOf(node);
        assertEq(known.owner, owner.addr);
        assertEq(known.onionKey, p.onionKey);
        assertEq(known.networkPrefix, p.networkPrefix);
        assertEq(known.endpointCommitment, keccak256(bytes(p.endpoint)));
        assertEq(bytes32(known.region), bytes32(p.region));
        assertFalse(known.retired);
        assertEq(known.index, 0);
        assertEq(registry.ownerOf(node), owner.addr);
        assertEq(registry.networkPrefixOf(node), p.networkPrefix);
        assertTrue(registry.nodeOfHotKey(hotKey.addr) == node);
        assertEq(registry.hotKeyAt(node, EpochId.wrap(0)), hotKey.addr);
        assertEq(registry.hotKeyAt(node, EpochId.wrap(type(uint64).max)), hotKey.addr);
        assertEq(registry.possessionNonce(owner.addr), 1);
        assertEq(staking.stakeOf(node, owner.addr), BOND - 1000);
    }

    function test_register_numbersNodesInOrder() public {
        _register(hotKey, profile(), BOND);
        NodeId second = _register(keyOf("second"), profile(), BOND);
        assertEq(registry.nodeCount(), 2);
        assertTrue(registry.nodeAt(0) == node);
        assertTrue(registry.nodeAt(1) == second);
        assertEq(registry.nodeOf(second).index, 1);
        vm.expectRevert(abi.encodeWithSelector(INodeRegistry.IndexOutOfBounds.selector, 2, 2));
        registry.nodeAt(2);
    }

    function test_register_lastsWhereStateProofsLook() public {
        _register(hotKey, profile(), BOND);
        uint256 word = uint256(vm.load(address(registry), RegistryLayout.ownerSlot(node)));
        assertEq(address(uint160(word)), owner.addr);
        assertEq(vm.load(address(registry), RegistryLayout.networkPrefixSlot(node)), profile().networkPrefix);
    }

    function test_register_refusesAKeyInUse() public {
        _register(hotKey, profile(), BOND);
        vm.expectRevert(abi.encodeWithSelector(INodeRegistry.HotKeyTaken.selector, hotKey.addr, node));
        vm.prank(owner.addr);
        registry.register(hotKey.addr, "", profile(), BOND, COMMISSION);
        vm.expectRevert(abi.encodeWithSelector(INodeRegistry.HotKeyTaken.selector, hotKey.addr, node));
        vm.prank(alice.addr);
        registry.register(hotKey.addr, "", profile(), BOND, COMMISSION);
    }

    function test_register_refusesAProofByAnotherKey() public {
        bytes memory proof = possession(Key(hotKey.addr, alice.secret), node, owner.addr);
        vm.expectRevert(abi.encodeWithSelector(INodeRegistry.PossessionNotProven.selector, hotKey.addr, alice.addr));
        vm.prank(owner.addr);
        registry.register(hotKey.addr, proof, profile(), BOND, COMMISSION);
    }

    function test_register_refusesMalformedProofsAndTheZeroKey() public {
        vm.expectRevert(abi.encodeWithSelector(INodeRegistry.PossessionNotProven.selector, hotKey.addr, address(0)));
        vm.prank(owner.addr);
        registry.register(hotKey.addr, hex"0102", profile(), BOND, COMMISSION);
        vm.expectRevert(abi.encodeWithSelector(INodeRegistry.PossessionNotProven.selector, address(0), address(0)));
        vm.prank(owner.addr);
        registry.register(address(0), hex"0102", profile(), BOND, COMMISSION);
    }

    /// @dev A proof names its owner: whoever sees it in the pool of transactions cannot register the key as his own.
    function test_register_refusesAProofMadeForAnotherOwner() public {
        bytes memory proof = possession(hotKey, node, owner.addr);
        fund(alice.addr, BOND);
        vm.expectPartialRevert(INodeRegistry.PossessionNotProven.selector);
        vm.prank(alice.addr);
        registry.register(hotKey.addr, proof, profile(), BOND, COMMISSION);
    }

    function test_register_refusesAProofForAnotherChainOrNonce() public {
        bytes memory proof = possession(hotKey, node, owner.addr);
        vm.chainId(777);
        vm.expectPartialRevert(INodeRegistry.PossessionNotProven.selector);
        vm.prank(owner.addr);
        registry.register(hotKey.addr, proof, profile(), BOND, COMMISSION);
        vm.chainId(31_337);
        _register(keyOf("second"), profile(), BOND);
        vm.expectPartialRevert(INodeRegistry.PossessionNotProven.selector);
        vm.prank(owner.addr);
        registry.register(hotKey.addr, proof, profile(), BOND, COMMISSION);
    }

    function test_register_refusesProfilesOutOfBounds() public {
        INodeRegistry.Profile memory p = profile();
        p.onionKey = bytes32(0);
        _expectRefusal(p, abi.encodeWithSelector(INodeRegistry.OnionKeyIsZero.selector));
        p = profile();
        p.networkPrefix = bytes32(0);
        _expectRefusal(p, abi.encodeWithSelector(INodeRegistry.NetworkPrefixIsZero.selector));
        p = profile();
        p.endpoint = "";
        _expectRefusal(p, abi.encodeWithSelector(INodeRegistry.EndpointLengthOutOfBounds.selector, 0, 255));
        p.endpoint = string(new bytes(256));
        _expectRefusal(p, abi.encodeWithSelector(INodeRegistry.EndpointLengthOutOfBounds.selector, 256, 255));
    }

    function test_register_refusesABondBelowTheMinimum() public {
        bytes memory proof = possession(hotKey, node, owner.addr);
        vm.expectRevert(abi.encodeWithSelector(IStaking.BondBelowMinimum.selector, node, BOND - 1, BOND));
        vm.prank(owner.addr);
        registry.register(hotKey.addr, proof, profile(), BOND - 1, COMMISSION);
    }

    function test_register_canBePaused() public {
        uint64 until = pauseFunction(address(registry), registry.register.selector);
        vm.expectRevert(abi.encodeWithSelector(IPausable.FunctionIsPaused.selector, registry.register.selector, until));
        vm.prank(owner.addr);
        registry.register(hotKey.addr, "", profile(), BOND, COMMISSION);
        assertTrue(registry.isPausable(registry.registerWithPermit.selector));
        assertFalse(registry.isPausable(registry.retire.selector));
    }

    function test_registerWithPermit_needsNoApprovalBefore() public {
        vm.prank(bank);
        token.transfer(alice.addr, BOND);
        uint256 deadline = block.timestamp + 60;
        (uint8 v, bytes32 r, bytes32 s) =
            vm.sign(alice.secret, permitDigest(alice.addr, address(staking), BOND, deadline));
        NodeId mine = registry.nodeIdOf(alice.addr, hotKey.addr);
        bytes memory proof = possession(hotKey, mine, alice.addr);
        // Somebody else's use of the permit is no obstacle.
        uint256 snapshot = vm.snapshotState();
        token.permit(alice.addr, address(staking), BOND, deadline, v, r, s);
        for (uint256 i = 0; i < 2; ++i) {
            vm.prank(alice.addr);
            registry.registerWithPermit(hotKey.addr, proof, profile(), BOND, COMMISSION, deadline, v, r, s);
            assertEq(registry.ownerOf(mine), alice.addr);
            vm.revertToState(snapshot);
        }
        vm.expectRevert(
            abi.encodeWithSelector(IERC20Errors.ERC20InsufficientAllowance.selector, address(staking), 0, BOND)
        );
        vm.prank(alice.addr);
        registry.registerWithPermit(hotKey.addr, proof, profile(), BOND, COMMISSION, deadline - 1, v, r, s);
    }

    /// A permit for another bond, time or spender is none.
    function testFuzz_registerWithPermit_bindsThePermit(uint256 signed, uint256 until, address spender) public {
        vm.prank(bank);
        token.transfer(alice.addr, BOND);
        uint256 deadline = block.timestamp + 60;
        vm.assume(signed != BOND || until != deadline || spender != address(staking));
        (uint8 v, bytes32 r, bytes32 s) = vm.sign(alice.secret, permitDigest(alice.addr, spender, signed, until));
        bytes memory proof = possession(hotKey, registry.nodeIdOf(alice.addr, hotKey.addr), alice.addr);
        vm.expectRevert(
            abi.encodeWithSelector(IERC20Errors.ERC20InsufficientAllowance.selector, address(staking), 0, BOND)
        );
        vm.prank(alice.addr);
        registry.registerWithPermit(hotKey.addr, proof, profile(), BOND, COMMISSION, deadline, v, r, s);
    }

    function test_registerWithPermit_canBePaused() public {
        bytes4 selector = registry.registerWithPermit.selector;
        uint64 until = pauseFunction(address(registry), selector);
        vm.expectRevert(abi.encodeWithSelector(IPausable.FunctionIsPaused.selector, selector, until));
        registry.registerWithPermit(hotKey.addr, "", profile(), BOND, COMMISSION, 0, 27, 0, 0);
    }

    function test_constructor_refusesZeroAddresses() public {
        address[4] memory bound_ = [address(1), address(2), address(3), address(4)];
        for (uint256 i = 0; i < 4; ++i) {
            address kept = bound_[i];
            bound_[i] = address(0);
            vm.expectRevert(INodeRegistry.ZeroAddress.selector);
            new NodeRegistry(bound_[0], bound_[1], bound_[2], bound_[3]);
            bound_[i] = kept;
        }
    }

    function test_views_ofUnknownNodes() public {
        vm.expectRevert(abi.encodeWithSelector(INodeRegistry.UnknownNode.selector, node));
        registry.nodeOf(node);
        vm.expectRevert(abi.encodeWithSelector(INodeRegistry.UnknownNode.selector, node));
        registry.hotKeyAt(node, EpochId.wrap(0));
        assertEq(registry.ownerOf(node), address(0));
        assertEq(registry.networkPrefixOf(node), bytes32(0));
        assertEq(registry.hotKeyCount(node), 0);
        assertTrue(registry.nodeOfHotKey(hotKey.addr) != node);
    }

    function test_possessionDigest_isThatOfEip712() public view {
        bytes32 structHash = keccak256(
            abi.encode(
                keccak256("HotKeyPossession(bytes32 nodeId,address owner,address hotKey,uint256 nonce)"),
                node,
                owner.addr,
                hotKey.addr,
                uint256(5)
            )
        );
        bytes32 domain = keccak256(
            abi.encode(
                keccak256("EIP712Domain(string name,string version,uint256 chainId,address verifyingContract)"),
                keccak256("CoNET NodeRegistry"),
                keccak256("1"),
                block.chainid,
                address(registry)
            )
        );
        assertEq(registry.domainSeparator(), domain);
        assertEq(
            registry.possessionDigest(node, owner.addr, hotKey.addr, 5),
            keccak256(abi.encodePacked(hex"1901", domain, structHash))
        );
        assertEq(NodeId.unwrap(node), keccak256(abi.encode(owner.addr, hotKey.addr)));
    }

    function testFuzz_register_keepsAnyValidProfile(bytes32 onion, bytes32 prefix, bytes2 region, uint256 length)
        public
    {
        INodeRegistry.Profile memory p = INodeRegistry.Profile({
            onionKey: onion == 0 ? bytes32(uint256(1)) : onion,
            networkPrefix: prefix == 0 ? bytes32(uint256(1)) : prefix,
            region: region,
            endpoint: string(new bytes(bound(length, 1, 255)))
        });
        _register(hotKey, p, BOND);
        INodeRegistry.Node memory known = registry.nodeOf(node);
        assertEq(known.onionKey, p.onionKey);
        assertEq(known.networkPrefix, p.networkPrefix);
        assertEq(bytes32(known.region), bytes32(region));
        assertEq(known.endpointCommitment, keccak256(bytes(p.endpoint)));
    }

    function testFuzz_register_refusesAnyOtherSigner(uint256 secret) public {
        secret = bound(secret, 1, type(uint128).max);
        bytes memory proof = possession(Key(hotKey.addr, secret), node, owner.addr);
        vm.expectRevert(
            abi.encodeWithSelector(INodeRegistry.PossessionNotProven.selector, hotKey.addr, vm.addr(secret))
        );
        vm.prank(owner.addr);
        registry.register(hotKey.addr, proof, profile(), BOND, COMMISSION);
    }

    function _register(Key memory hot, INodeRegistry.Profile memory p, uint256 bond) private returns (NodeId) {
        bytes memory proof = possession(hot, registry.nodeIdOf(owner.addr, hot.addr), owner.addr);
        vm.prank(owner.addr);
        return registry.register(hot.addr, proof, p, bond, COMMISSION);
    }

    function _expectRefusal(INodeRegistry.Profile memory p, bytes memory refusal) private {
        bytes memory proof = possession(hotKey, node, owner.addr);
        vm.expectRevert(refusal);
        vm.prank(owner.addr);
        registry.register(hotKey.addr, proof, p, BOND, COMMISSION);
    }
}
