// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {Staking} from "src/Staking.sol";
import {IPausable} from "src/interfaces/IPausable.sol";
import {IStaking} from "src/interfaces/IStaking.sol";
import {Params} from "src/libraries/Params.sol";
import {NodeId} from "src/types/NodeId.sol";
import {StakeFixture} from "test/base/StakeFixture.sol";

contract OpenTest is StakeFixture {
    NodeId private constant NODE = NodeId.wrap("a node");

    function setUp() public override {
        super.setUp();
        fund(owner.addr, 2 * BOND);
    }

    function test_open_putsTheBondIntoANewPool() public {
        vm.prank(owner.addr);
        token.delegate(carol.addr);
        vm.expectEmit(address(staking));
        emit IStaking.PoolOpened(NODE, owner.addr, COMMISSION);
        vm.expectEmit(address(staking));
        emit IStaking.Delegated(NODE, owner.addr, BOND, BOND - 1000);
        _open(BOND, COMMISSION);

        IStaking.Pool memory pool = staking.poolOf(NODE);
        assertEq(pool.stake, BOND);
        assertEq(pool.totalShares, BOND);
        assertEq(pool.commission, COMMISSION);
        assertTrue(pool.status == IStaking.Status.Active);
        assertEq(pool.jailedUntil, 0);
        assertEq(pool.unbondingShares, 0);
        assertEq(pool.owner, owner.addr);
        assertEq(staking.sharesOf(NODE, owner.addr), BOND - 1000, "1,000 shares are nobody's");
        assertEq(staking.positionOf(NODE, owner.addr).units, BOND);
        assertEq(token.balanceOf(address(staking)), BOND);
        assertEq(staking.totalStake(), BOND);
        assertEq(token.getVotes(carol.addr), 2 * BOND, "no vote moved");
    }

    function test_open_isForTheRegistryOnly() public {
        vm.expectRevert(abi.encodeWithSelector(IStaking.Unauthorized.selector, address(this), address(registry)));
        staking.open(NODE, owner.addr, BOND, COMMISSION);
    }

    function test_open_refusesAPoolThatIsOpen() public {
        _open(BOND, COMMISSION);
        vm.expectRevert(abi.encodeWithSelector(IStaking.PoolAlreadyOpen.selector, NODE));
        _open(BOND, COMMISSION);
    }

    function test_open_refusesABondBelowTheMinimum() public {
        vm.expectRevert(abi.encodeWithSelector(IStaking.BondBelowMinimum.selector, NODE, BOND - 1, BOND));
        _open(BOND - 1, COMMISSION);
    }

    function test_open_refusesABondThatDoesNotFit() public {
        vm.expectRevert(abi.encodeWithSelector(IStaking.AmountOutOfBounds.selector, uint256(2 ** 96), type(uint96).max));
        _open(2 ** 96, COMMISSION);
    }

    function test_open_refusesACommissionAboveTheMaximum() public {
        uint256 maximum = parameters.get(Params.MAX_COMMISSION);
        vm.expectRevert(abi.encodeWithSelector(IStaking.CommissionAboveMaximum.selector, NODE, maximum + 1, maximum));
        _open(BOND, uint16(maximum + 1));
        _open(BOND, uint16(maximum));
    }

    function test_constructor_refusesZeroAddresses() public {
        address[6] memory bound_ = [address(1), address(2), address(3), address(4), address(5), address(6)];
        for (uint256 i = 0; i < 6; ++i) {
            address kept = bound_[i];
            bound_[i] = address(0);
            vm.expectRevert(IStaking.ZeroAddress.selector);
            new Staking(bound_[0], bound_[1], bound_[2], bound_[3], bound_[4], bound_[5]);
            bound_[i] = kept;
        }
    }

    function test_pause_reachesIntakeOnly() public {
        assertTrue(staking.isPausable(staking.delegate.selector));
        assertTrue(staking.isPausable(staking.delegateWithPermit.selector));
        assertTrue(staking.isPausable(staking.compound.selector));
        assertTrue(staking.isPausable(staking.redelegate.selector));
        bytes4[6] memory never = [
            staking.undelegate.selector,
            staking.withdraw.selector,
            staking.settle.selector,
            staking.slash.selector,
            staking.restore.selector,
            staking.unjail.selector
        ];
        for (uint256 i = 0; i < never.length; ++i) {
            assertFalse(staking.isPausable(never[i]));
            vm.expectRevert(abi.encodeWithSelector(IPausable.NotPausable.selector, never[i]));
            vm.prank(guardian);
            staking.setPausedUntil(never[i], uint64(block.timestamp + 1));
        }
    }

    function testFuzz_open_splitsTheBondIntoOwnersAndNobodysShares(uint256 bond, uint16 commission) public {
        bond = bound(bond, BOND, 2 * BOND);
        commission = uint16(bound(commission, 0, parameters.get(Params.MAX_COMMISSION)));
        _open(bond, commission);
        (bool active, bool jailed, uint256 stake, uint256 total, uint256 self, uint16 rate) = staking.nodeState(NODE);
        assertTrue(active);
        assertFalse(jailed);
        assertEq(stake, bond);
        assertEq(total, bond);
        assertEq(self, bond - 1000);
        assertEq(rate, commission);
    }

    function _open(uint256 bond, uint16 commission) private {
        vm.prank(address(registry));
        staking.open(NODE, owner.addr, bond, commission);
    }
}
