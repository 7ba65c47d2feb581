// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IGovernor} from "@openzeppelin/contracts/governance/IGovernor.sol";

import {IEpochAnchor} from "src/interfaces/IEpochAnchor.sol";
import {IGuardian} from "src/interfaces/IGuardian.sol";
import {INetworkParameters} from "src/interfaces/INetworkParameters.sol";
import {INodeRegistry} from "src/interfaces/INodeRegistry.sol";
import {IPausable} from "src/interfaces/IPausable.sol";
import {IStaking} from "src/interfaces/IStaking.sol";
import {Params} from "src/libraries/Params.sol";
import {NodeId} from "src/types/NodeId.sol";
import {NetworkTest} from "test/base/NetworkTest.sol";

/// @notice Stories of the DAO over the whole network: votes come from the one ledger, decisions reach every
/// contract that the DAO may steer, and the guardian is no more than a brake.
contract GovernmentFlowTest is NetworkTest {
    NodeId internal node;

    function setUp() public override {
        super.setUp();
        for (uint256 i = 0; i < actors.length; ++i) {
            vm.startPrank(actors[i].addr);
            net.token.delegate(actors[i].addr);
            net.token.approve(address(net.staking), type(uint256).max);
            net.token.approve(address(net.slasher), type(uint256).max);
            vm.stopPrank();
        }
        node = register(actors[0], keyOf("hot key"));
        skip(1);
    }

    function register(Key memory owner, Key memory hotKey) internal returns (NodeId id) {
        id = net.registry.nodeIdOf(owner.addr, hotKey.addr);
        bytes32 digest =
            net.registry.possessionDigest(id, owner.addr, hotKey.addr, net.registry.possessionNonce(owner.addr));
        INodeRegistry.Profile memory profile = INodeRegistry.Profile({
            onionKey: bytes32(uint256(1)), networkPrefix: keccak256("192.0.2.0/24"), region: "CH", endpoint: "a:1"
        });
        vm.prank(owner.addr);
        net.registry.register(hotKey.addr, signDigest(hotKey.secret, digest), profile, 50_000e18, 500);
    }

    function decide(address target, bytes memory payload) internal {
        (address[] memory targets, uint256[] memory values, bytes[] memory payloads) = one(target, payload);
        queueUp(targets, values, payloads);
        skip(3);
        net.governor.execute(targets, values, payloads, keccak256("decided"));
    }

    function queueUp(address[] memory targets, uint256[] memory values, bytes[] memory payloads)
        internal
        returns (uint256 id)
    {
        vm.prank(actors[0].addr);
        id = net.governor.propose(targets, values, payloads, "decided");
        skip(3);
        for (uint256 i = 0; i < actors.length; ++i) {
            vm.prank(actors[i].addr);
            net.governor.castVote(id, i == 1 ? 0 : 1);
        }
        skip(12);
        net.governor.queue(targets, values, payloads, keccak256("decided"));
    }

    function one(address target, bytes memory payload)
        internal
        pure
        returns (address[] memory targets, uint256[] memory values, bytes[] memory payloads)
    {
        targets = new address[](1);
        values = new uint256[](1);
        payloads = new bytes[](1);
        (targets[0], payloads[0]) = (target, payload);
    }

    function test_whoHasStakedEverythingVotesWithEverything() public {
        address delegator = actors[2].addr;
        uint256 all = net.token.balanceOf(delegator);
        vm.prank(delegator);
        net.staking.delegate(node, all);
        skip(1);
        (address[] memory targets, uint256[] memory values, bytes[] memory payloads) = one(address(net.parameters), "");
        vm.prank(delegator);
        uint256 id = net.governor.propose(targets, values, payloads, "mine");
        skip(3);
        vm.expectEmit(address(net.governor));
        emit IGovernor.VoteCast(delegator, id, 1, all, "");
        vm.prank(delegator);
        net.governor.castVote(id, 1);
    }

    function test_theDaoChangesAParameterAndItsEffectIsFelt() public {
        decide(address(net.parameters), abi.encodeCall(INetworkParameters.set, (Params.MIN_SELF_BOND, 100_000e18)));
        Key memory hotKey = keyOf("another hot key");
        NodeId id = net.registry.nodeIdOf(actors[3].addr, hotKey.addr);
        bytes32 digest = net.registry.possessionDigest(id, actors[3].addr, hotKey.addr, 0);
        INodeRegistry.Profile memory profile = INodeRegistry.Profile({
            onionKey: bytes32(uint256(1)), networkPrefix: keccak256("192.0.2.0/24"), region: "CH", endpoint: "a:1"
        });
        bytes memory possession = signDigest(hotKey.secret, digest);
        vm.prank(actors[3].addr);
        vm.expectRevert(abi.encodeWithSelector(IStaking.BondBelowMinimum.selector, id, 50_000e18, 100_000e18));
        net.registry.register(hotKey.addr, possession, profile, 50_000e18, 500);
    }

    function test_theDaoChoosesVerifiersThatHaveBonded() public {
        address[] memory members = new address[](2);
        (members[0], members[1]) = (actors[4].addr, actors[5].addr);
        for (uint256 i = 0; i < 2; ++i) {
            vm.prank(members[i]);
            net.slasher.bond(5000e18);
        }
        decide(address(net.anchor), abi.encodeCall(IEpochAnchor.setVerifiers, (members, 2, 1)));
        assertTrue(net.anchor.isVerifier(members[0]));
        assertTrue(net.anchor.isVerifier(members[1]));
    }

    function test_theDaoSpendsItsTreasury() public {
        address grantee = accountOf("grantee");
        decide(address(net.token), abi.encodeWithSignature("transfer(address,uint256)", grantee, 123e18));
        assertEq(net.token.balanceOf(grantee), 123e18);
    }

    function test_theGuardianPausesIntakeAndNobodyIsLockedIn() public {
        address delegator = actors[2].addr;
        vm.prank(delegator);
        net.staking.delegate(node, 1000e18);
        vm.prank(accountOf("guard"));
        net.guardian.pause(address(net.staking), IStaking.delegate.selector, 10, "smoke");
        vm.prank(delegator);
        vm.expectRevert(
            abi.encodeWithSelector(
                IPausable.FunctionIsPaused.selector, IStaking.delegate.selector, uint64(block.timestamp + 10)
            )
        );
        net.staking.delegate(node, 1000e18);
        uint256 shares = net.staking.sharesOf(node, delegator);
        vm.prank(delegator);
        net.staking.undelegate(node, shares);
        uint256 before = net.token.balanceOf(delegator);
        skip(20);
        net.staking.withdraw(node, delegator, 1);
        assertEq(net.token.balanceOf(delegator), before + 1000e18);
    }

    function test_theGuardianCancelsAndTheDaoReplacesIt() public {
        (address[] memory targets, uint256[] memory values, bytes[] memory payloads) =
            one(address(net.token), abi.encodeWithSignature("transfer(address,uint256)", actors[1].addr, 1e18));
        uint256 id = queueUp(targets, values, payloads);
        bytes32 salt = bytes20(address(net.governor)) ^ keccak256("decided");
        vm.prank(accountOf("guard"));
        net.guardian.cancel(targets, values, payloads, 0, salt, "bought votes");
        assertEq(uint256(net.governor.state(id)), uint256(IGovernor.ProposalState.Canceled));

        address successor = accountOf("successor");
        decide(address(net.guardian), abi.encodeCall(IGuardian.setGuardian, (successor)));
        assertEq(net.guardian.guardian(), successor);
    }
}
