// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IAccessControl} from "@openzeppelin/contracts/access/IAccessControl.sol";
import {IGovernor} from "@openzeppelin/contracts/governance/IGovernor.sol";
import {TimelockController} from "@openzeppelin/contracts/governance/TimelockController.sol";

import {FiguresFile} from "script/FiguresFile.sol";
import {ConetTimelock} from "src/ConetTimelock.sol";
import {Governed} from "src/access/Governed.sol";
import {IConetToken} from "src/interfaces/IConetToken.sol";
import {IEpochAnchor} from "src/interfaces/IEpochAnchor.sol";
import {IEscrow} from "src/interfaces/IEscrow.sol";
import {IGuardian} from "src/interfaces/IGuardian.sol";
import {IPausable} from "src/interfaces/IPausable.sol";
import {IRewardDistributor} from "src/interfaces/IRewardDistributor.sol";
import {IStaking} from "src/interfaces/IStaking.sol";
import {Params} from "src/libraries/Params.sol";
import {Epoch} from "src/types/Epoch.sol";
import {EpochId} from "src/types/EpochId.sol";
import {NodeId} from "src/types/NodeId.sol";
import {NetworkTest} from "test/base/NetworkTest.sol";
import {Vm} from "test/base/Vm.sol";

/// @notice What a deployment leaves behind: everything bound to everything, and the deployer (this test)
/// with nothing. Every privileged function of every contract is asked, by the deployer and by anybody.
contract DeploymentTest is NetworkTest {
    // who holds what

    function testFuzz_nobodyOutsideHoldsARoleInTheTimelock(address account) public view {
        bytes32[4] memory roles = [
            net.timelock.DEFAULT_ADMIN_ROLE(),
            net.timelock.PROPOSER_ROLE(),
            net.timelock.EXECUTOR_ROLE(),
            net.timelock.CANCELLER_ROLE()
        ];
        for (uint256 i = 0; i < 4; ++i) {
            bool expected = account == address(net.timelock)
                ? i == 0
                : account == address(net.governor) ? i != 0 : account == address(net.guardian) && i == 3;
            assertEq(net.timelock.hasRole(roles[i], account), expected);
        }
    }

    function test_theDeployerHoldsNoRoleAndNoToken() public view {
        testFuzz_nobodyOutsideHoldsARoleInTheTimelock(address(this));
        assertEq(net.token.balanceOf(address(this)), 0);
        assertEq(net.token.getVotes(address(this)), 0);
        assertFalse(net.anchor.isVerifier(address(this)));
        assertFalse(net.anchor.isChallengeContract(address(this)));
        assertNotEq(net.guardian.guardian(), address(this));
        assertEq(net.token.minter(), address(net.anchor));
    }

    function test_theSupplyIsTheGenesisAllocation() public view {
        uint256 genesis = net.token.cap() - net.emission.minersShare();
        assertEq(net.token.totalSupply(), genesis);
        uint256 held = 0;
        for (uint256 i = 0; i < actors.length; ++i) {
            held += net.token.balanceOf(actors[i].addr);
        }
        assertEq(net.token.balanceOf(address(net.timelock)), genesis - held, "the rest is the treasury's");
    }

    function test_everyContractObeysTheSameTimelockAndGuardian() public view {
        assertEq(net.anchor.GUARDIAN(), address(net.guardian));
        assertEq(net.anchor.TREASURY(), address(net.timelock));
        assertEq(net.anchor.TIMELOCK(), address(net.timelock));
        assertEq(net.parameters.TIMELOCK(), address(net.timelock));
        assertEq(net.guardian.TIMELOCK(), address(net.timelock));
        assertEq(net.slasher.TIMELOCK(), address(net.timelock));
        assertEq(net.staking.GUARDIAN(), address(net.guardian));
        assertEq(net.registry.GUARDIAN(), address(net.guardian));
        assertEq(net.escrow.GUARDIAN(), address(net.guardian));
        assertEq(net.distributor.GUARDIAN(), address(net.guardian));
        assertEq(net.governor.timelock(), address(net.timelock));
        assertEq(address(net.governor.token()), address(net.token));
    }

    function test_theFiveChallengeContractsCountAndNoOther() public {
        Figures memory figures = FiguresFile.read(vm.readFile("config/local.json"));
        figures.verifiers = addressesOf(verifiers);
        vm.recordLogs();
        Network memory fresh = deployNetwork(figures, address(this));
        Vm.Log[] memory logs = vm.getRecordedLogs();
        uint256 accepted = 0;
        for (uint256 i = 0; i < logs.length; ++i) {
            if (logs[i].topics[0] == IEpochAnchor.ChallengeContractChanged.selector) ++accepted;
        }
        assertEq(accepted, 5);
        assertTrue(fresh.anchor.isChallengeContract(address(fresh.sumTreeChallenges)));
        assertTrue(fresh.anchor.isChallengeContract(address(fresh.nodeChallenges)));
        assertTrue(fresh.anchor.isChallengeContract(address(fresh.headerChallenges)));
        assertTrue(fresh.anchor.isChallengeContract(address(fresh.accountChallenges)));
        assertTrue(fresh.anchor.isChallengeContract(address(fresh.openingChallenges)));
    }

    /// Whatever a contract could grant to one address only, it would have to know that address: neither code (immutables) nor
    /// storage of any of the seventeen holds the deployer's.
    function test_noContractKnowsItsDeployer() public {
        Figures memory figures = FiguresFile.read(vm.readFile("config/local.json"));
        figures.verifiers = addressesOf(verifiers);
        vm.record();
        address[17] memory contracts = allOf(deployNetwork(figures, address(this)));
        for (uint256 i = 0; i < contracts.length; ++i) {
            assertGt(contracts[i].code.length, 0);
            assertFalse(contains(contracts[i].code, address(this)), "code");
            (, bytes32[] memory written) = vm.accesses(contracts[i]);
            for (uint256 j = 0; j < written.length; ++j) {
                assertFalse(contains(abi.encode(vm.load(contracts[i], written[j])), address(this)), "storage");
            }
        }
        // It would have been found: the timelock is known to the anchor.
        assertTrue(contains(contracts[8].code, contracts[0]), "the search finds what is there");
    }

    function allOf(Network memory n) private pure returns (address[17] memory) {
        return [
            address(n.timelock),
            address(n.parameters),
            address(n.guardian),
            address(n.emission),
            address(n.token),
            address(n.staking),
            address(n.registry),
            address(n.escrow),
            address(n.anchor),
            address(n.distributor),
            address(n.slasher),
            address(n.governor),
            address(n.sumTreeChallenges),
            address(n.nodeChallenges),
            address(n.headerChallenges),
            address(n.accountChallenges),
            address(n.openingChallenges)
        ];
    }

    function contains(bytes memory haystack, address needle) private pure returns (bool found) {
        // Reads up to 31 bytes past the end, which no address of ours can be made of.
        assembly ("memory-safe") {
            let end := add(add(haystack, 32), mload(haystack))
            for { let spot := add(haystack, 32) } lt(spot, end) { spot := add(spot, 1) } {
                if eq(shr(96, mload(spot)), needle) {
                    found := true
                    break
                }
            }
        }
    }

    // the deployer asks each privileged function

    function test_theDeployerCannotUseTheTimelock() public {
        bytes memory none = abi.encodeWithSelector(
            IAccessControl.AccessControlUnauthorizedAccount.selector, address(this), net.timelock.PROPOSER_ROLE()
        );
        vm.expectRevert(none);
        net.timelock.schedule(address(0), 0, "", 0, 0, 1 days);
        none = abi.encodeWithSelector(
            IAccessControl.AccessControlUnauthorizedAccount.selector, address(this), net.timelock.EXECUTOR_ROLE()
        );
        vm.expectRevert(none);
        net.timelock.execute(address(0), 0, "", 0, 0);
        none = abi.encodeWithSelector(
            IAccessControl.AccessControlUnauthorizedAccount.selector, address(this), net.timelock.CANCELLER_ROLE()
        );
        vm.expectRevert(none);
        net.timelock.cancel(0);
        bytes32 proposer = net.timelock.PROPOSER_ROLE();
        none =
            abi.encodeWithSelector(IAccessControl.AccessControlUnauthorizedAccount.selector, address(this), bytes32(0));
        vm.expectRevert(none);
        net.timelock.grantRole(proposer, address(this));
        vm.expectRevert(abi.encodeWithSelector(TimelockController.TimelockUnauthorizedCaller.selector, address(this)));
        net.timelock.updateDelay(2 days);
    }

    function test_theDeployerCannotUseTheGovernor() public {
        bytes memory refusal = abi.encodeWithSelector(IGovernor.GovernorOnlyExecutor.selector, address(this));
        vm.expectRevert(refusal);
        net.governor.setVotingDelay(5);
        vm.expectRevert(refusal);
        net.governor.relay(address(this), 0, "");
        vm.expectPartialRevert(IGovernor.GovernorInsufficientProposerVotes.selector);
        net.governor.propose(new address[](1), new uint256[](1), new bytes[](1), "");
    }

    function test_theDeployerCannotUseTheGuardian() public {
        bytes memory refusal = abi.encodeWithSelector(IGuardian.NotGuardianAccount.selector, address(this));
        vm.expectRevert(refusal);
        net.guardian.pause(address(net.staking), IStaking.delegate.selector, 1, "");
        vm.expectRevert(refusal);
        net.guardian.unpause(address(net.staking), IStaking.delegate.selector);
        vm.expectRevert(refusal);
        net.guardian.cancel(new address[](0), new uint256[](0), new bytes[](0), 0, 0, "");
        vm.expectRevert(abi.encodeWithSelector(Governed.NotTimelock.selector, address(this)));
        net.guardian.setGuardian(address(this));
    }

    function test_theDeployerCannotPauseAnything() public {
        address[5] memory targets = [
            address(net.staking),
            address(net.registry),
            address(net.escrow),
            address(net.anchor),
            address(net.distributor)
        ];
        for (uint256 i = 0; i < targets.length; ++i) {
            vm.expectRevert(abi.encodeWithSelector(IPausable.NotGuardian.selector, address(this)));
            IPausable(targets[i]).setPausedUntil(0, type(uint64).max);
        }
    }

    function test_theDeployerCannotChangeTheNetwork() public {
        bytes memory refusal = abi.encodeWithSelector(Governed.NotTimelock.selector, address(this));
        vm.expectRevert(refusal);
        net.parameters.set(Params.MIN_UPTIME, 1);
        vm.expectRevert(refusal);
        net.anchor.setVerifiers(new address[](1), 1, 5);
        vm.expectRevert(refusal);
        net.anchor.setChallengeContract(address(this), true);
        vm.expectRevert(refusal);
        net.slasher.returnPenalty(1);
        Epoch memory header;
        vm.expectRevert(abi.encodeWithSelector(IEpochAnchor.NotAChallengeContract.selector, address(this)));
        net.anchor.cancel(header, address(this));
        vm.expectRevert(abi.encodeWithSelector(IEpochAnchor.NotAChallengeContract.selector, address(this)));
        net.anchor.hold(header);
    }

    function test_theDeployerCannotMakeOrMoveTokens() public {
        address staking = address(net.staking);
        vm.expectRevert(abi.encodeWithSelector(IConetToken.Unauthorized.selector, address(this), address(net.anchor)));
        net.token.mintUpTo(address(this), 1);
        bytes memory refusal = abi.encodeWithSelector(IConetToken.Unauthorized.selector, address(this), staking);
        vm.expectRevert(refusal);
        net.token.lock(actors[0].addr, address(this), 1);
        vm.expectRevert(refusal);
        net.token.unlock(address(this), 0, 1);
        vm.expectRevert(refusal);
        net.token.restate(address(this), 0, 1);
        vm.expectRevert(abi.encodeWithSelector(IEscrow.Unauthorized.selector, address(this), address(net.anchor)));
        net.escrow.settle(EpochId.wrap(1), 0, 0, 0);
        refusal = abi.encodeWithSelector(IRewardDistributor.Unauthorized.selector, address(this), address(net.anchor));
        vm.expectRevert(refusal);
        net.distributor.activate(bytes32(uint256(1)));
        vm.expectRevert(refusal);
        net.distributor.release(address(this), 1);
    }

    function test_theDeployerCannotTouchStakes() public {
        NodeId node = NodeId.wrap(bytes32(uint256(1)));
        vm.expectRevert(abi.encodeWithSelector(IStaking.Unauthorized.selector, address(this), address(net.registry)));
        net.staking.open(node, address(this), 1, 0);
        vm.expectRevert(abi.encodeWithSelector(IStaking.Unauthorized.selector, address(this), address(net.registry)));
        net.staking.close(node);
        vm.expectRevert(abi.encodeWithSelector(IStaking.Unauthorized.selector, address(this), address(net.slasher)));
        net.staking.slash(node, 1, 1, 0);
        vm.expectRevert(abi.encodeWithSelector(IStaking.Unauthorized.selector, address(this), address(net.slasher)));
        net.staking.restore(node, 1, 1, true);
        vm.expectRevert(abi.encodeWithSelector(IStaking.Unauthorized.selector, address(this), address(net.distributor)));
        net.staking.compound(address(this), node, 1);
    }

    // the figures

    function test_productionFiguresHaveNoShortTimes() public {
        Figures memory figures = FiguresFile.read(vm.readFile("config/production.json"));
        assertFalse(figures.shortTimes);
        assertFalse(figures.governor.shortTimes);
        figures.verifiers = addressesOf(verifiers);
        Network memory production = deployNetwork(figures, address(this));
        assertFalse(production.parameters.SHORT_TIMES());
        assertFalse(production.timelock.SHORT_TIMES());
        assertFalse(production.governor.SHORT_TIMES());
    }

    /// Who appeals within a day finds the vote over and the timelock's delay run out before the penalty is burned.
    function test_productionFiguresLeaveTimeForAnAppeal() public {
        Figures memory figures = FiguresFile.read(vm.readFile("config/production.json"));
        figures.verifiers = addressesOf(verifiers);
        Network memory production = deployNetwork(figures, address(this));
        uint256 longestVote = production.governor.votingDelay() + production.governor.votingPeriod()
            + production.governor.lateQuorumVoteExtension();
        assertGe(
            production.parameters.get(Params.APPEAL_WINDOW), 1 days + longestVote + production.timelock.getMinDelay()
        );
    }

    function test_localFiguresAreRefusedWithoutShortTimes() public {
        Figures memory figures = FiguresFile.read(vm.readFile("config/local.json"));
        figures.shortTimes = false;
        vm.expectRevert(abi.encodeWithSelector(ConetTimelock.DelayOutOfBounds.selector, 2, 1 days, 30 days));
        this.deploy(figures);
    }

    function test_holdersCannotGetMoreThanTheGenesisAllocation() public {
        Figures memory figures = FiguresFile.read(vm.readFile("config/local.json"));
        figures.verifiers = addressesOf(verifiers);
        figures.holders = new address[](1);
        figures.holderAmounts = new uint256[](1);
        figures.holders[0] = address(1);
        figures.holderAmounts[0] = 400_000_001e18;
        vm.expectRevert(abi.encodeWithSelector(HoldersExceedGenesis.selector, 400_000_001e18, 400_000_000e18));
        this.deploy(figures);
    }

    function deploy(Figures memory figures) external {
        deployNetwork(figures, address(this));
    }
}
