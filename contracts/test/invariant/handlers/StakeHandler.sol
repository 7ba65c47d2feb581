// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {ConetToken} from "src/ConetToken.sol";
import {NetworkParameters} from "src/NetworkParameters.sol";
import {NodeRegistry} from "src/NodeRegistry.sol";
import {Staking} from "src/Staking.sol";
import {IStaking} from "src/interfaces/IStaking.sol";
import {Params} from "src/libraries/Params.sol";
import {PoolMath} from "src/libraries/PoolMath.sol";
import {NodeId} from "src/types/NodeId.sol";
import {BaseTest} from "test/base/BaseTest.sol";

/// @notice Everything that anybody may do with stake, in any order, by five accounts at three nodes of which two belong to
/// two of the five. Each step is a valid one, so a revert is a finding.
contract StakeHandler is BaseTest {
    ConetToken private immutable _TOKEN;
    Staking private immutable _STAKING;
    NodeRegistry private immutable _REGISTRY;
    NetworkParameters private immutable _PARAMETERS;
    address private immutable _DISTRIBUTOR;
    address private immutable _SLASHER;
    address private immutable _TIMELOCK;

    address[] private _actors;
    NodeId[] private _nodes;
    uint256 private _held;
    NodeId private _heldFrom;
    uint256 private _heldPenalty;
    uint256 private _penalty;

    /// @notice Steps that did something, by name, so that a test can see that none is idle.
    mapping(bytes32 step => uint256) public calls;

    constructor(address[4] memory contracts, address[3] memory powers, address[] memory actors, NodeId[] memory nodes) {
        _TOKEN = ConetToken(contracts[0]);
        _STAKING = Staking(contracts[1]);
        _REGISTRY = NodeRegistry(contracts[2]);
        _PARAMETERS = NetworkParameters(contracts[3]);
        (_DISTRIBUTOR, _SLASHER, _TIMELOCK) = (powers[0], powers[1], powers[2]);
        _actors = actors;
        _nodes = nodes;
    }

    function delegate(uint256 actorSeed, uint256 nodeSeed, uint256 amount) external {
        (address actor, NodeId node) = _pick(actorSeed, nodeSeed);
        amount = bound(amount, 1, 1e24);
        if (_TOKEN.balanceOf(actor) < amount || !_takes(node, actor, amount)) return;
        vm.prank(actor);
        _STAKING.delegate(node, amount);
        ++calls["delegate"];
    }

    function compound(uint256 actorSeed, uint256 nodeSeed, uint256 amount) external {
        (address actor, NodeId node) = _pick(actorSeed, nodeSeed);
        amount = bound(amount, 1, 1e22);
        if (_TOKEN.balanceOf(_DISTRIBUTOR) < amount || !_takes(node, actor, amount)) return;
        vm.prank(_DISTRIBUTOR);
        _STAKING.compound(actor, node, amount);
        ++calls["compound"];
    }

    function undelegate(uint256 actorSeed, uint256 nodeSeed, uint256 shares) external {
        (address actor, NodeId node) = _pick(actorSeed, nodeSeed);
        shares = _leavable(actor, node, shares);
        if (shares == 0) return;
        vm.prank(actor);
        _STAKING.undelegate(node, shares);
        ++calls["undelegate"];
    }

    function redelegate(uint256 actorSeed, uint256 nodeSeed, uint256 toSeed, uint256 shares) external {
        (address actor, NodeId node) = _pick(actorSeed, nodeSeed);
        NodeId to = _nodes[toSeed % _nodes.length];
        if (to == node || _STAKING.poolOf(to).status != IStaking.Status.Active) return;
        shares = _leavable(actor, node, shares);
        if (shares == 0) return;
        vm.prank(actor);
        _STAKING.redelegate(node, to, shares);
        ++calls["redelegate"];
    }

    function withdraw(uint256 actorSeed, uint256 nodeSeed, uint256 maximum) external {
        (address actor, NodeId node) = _pick(actorSeed, nodeSeed);
        maximum = bound(maximum, 1, 8);
        IStaking.Position memory before = _STAKING.positionOf(node, actor);
        if (before.head == before.tail) return;
        uint256 ripe = block.timestamp - _PARAMETERS.get(Params.UNBONDING_TIME);
        if (_STAKING.unbondingOf(node, actor, before.head).startedAt > ripe) {
            vm.expectRevert(abi.encodeWithSelector(IStaking.NothingMatured.selector, node, actor));
            _STAKING.withdraw(node, actor, maximum);
            return;
        }
        uint256[] memory starts = new uint256[](before.tail - before.head);
        for (uint256 i = 0; i < starts.length; ++i) {
            starts[i] = _STAKING.unbondingOf(node, actor, before.head + i).startedAt;
        }
        _STAKING.withdraw(node, actor, maximum);
        uint256 paid = _STAKING.positionOf(node, actor).head - before.head;
        for (uint256 i = 0; i < paid; ++i) {
            assertLe(starts[i], ripe, "never withdrawn early");
        }
        ++calls["withdraw"];
    }

    function settle(uint256 actorSeed, uint256 nodeSeed) external {
        (address actor, NodeId node) = _pick(actorSeed, nodeSeed);
        _STAKING.settle(node, actor);
        ++calls["settle"];
    }

    function settleUnbonding(uint256 actorSeed, uint256 nodeSeed, uint256 entrySeed) external {
        (address actor, NodeId node) = _pick(actorSeed, nodeSeed);
        IStaking.Position memory position = _STAKING.positionOf(node, actor);
        if (position.head == position.tail) return;
        _STAKING.settleUnbonding(node, actor, bound(entrySeed, position.head, position.tail - 1));
        ++calls["settleUnbonding"];
    }

    function slash(uint256 nodeSeed, uint256 basisPoints, uint256 term) external {
        NodeId node = _nodes[nodeSeed % _nodes.length];
        // Mostly small, sometimes all.
        basisPoints = basisPoints % 16 == 0 ? 10_000 : bound(basisPoints, 1, 3000);
        vm.prank(_SLASHER);
        uint256 amount = _STAKING.slash(node, ++_penalty, basisPoints, block.timestamp + bound(term, 0, 5 days));
        (_held, _heldFrom, _heldPenalty) = (amount, node, _penalty);
        ++calls["slash"];
    }

    function restore(uint256 part) external {
        // A slash after it may have kept the term going, an owner's return ended it.
        if (_held == 0 || block.timestamp >= _STAKING.poolOf(_heldFrom).jailedUntil) return;
        if (_STAKING.lossOf(_heldFrom, _heldPenalty).shares < _STAKING.poolOf(_heldFrom).totalShares) return;
        uint256 amount = bound(part, 1, _held);
        bool endsTerm = part % 2 == 0;
        vm.prank(_SLASHER);
        _STAKING.restore(_heldFrom, _heldPenalty, amount, endsTerm);
        _held = 0;
        ++calls["restore"];
    }

    /// @dev The number of every note is that of a slash or of a return, so a few tries find most of them.
    function claimReturn(uint256 actorSeed, uint256 nodeSeed, uint256 penaltySeed) external {
        (address actor, NodeId node) = _pick(actorSeed, nodeSeed);
        uint256 penalty = bound(penaltySeed, 0, _penalty);
        IStaking.Loss memory loss = _STAKING.lossOf(node, penalty);
        for (uint256 number = loss.slashedAt; number < loss.returnedAt; ++number) {
            if (_STAKING.departedShares(node, actor, number) == 0) continue;
            try _STAKING.claimReturn(node, penalty, actor, number) {
                ++calls["claimReturn"];
            } catch (bytes memory reason) {
                assertEq(
                    keccak256(reason),
                    keccak256(abi.encodeWithSelector(IStaking.NothingReturned.selector, node, penalty, actor, number)),
                    "claimed before"
                );
            }
        }
    }

    function unjail(uint256 nodeSeed) external {
        NodeId node = _nodes[nodeSeed % _nodes.length];
        IStaking.Pool memory pool = _STAKING.poolOf(node);
        if (pool.jailedUntil == 0 || block.timestamp < pool.jailedUntil) return;
        if (_STAKING.stakeOf(node, pool.owner) < _PARAMETERS.get(Params.MIN_SELF_BOND)) return;
        vm.prank(pool.owner);
        _STAKING.unjail(node);
        ++calls["unjail"];
    }

    function setCommission(uint256 nodeSeed, uint16 commission) external {
        NodeId node = _nodes[nodeSeed % _nodes.length];
        IStaking.Pool memory pool = _STAKING.poolOf(node);
        if (pool.status != IStaking.Status.Active) return;
        vm.prank(pool.owner);
        _STAKING.setCommission(node, uint16(bound(commission, 0, 5000)));
        ++calls["setCommission"];
    }

    function applyCommission(uint256 nodeSeed) external {
        NodeId node = _nodes[nodeSeed % _nodes.length];
        (, uint256 effectiveAt) = _STAKING.announcedCommission(node);
        if (effectiveAt == 0 || block.timestamp < effectiveAt || block.timestamp >= effectiveAt + 7 days) return;
        _STAKING.applyCommission(node);
        ++calls["applyCommission"];
    }

    /// @dev Only the last node, and one time in eight, so that most runs have three that serve.
    function retire(uint256 seed) external {
        NodeId node = _nodes[_nodes.length - 1];
        IStaking.Pool memory pool = _STAKING.poolOf(node);
        if (seed % 8 != 0 || pool.status != IStaking.Status.Active) return;
        vm.prank(pool.owner);
        _REGISTRY.retire(node);
        ++calls["retire"];
    }

    function transfer(uint256 fromSeed, uint256 toSeed, uint256 amount) external {
        address from = _actors[fromSeed % _actors.length];
        amount = bound(amount, 0, _TOKEN.balanceOf(from));
        vm.prank(from);
        _TOKEN.transfer(_actors[toSeed % _actors.length], amount);
        ++calls["transfer"];
    }

    function burn(uint256 actorSeed, uint256 amount) external {
        address actor = _actors[actorSeed % _actors.length];
        amount = bound(amount, 0, _TOKEN.balanceOf(actor) / 8);
        vm.prank(actor);
        _TOKEN.burn(amount);
        ++calls["burn"];
    }

    function mint(uint256 part) external {
        uint256 total = bound(part, _TOKEN.emitted(), _released());
        vm.prank(_TOKEN.minter());
        _TOKEN.mintUpTo(_DISTRIBUTOR, total);
        ++calls["mint"];
    }

    function chooseDelegate(uint256 actorSeed, uint256 delegateSeed) external {
        address actor = _actors[actorSeed % _actors.length];
        uint256 choice = delegateSeed % (_actors.length + 1);
        vm.prank(actor);
        _TOKEN.delegate(choice == _actors.length ? address(0) : _actors[choice]);
        ++calls["chooseDelegate"];
    }

    function changeUnbondingTime(uint256 time) external {
        vm.prank(_TIMELOCK);
        _PARAMETERS.set(Params.UNBONDING_TIME, bound(time, 7 days, 30 days));
        ++calls["changeUnbondingTime"];
    }

    function wait(uint256 time) external {
        skip(bound(time, 1, 12 days));
        ++calls["wait"];
    }

    function _released() private view returns (uint256) {
        (bool success, bytes memory result) =
            _TOKEN.schedule().staticcall(abi.encodeWithSignature("cumulative(uint256)", block.timestamp));
        assertTrue(success, "schedule");
        return abi.decode(result, (uint256));
    }

    function _pick(uint256 actorSeed, uint256 nodeSeed) private view returns (address, NodeId) {
        return (_actors[actorSeed % _actors.length], _nodes[nodeSeed % _nodes.length]);
    }

    function _takes(NodeId node, address account, uint256 amount) private view returns (bool) {
        IStaking.Pool memory pool = _STAKING.poolOf(node);
        if (pool.status != IStaking.Status.Active || PoolMath.isWiped(pool.stake, pool.totalShares)) return false;
        if (pool.jailedUntil != 0 && (account != pool.owner || block.timestamp < pool.jailedUntil)) return false;
        return
            !PoolMath.isDear(pool.stake, pool.totalShares)
                && PoolMath.sharesFor(pool.stake, pool.totalShares, amount) != 0;
    }

    /// @dev Shares that the account can undelegate: not into the bond of an active node, and with a place in the queue.
    function _leavable(address account, NodeId node, uint256 seed) private view returns (uint256) {
        IStaking.Position memory position = _STAKING.positionOf(node, account);
        if (position.shares == 0 || position.tail - position.head == 8) return 0;
        uint256 shares = bound(seed, 1, position.shares);
        IStaking.Pool memory pool = _STAKING.poolOf(node);
        if (account != pool.owner || pool.status != IStaking.Status.Active) return shares;
        uint256 left = PoolMath.worth(pool.stake, pool.totalShares, position.shares - shares);
        return left < _PARAMETERS.get(Params.MIN_SELF_BOND) ? 0 : shares;
    }
}
