// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {Deployment} from "script/Deployment.sol";
import {IAccountChallenges} from "src/interfaces/IAccountChallenges.sol";
import {IChallenge} from "src/interfaces/IChallenge.sol";
import {Params} from "src/libraries/Params.sol";
import {Epoch} from "src/types/Epoch.sol";
import {EpochId} from "src/types/EpochId.sol";
import {Tree} from "src/types/EpochTrees.sol";
import {AccountsTree} from "test/base/AccountsTree.sol";
import {TreeBuilder} from "test/base/TreeBuilder.sol";
import {EpochChallenger} from "test/invariant/handlers/EpochChallenger.sol";

/// @notice Verifiers who anchor true and false epochs, challengers who are right and such who are wrong, and one honest
/// watcher, who sees to it that no false epoch's time runs out and that what can be opened is opened in time.
contract ChallengeHandler is EpochChallenger {
    using TreeBuilder for TreeBuilder.Built;
    using AccountsTree for AccountsTree.Tree;

    /// @dev A demand, or a dispute, that waits for its answer.
    struct Open {
        bool dispute;
        uint256 id;
        Tree tree;
        uint256 place;
        IChallenge.Case about;
    }

    Key[] internal verifiers;
    address[] public challengers;
    Open[] internal opens;
    bool public pending;
    bytes32 internal pendingDigest;
    /// @dev Of a false epoch, what its accounts tree said: it must never pay.
    uint256[COUNT] internal cancelledCumulatives;
    bool internal anyCancelled;

    Epoch[] internal headers;
    uint256 public activatedEmission;
    uint256 public activatedTreasury;
    uint256 public activatedBurned;
    uint256 public activatedFees;
    uint256 public immutable PAID_IN;
    uint256 public immutable TREASURY_AT_START;
    uint256 public forfeited;
    /// @dev Of demands and disputes that are open, by contract.
    uint256 public bondsOfDemands;
    uint256 public bondsOfDisputes;
    uint256 public trueAnchorsCancelled;
    uint256 public falseAnchorsMissed;
    uint256 public unpaidChallengers;
    bytes32 public activeRoot;
    mapping(bytes32 action => uint256) public done;

    constructor(Deployment.Network memory network, Key[] memory actors, Key[] memory verifiers_) {
        net = network;
        for (uint256 i = 0; i < COUNT; ++i) {
            owners.push(actors[i].addr);
            for (uint256 j = i; j > 0 && owners[j] < owners[j - 1]; --j) {
                (owners[j], owners[j - 1]) = (owners[j - 1], owners[j]);
            }
        }
        address[5] memory contracts = [
            address(net.sumTreeChallenges),
            address(net.nodeChallenges),
            address(net.headerChallenges),
            address(net.accountChallenges),
            address(net.openingChallenges)
        ];
        for (uint256 i = COUNT; i < 7; ++i) {
            challengers.push(actors[i].addr);
            for (uint256 j = 0; j < 5; ++j) {
                vm.prank(actors[i].addr);
                net.token.approve(contracts[j], type(uint256).max);
            }
        }
        PAID_IN = 1_000_000e18;
        vm.startPrank(actors[7].addr);
        net.token.approve(address(net.escrow), PAID_IN);
        net.escrow.prepayAndCommit(PAID_IN);
        for (uint256 i = 0; i < verifiers_.length; ++i) {
            verifiers.push(verifiers_[i]);
            net.token.transfer(verifiers_[i].addr, 1_000_000e18);
        }
        vm.stopPrank();
        for (uint256 i = 0; i < verifiers_.length; ++i) {
            vm.prank(verifiers_[i].addr);
            net.token.approve(address(net.slasher), type(uint256).max);
            bond(i, 10_000e18);
        }
        // So that every epoch leaves something to the treasury, and each fault has room.
        vm.prank(address(net.timelock));
        net.parameters.set(Params.MAX_NODE_SHARE, 2000);
        TREASURY_AT_START = net.token.balanceOf(address(net.timelock));
    }

    modifier counted(bytes32 action) {
        _;
        ++done[action];
    }

    function selectors() external pure returns (bytes4[] memory list) {
        list = new bytes4[](12);
        list[0] = this.passTime.selector;
        list[1] = this.anchorTrue.selector;
        list[2] = this.anchorFalse.selector;
        list[3] = this.challenge.selector;
        list[4] = this.challengeRightly.selector;
        list[5] = this.demand.selector;
        list[6] = this.dispute.selector;
        list[7] = this.activate.selector;
        list[8] = this.settle.selector;
        list[9] = this.claim.selector;
        list[10] = this.claimFromACancelledRoot.selector;
        list[11] = this.bond.selector;
    }

    function actions() external pure returns (bytes32[13] memory list) {
        list[0] = "anchor true";
        list[1] = "anchor false";
        list[2] = "challenge wrongly";
        list[3] = "challenge rightly";
        list[4] = "cancel";
        list[5] = "demand";
        list[6] = "dispute";
        list[7] = "answer";
        list[8] = "conclude";
        list[9] = "activate";
        list[10] = "settle";
        list[11] = "claim";
        list[12] = "claim from a cancelled root";
    }

    function ownerCount() external view returns (uint256) {
        return owners.length;
    }

    function ownerAt(uint256 i) external view returns (address) {
        return owners[i];
    }

    function activatedCumulative(uint256 i) external view returns (uint256) {
        return activatedCumulatives[i];
    }

    function unsettled() external view returns (Epoch[] memory list) {
        uint256 settled = EpochId.unwrap(net.anchor.settledEpoch());
        list = new Epoch[](headers.length - settled);
        for (uint256 i = 0; i < list.length; ++i) {
            list[i] = headers[settled + i];
        }
    }

    // --- time, and who watches it

    function passTime(uint256 seconds_) external {
        _passTime(bound(seconds_, 1, 12));
    }

    /// @dev One second at a time, because answers have their hour.
    function _passTime(uint256 seconds_) internal {
        for (uint256 i = 0; i < seconds_; ++i) {
            _answerAll();
            skip(1);
            _concludeAll();
        }
    }

    function _answerAll() internal {
        for (uint256 i = opens.length; i > 0; --i) {
            if (!pending || !_isPending(opens[i - 1].about)) continue;
            try this.answer(i - 1) {
                opens[i - 1] = opens[opens.length - 1];
                opens.pop();
                ++done["answer"];
            } catch {
                if (fault == Fault.None) revert("what is true could not be opened");
            }
        }
    }

    /// @dev Called by this contract only, so that a failure can be looked at.
    function answer(uint256 i) external {
        require(msg.sender == address(this));
        Open memory o = opens[i];
        if (o.dispute) {
            net.accountChallenges.answerDispute(o.id, _accounts(activatedCumulatives).proof(o.place));
            bondsOfDisputes -= _bond();
        } else {
            if (o.tree == Tree.None) {
                net.openingChallenges
                    .openAccount(o.id, owners[o.place], cumulatives[o.place], _accounts(cumulatives).proof(o.place));
            } else {
                TreeBuilder.Built memory t = _built(o.tree);
                net.openingChallenges
                    .openLeaf(o.id, t.rootOf(), _leaves(o.tree)[o.place], t.proofOf(0, o.place, o.place));
            }
            bondsOfDemands -= _bond();
        }
        // Whoever answers has half the bond; the watcher gives it away, so that it is not counted twice.
        forfeited += _bond() - _bond() / 2;
        net.token.transfer(challengers[0], _bond() / 2);
    }

    function _concludeAll() internal {
        for (uint256 i = opens.length; i > 0; --i) {
            Open memory o = opens[i - 1];
            uint40 deadline = o.dispute
                ? net.accountChallenges.disputeOf(o.id).deadline
                : net.openingChallenges.demandOf(o.id).deadline;
            if (block.timestamp < deadline) continue;
            bool cancels = pending && _isPending(o.about);
            if (o.dispute) {
                net.accountChallenges.concludeDispute(o.id, o.about);
                bondsOfDisputes -= _bond();
            } else {
                net.openingChallenges.conclude(o.id, o.about);
                bondsOfDemands -= _bond();
            }
            opens[i - 1] = opens[opens.length - 1];
            opens.pop();
            ++done["conclude"];
            if (cancels) _noteCancelled();
        }
    }

    // --- verifiers

    function anchorTrue(uint256 seed) external {
        if (_anchor(seed, Fault.None)) ++done["anchor true"];
    }

    function anchorFalse(uint256 seed, uint256 which) external {
        if (_anchor(seed, Fault(bound(which, 1, uint256(type(Fault).max))))) ++done["anchor false"];
    }

    function _anchor(uint256 seed, Fault wanted) internal returns (bool) {
        if (pending) return false;
        uint256 due = uint256(net.anchor.lastEndTime()) + net.anchor.EPOCH_LENGTH() + 2;
        if (block.timestamp < due) _passTime(due - block.timestamp);
        Epoch memory header = _make(seed, wanted);
        // The snapshot block is an earlier one than that which anchors.
        skip(1);
        bytes32 digest = net.anchor.digestOf(header);
        bytes memory signatures =
            bytes.concat(signDigest(verifiers[0].secret, digest), signDigest(verifiers[1].secret, digest));
        net.anchor.anchor(header, signatures);
        pendingCase = IChallenge.Case({header: header, signatures: signatures});
        (pending, pendingDigest) = (true, digest);
        // The watcher asks at once for what it cannot compute.
        if (fault == Fault.Hidden) _demand(challengers[0], header.epoch % 2 == 0 ? Tree.None : Tree.Nodes, 0);
        if (fault == Fault.Cumulative) _disputeAt(challengers[0], 0);
        return true;
    }

    function bond(uint256 who, uint256 amount) public {
        address verifier = verifiers[who % verifiers.length].addr;
        uint256 balance = net.token.balanceOf(verifier);
        if (balance == 0) return;
        vm.prank(verifier);
        net.slasher.bond(bound(amount, 1, balance < 10_000e18 ? balance : 10_000e18));
    }

    // --- challengers

    /// @notice Anybody challenges anything: of a true epoch it costs the bond.
    function challenge(uint256 who, uint256 kind, uint256 place) external {
        if (!pending) return;
        _challenge(challengers[who % 3], Kind(kind % (uint256(type(Kind).max) + 1)), place % COUNT);
    }

    function challengeRightly(uint256 who) external {
        if (!pending || fault == Fault.None || _isAsked()) return;
        _challenge(challengers[who % 3], _catcher(), 0);
        ++done["challenge rightly"];
    }

    function demand(uint256 who, uint256 tree, uint256 place) external {
        if (!pending || !_canHold()) return;
        tree = tree % 4;
        if (tree == 3 && entriesLeaves.length == 0) return;
        place = tree == 3 ? place % entriesLeaves.length : place % COUNT;
        _demand(challengers[who % 3], Tree(tree), place);
    }

    /// @notice Disputes an account that the epoch before had. An account that has earned nothing until now leaves nothing
    /// to dispute; one that was given less than its entries is decided at once.
    function dispute(uint256 who, uint256 place) external {
        place = place % COUNT;
        if (!pending || !_canHold() || pendingCase.header.epoch == 1) return;
        if (activatedCumulatives[place] == 0 || fault == Fault.Hidden || entriesLeaves.length == 0) return;
        _disputeAt(challengers[who % 3], place);
    }

    function _disputeAt(address challenger, uint256 place) internal counted("dispute") {
        IAccountChallenges.AccountLeaf memory leaf = _accountLeaf(place);
        IAccountChallenges.AccountEntries memory entries = _entries();
        vm.prank(challenger);
        (uint256 id, bool cancelled) = net.accountChallenges.disputeAccount(pendingCase, activatedHeader, leaf, entries);
        // Decided at once in the first epoch.
        if (cancelled) return _noteCancelled();
        bondsOfDisputes += _bond();
        Open storage o = opens.push();
        (o.dispute, o.id, o.place) = (true, id, place);
        o.about = pendingCase;
    }

    function _demand(address challenger, Tree tree, uint256 place) internal counted("demand") {
        vm.prank(challenger);
        uint256 id = tree == Tree.None
            ? net.openingChallenges.demandAccount(pendingCase, _pathOf(place))
            : net.openingChallenges.demandLeaf(pendingCase, tree, uint64(place));
        bondsOfDemands += _bond();
        Open storage o = opens.push();
        (o.id, o.tree, o.place) = (id, tree, place);
        o.about = pendingCase;
    }

    function _challenge(address challenger, Kind kind, uint256 place) internal {
        bool right = fault != Fault.None && !_isAsked() && kind == _catcher() && place == 0;
        uint256 held = net.token.balanceOf(challenger);
        uint256 atStake = net.slasher.bondOf(verifiers[0].addr).amount + net.slasher.bondOf(verifiers[1].addr).amount;
        try this.attempt(challenger, kind, place) returns (bool cancelled) {
            if (cancelled) {
                // With a bond of some size there is something to pay the challenger with.
                if (atStake > 1e6 && net.token.balanceOf(challenger) <= held) ++unpaidChallengers;
                _noteCancelled();
                return;
            }
            forfeited += _bond();
            if (net.token.balanceOf(challenger) != held - _bond()) ++unpaidChallengers;
            ++done["challenge wrongly"];
            if (right) ++falseAnchorsMissed;
        } catch {
            vm.stopPrank();
            // Proofs out of a false epoch's trees need not hold together; those out of a true one's do.
            if (right) ++falseAnchorsMissed;
            if (fault == Fault.None) revert("a challenge of a true epoch proves nothing");
        }
    }

    // --- what follows

    function activate() external {
        if (!pending) return;
        (,, uint64 activatableAt) = net.anchor.pending();
        if (block.timestamp < activatableAt) _passTime(activatableAt - block.timestamp);
        if (!pending) return;
        if (fault != Fault.None) {
            // The watcher's last chance: nothing ends a challenge but activation.
            if (_isAsked()) ++falseAnchorsMissed;
            else _challenge(challengers[0], _catcher(), 0);
            return;
        }
        net.anchor.activate();
        Epoch memory header = pendingCase.header;
        headers.push(header);
        activatedHeader = header;
        activatedCumulatives = cumulatives;
        activatedEmission += header.emission;
        activatedFees += header.fees;
        activatedTreasury += header.treasury;
        activatedBurned += header.burned;
        activeRoot = header.accountsRoot;
        pending = false;
        ++done["activate"];
    }

    function settle() external {
        Epoch[] memory list = this.unsettled();
        if (list.length == 0) return;
        net.anchor.settle(list);
        ++done["settle"];
    }

    function claim(uint256 who) external {
        who = who % COUNT;
        uint256 due = activatedCumulatives[who] - net.distributor.claimed(owners[who]);
        if (due == 0 || net.token.balanceOf(address(net.distributor)) < due) return;
        bytes32[] memory proof = _accounts(activatedCumulatives).proof(who);
        vm.prank(owners[who]);
        net.distributor.claim(owners[who], activatedCumulatives[who], proof);
        ++done["claim"];
    }

    function claimFromACancelledRoot(uint256 who) external {
        who = who % COUNT;
        if (!anyCancelled || cancelledCumulatives[who] == activatedCumulatives[who]) return;
        bytes32[] memory proof = _accounts(cancelledCumulatives).proof(who);
        vm.prank(owners[who]);
        try net.distributor.claim(owners[who], cancelledCumulatives[who], proof) {
            revert("a cancelled root paid");
        } catch {
            ++done["claim from a cancelled root"];
        }
    }

    function _noteCancelled() private {
        if (fault == Fault.None) ++trueAnchorsCancelled;
        pending = false;
        cancelledCumulatives = cumulatives;
        anyCancelled = true;
        ++done["cancel"];
    }

    /// @dev Faults that no one call shows: somebody has to ask, and nobody can answer.
    function _isAsked() private view returns (bool) {
        return fault == Fault.Cumulative || fault == Fault.Hidden;
    }

    function _isPending(IChallenge.Case memory c) private view returns (bool) {
        return net.anchor.digestOf(c.header) == pendingDigest;
    }

    function _canHold() private view returns (bool) {
        // Within the delay that the epoch began with, which the anchor keeps once an epoch is held.
        (,, uint64 activatableAt) = net.anchor.pending();
        return opens.length == 0 && block.timestamp < activatableAt && !_wasHeld();
    }

    function _wasHeld() private view returns (bool) {
        (,, uint64 activatableAt) = net.anchor.pending();
        return activatableAt > uint256(pendingCase.header.endTime) + 1 + net.parameters.get(Params.ACTIVATION_DELAY);
    }

    function _bond() private view returns (uint256) {
        return net.parameters.get(Params.CHALLENGE_BOND);
    }
}
