// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {Deployment} from "script/Deployment.sol";
import {IEscrow} from "src/interfaces/IEscrow.sol";
import {INodeRegistry} from "src/interfaces/INodeRegistry.sol";
import {ISlasher} from "src/interfaces/ISlasher.sol";
import {IStaking} from "src/interfaces/IStaking.sol";
import {Params} from "src/libraries/Params.sol";
import {Epoch} from "src/types/Epoch.sol";
import {EpochId} from "src/types/EpochId.sol";
import {NodeId} from "src/types/NodeId.sol";
import {AccountsTree} from "test/base/AccountsTree.sol";
import {BaseTest} from "test/base/BaseTest.sol";

/// @notice Everybody who uses the network, at random. Every call either does something that the contracts
/// allow, or returns before it asks: nothing here may revert. What must not be possible is tried as well,
/// and has to be refused.
contract NetworkHandler is BaseTest {
    using AccountsTree for AccountsTree.Tree;

    uint256 internal constant SMALLEST_STAKE = 1e15;

    Deployment.Network internal net;
    Key[] internal actors;
    Key[] internal verifiers;
    NodeId[] public nodes;
    Key[] internal hotKeys;

    // What the anchor was told, kept as a ledger of its own.
    mapping(address => uint256) public anchoredCumulative;
    mapping(address => uint256) public activatedCumulative;
    mapping(address => uint256) public lastClaimed;
    bool public claimsFell;
    bool public leftEarly;
    Epoch[] internal headers;
    Epoch internal pendingHeader;
    bytes internal pendingSignatures;
    uint256 internal _topics;
    bool public hasPending;
    uint256 public activatedEmission;
    uint256 public activatedFees;
    uint256 public activatedRewards;
    uint256 public activatedTreasury;
    uint256 public activatedBurned;
    uint256 public paidIn;
    uint256 public treasuryAtStart;
    uint256 public burnedOtherwise;
    uint256 public cancelled;
    mapping(bytes32 root => bool) public cancelledRoot;
    mapping(bytes32 root => bool) public activatedRoot;
    mapping(bytes32 action => uint256) public done;

    constructor(Deployment.Network memory network, Key[] memory actors_, Key[] memory verifiers_) {
        net = network;
        for (uint256 i = 0; i < actors_.length; ++i) {
            actors.push(actors_[i]);
            vm.startPrank(actors_[i].addr);
            net.token.approve(address(net.staking), type(uint256).max);
            net.token.approve(address(net.escrow), type(uint256).max);
            net.token.approve(address(net.slasher), type(uint256).max);
            vm.stopPrank();
        }
        for (uint256 i = 0; i < verifiers_.length; ++i) {
            verifiers.push(verifiers_[i]);
        }
        for (uint256 i = 0; i < 3; ++i) {
            _register(i);
        }
        treasuryAtStart = net.token.balanceOf(address(net.timelock));
    }

    modifier counted(bytes32 action) {
        _;
        ++done[action];
    }

    /// @notice All that can happen, by the names under which it is counted.
    function allActions() external pure returns (bytes32[34] memory list) {
        list[0] = "activate";
        list[1] = "anchor";
        list[2] = "anchorAndMint";
        list[3] = "askBack";
        list[4] = "bondVerifier";
        list[5] = "burn";
        list[6] = "burnPenalty";
        list[7] = "cancelAnchor";
        list[8] = "cancelWithdrawal";
        list[9] = "changeParameter";
        list[10] = "claim";
        list[11] = "claimMany";
        list[12] = "claimTooMuch";
        list[13] = "commitCredit";
        list[14] = "compound";
        list[15] = "delegateVotes";
        list[16] = "mint";
        list[17] = "prepay";
        list[18] = "redelegate";
        list[19] = "reportRelay";
        list[20] = "returnPenalty";
        list[21] = "sendToStaking";
        list[22] = "setCommission";
        list[23] = "settle";
        list[24] = "settleEpochs";
        list[25] = "stake";
        list[26] = "takeBack";
        list[27] = "takeBackTooEarly";
        list[28] = "time";
        list[29] = "transfer";
        list[30] = "undelegate";
        list[31] = "unjail";
        list[32] = "withdraw";
        list[33] = "withdrawTooEarly";
    }

    /// @notice What the fuzzer may call.
    function selectors() external pure returns (bytes4[] memory list) {
        list = new bytes4[](29);
        list[0] = this.passTime.selector;
        list[1] = this.transfer.selector;
        list[2] = this.delegateVotes.selector;
        list[3] = this.burn.selector;
        list[4] = this.sendToStakingByHand.selector;
        list[5] = this.stake.selector;
        list[6] = this.undelegate.selector;
        list[7] = this.redelegate.selector;
        list[8] = this.withdraw.selector;
        list[9] = this.settle.selector;
        list[10] = this.setCommission.selector;
        list[11] = this.unjail.selector;
        list[12] = this.contradict.selector;
        list[13] = this.bondVerifier.selector;
        list[14] = this.concludePenalty.selector;
        list[15] = this.prepay.selector;
        list[16] = this.commitCredit.selector;
        list[17] = this.askBack.selector;
        list[18] = this.takeBack.selector;
        list[19] = this.anchor.selector;
        list[20] = this.activate.selector;
        list[21] = this.cancelAnchor.selector;
        list[22] = this.mint.selector;
        list[23] = this.settleEpochs.selector;
        list[24] = this.claim.selector;
        list[25] = this.claimForEverybody.selector;
        list[26] = this.compound.selector;
        list[27] = this.claimTooMuch.selector;
        list[28] = this.changeParameter.selector;
    }

    function actorCount() external view returns (uint256) {
        return actors.length;
    }

    function actorAt(uint256 i) external view returns (address) {
        return actors[i].addr;
    }

    function nodeCount() external view returns (uint256) {
        return nodes.length;
    }

    function headersSince(uint256 epoch) external view returns (Epoch[] memory list) {
        list = new Epoch[](headers.length - epoch);
        for (uint256 i = 0; i < list.length; ++i) {
            list[i] = headers[epoch + i];
        }
    }

    // time

    function passTime(uint256 seconds_) external counted("time") {
        skip(bound(seconds_, 1, 30));
    }

    // the token

    function transfer(uint256 from, uint256 to, uint256 amount) external counted("transfer") {
        address sender = _actor(from);
        amount = bound(amount, 0, net.token.balanceOf(sender));
        vm.prank(sender);
        net.token.transfer(_actor(to), amount);
    }

    function delegateVotes(uint256 from, uint256 to) external counted("delegateVotes") {
        vm.prank(_actor(from));
        net.token.delegate(to % 5 == 0 ? address(0) : _actor(to));
    }

    function burn(uint256 from, uint256 amount) external counted("burn") {
        address holder = _actor(from);
        amount = bound(amount, 0, net.token.balanceOf(holder) / 1000);
        vm.prank(holder);
        net.token.burn(amount);
        burnedOtherwise += amount;
    }

    function sendToStakingByHand(uint256 from, uint256 amount) external counted("sendToStaking") {
        address holder = _actor(from);
        amount = bound(amount, 0, net.token.balanceOf(holder));
        vm.prank(holder);
        try net.token.transfer(address(net.staking), amount) {
            revert("tokens reached Staking without an owner");
        } catch {}
    }

    // stake

    function stake(uint256 who, uint256 node, uint256 amount) external {
        address account = _actor(who);
        NodeId id = _node(node);
        if (!_takesStake(id, account)) return;
        uint256 balance = net.token.balanceOf(account);
        if (balance < SMALLEST_STAKE) return;
        _stake(account, id, bound(amount, SMALLEST_STAKE, balance));
    }

    function _stake(address account, NodeId id, uint256 amount) internal counted("stake") {
        vm.prank(account);
        net.staking.delegate(id, amount);
    }

    function undelegate(uint256 who, uint256 node, uint256 part) external {
        address account = _actor(who);
        NodeId id = _node(node);
        uint256 shares = _canUnbond(account, id, part);
        if (shares == 0) return;
        _undelegate(account, id, shares);
    }

    function _undelegate(address account, NodeId id, uint256 shares) internal counted("undelegate") {
        vm.prank(account);
        net.staking.undelegate(id, shares);
    }

    function redelegate(uint256 who, uint256 from, uint256 to, uint256 part) external {
        address account = _actor(who);
        NodeId a = _node(from);
        NodeId b = _node(to);
        if (a == b || net.staking.poolOf(b).status != IStaking.Status.Active) return;
        uint256 shares = _canUnbond(account, a, part);
        if (shares == 0) return;
        _redelegate(account, a, b, shares);
    }

    function _redelegate(address account, NodeId a, NodeId b, uint256 shares) internal counted("redelegate") {
        vm.prank(account);
        net.staking.redelegate(a, b, shares);
    }

    function withdraw(uint256 who, uint256 node, uint256 maximum) external {
        address account = _actor(who);
        NodeId id = _node(node);
        IStaking.Position memory position = net.staking.positionOf(id, account);
        maximum = bound(maximum, 1, 8);
        uint256 unbonding = net.parameters.get(Params.UNBONDING_TIME);
        bool matured = position.head < position.tail
            && block.timestamp >= net.staking.unbondingOf(id, account, position.head).startedAt + unbonding;
        if (matured) {
            _withdraw(account, id, maximum);
        } else {
            _withdrawTooEarly(account, id, maximum);
        }
    }

    function _withdraw(address account, NodeId id, uint256 maximum) internal counted("withdraw") {
        uint256 before = net.staking.positionOf(id, account).head;
        uint256 unbonding = net.parameters.get(Params.UNBONDING_TIME);
        uint40[8] memory startedAt;
        for (uint256 i = before; i < net.staking.positionOf(id, account).tail; ++i) {
            startedAt[i - before] = net.staking.unbondingOf(id, account, i).startedAt;
        }
        net.staking.withdraw(id, account, maximum);
        for (uint256 i = before; i < net.staking.positionOf(id, account).head; ++i) {
            if (block.timestamp < startedAt[i - before] + unbonding) leftEarly = true;
        }
    }

    function _withdrawTooEarly(address account, NodeId id, uint256 maximum) internal counted("withdrawTooEarly") {
        try net.staking.withdraw(id, account, maximum) {
            leftEarly = true;
        } catch {}
    }

    function settle(uint256 who, uint256 node) external counted("settle") {
        address account = _actor(who);
        NodeId id = _node(node);
        net.staking.settle(id, account);
        IStaking.Position memory position = net.staking.positionOf(id, account);
        for (uint256 i = position.head; i < position.tail; ++i) {
            net.staking.settleUnbonding(id, account, i);
        }
    }

    function setCommission(uint256 node, uint256 commission) external {
        NodeId id = _node(node);
        IStaking.Pool memory pool = net.staking.poolOf(id);
        if (pool.status != IStaking.Status.Active) return;
        _setCommission(id, pool.owner, bound(commission, 0, net.parameters.get(Params.MAX_COMMISSION)));
    }

    function _setCommission(NodeId id, address owner, uint256 commission) internal counted("setCommission") {
        vm.prank(owner);
        net.staking.setCommission(id, uint16(commission));
    }

    function unjail(uint256 node) external {
        NodeId id = _node(node);
        IStaking.Pool memory pool = net.staking.poolOf(id);
        if (pool.jailedUntil == 0 || block.timestamp < pool.jailedUntil) return;
        if (net.staking.stakeOf(id, pool.owner) < net.parameters.get(Params.MIN_SELF_BOND)) return;
        _unjail(id, pool.owner);
    }

    function _unjail(NodeId id, address owner) internal counted("unjail") {
        vm.prank(owner);
        net.staking.unjail(id);
    }

    // offences

    /// @dev A relay says two things about one topic.
    function contradict(uint256 node, uint256 reporter, uint256 seldom) external {
        if (seldom % 4 != 0) return;
        uint256 i = node % nodes.length;
        uint64 open = EpochId.unwrap(net.anchor.openEpochAtMost());
        ISlasher.RelayStatement memory a = ISlasher.RelayStatement({
            epoch: open, nodeId: NodeId.unwrap(nodes[i]), topic: bytes32(++_topics), value: bytes32(uint256(1))
        });
        ISlasher.RelayStatement memory b = ISlasher.RelayStatement({
            epoch: open, nodeId: NodeId.unwrap(nodes[i]), topic: bytes32(_topics), value: bytes32(uint256(2))
        });
        bytes memory signatureA = _signStatement(hotKeys[i], a);
        bytes memory signatureB = _signStatement(hotKeys[i], b);
        _reportRelay(_actor(reporter), a, signatureA, b, signatureB);
    }

    function _reportRelay(
        address reporter,
        ISlasher.RelayStatement memory a,
        bytes memory signatureA,
        ISlasher.RelayStatement memory b,
        bytes memory signatureB
    ) internal counted("reportRelay") {
        vm.prank(reporter);
        net.slasher.reportRelay(a, signatureA, b, signatureB);
    }

    function bondVerifier(uint256 which, uint256 amount) external counted("bondVerifier") {
        address verifier = verifiers[which % verifiers.length].addr;
        address lender = _actor(which);
        amount = bound(amount, 1, 1000e18);
        if (net.token.balanceOf(lender) < amount) return;
        vm.prank(lender);
        net.token.transfer(verifier, amount);
        vm.startPrank(verifier);
        net.token.approve(address(net.slasher), amount);
        net.slasher.bond(amount);
        vm.stopPrank();
    }

    /// @dev What is held is burned after the appeal window, or given back within it.
    function concludePenalty(uint256 which) external {
        uint256 count = net.slasher.penaltyCount();
        if (count == 0) return;
        which = 1 + which % count;
        ISlasher.Penalty memory penalty = net.slasher.penaltyOf(which);
        if (penalty.status != ISlasher.PenaltyStatus.Held) return;
        if (block.timestamp >= penalty.appealUntil) _burnPenalty(which, penalty.held);
        else if (which % 3 == 0) _returnPenalty(which);
    }

    function _burnPenalty(uint256 which, uint256 amount) internal counted("burnPenalty") {
        net.slasher.burnPenalty(which);
        burnedOtherwise += amount;
    }

    function _returnPenalty(uint256 which) internal counted("returnPenalty") {
        vm.prank(address(net.timelock));
        net.slasher.returnPenalty(which);
    }

    // prepaid money

    function prepay(uint256 who, uint256 amount) external {
        address payer = _actor(who);
        uint256 balance = net.token.balanceOf(payer);
        if (balance == 0) return;
        _prepay(payer, bound(amount, 1, (balance + 9) / 10));
    }

    function _prepay(address payer, uint256 amount) internal counted("prepay") {
        vm.prank(payer);
        net.escrow.prepay(amount);
        paidIn += amount;
    }

    function commitCredit(uint256 who, uint256 amount) external {
        address payer = _actor(who);
        uint256 balance = net.escrow.accountOf(payer).balance;
        if (balance == 0) return;
        _commitCredit(payer, bound(amount, 1, balance));
    }

    function _commitCredit(address payer, uint256 amount) internal counted("commitCredit") {
        vm.prank(payer);
        net.escrow.commitCredit(amount);
    }

    function askBack(uint256 who, uint256 amount) external {
        address payer = _actor(who);
        uint256 balance = net.escrow.accountOf(payer).balance;
        if (balance == 0) return;
        _askBack(payer, bound(amount, 1, balance));
    }

    function _askBack(address payer, uint256 amount) internal counted("askBack") {
        vm.prank(payer);
        net.escrow.requestWithdrawal(amount);
    }

    function takeBack(uint256 who, bool changesMind) external {
        address payer = _actor(who);
        IEscrow.Account memory account = net.escrow.accountOf(payer);
        if (account.pending == 0) return;
        if (changesMind) return _cancelWithdrawal(payer);
        if (block.timestamp < account.availableAt) return _takeBackTooEarly(payer);
        _takeBack(payer, account.pending);
    }

    function _cancelWithdrawal(address payer) internal counted("cancelWithdrawal") {
        vm.prank(payer);
        net.escrow.cancelWithdrawal();
    }

    function _takeBack(address payer, uint256 amount) internal counted("takeBack") {
        vm.prank(payer);
        net.escrow.withdraw();
        paidIn -= amount;
    }

    function _takeBackTooEarly(address payer) internal counted("takeBackTooEarly") {
        vm.prank(payer);
        try net.escrow.withdraw() {
            revert("prepaid money left before its delay");
        } catch {}
    }

    // epochs

    /// @dev A header that pays some of emission and fees to the actors, the rest to treasury and fire.
    function anchor(uint256 seed, bool mints) external {
        if (!_canAnchor()) return;
        // Anchoring activates the epoch before, whose time is over.
        if (hasPending) _noteActivation();
        Epoch memory header = _nextHeader(seed);
        bytes32 digest = net.anchor.digestOf(header);
        bytes memory signatures =
            bytes.concat(signDigest(verifiers[0].secret, digest), signDigest(verifiers[2].secret, digest));
        if (mints) _anchorAndMint(header, signatures);
        else _anchor(header, signatures);
        pendingHeader = header;
        pendingSignatures = signatures;
        hasPending = true;
    }

    function _anchor(Epoch memory header, bytes memory signatures) internal counted("anchor") {
        net.anchor.anchor(header, signatures);
    }

    function _anchorAndMint(Epoch memory header, bytes memory signatures) internal counted("anchorAndMint") {
        net.anchor.anchorAndMint(header, signatures);
    }

    function activate() external {
        (,, uint64 at_) = net.anchor.pending();
        if (!hasPending || block.timestamp < at_) return;
        _activate();
    }

    function _activate() internal counted("activate") {
        net.anchor.activate();
        _noteActivation();
    }

    /// @dev The handler is an accepted challenge contract: what makes a challenge right is tested elsewhere.
    function cancelAnchor(uint256 sometimes) external {
        (,, uint64 at_) = net.anchor.pending();
        if (!hasPending || block.timestamp >= at_ || sometimes % 3 != 0) return;
        _cancelAnchor();
    }

    function _cancelAnchor() internal counted("cancelAnchor") {
        cancelledRoot[pendingHeader.accountsRoot] = true;
        ++cancelled;
        net.anchor.cancel(pendingHeader, _actor(0));
        net.slasher.reportCancelledAnchor(pendingHeader, pendingSignatures);
        hasPending = false;
        for (uint256 i = 0; i < actors.length; ++i) {
            anchoredCumulative[actors[i].addr] = activatedCumulative[actors[i].addr];
        }
    }

    function mint() external counted("mint") {
        net.anchor.mint();
    }

    function settleEpochs(uint256 count) external {
        uint256 settled = EpochId.unwrap(net.anchor.settledEpoch());
        if (settled == headers.length) return;
        count = bound(count, 1, headers.length - settled);
        // The last header's digest must still be in the ring.
        if (settled + count + 60 < headers.length) count = headers.length - settled;
        Epoch[] memory list = new Epoch[](count);
        for (uint256 i = 0; i < count; ++i) {
            list[i] = headers[settled + i];
        }
        _settleEpochs(list);
    }

    /// @dev Claims may have been paid ahead of it, out of later epochs as well.
    function _settleEpochs(Epoch[] memory list) internal counted("settleEpochs") {
        net.anchor.settle(list);
    }

    // claims

    function claim(uint256 who) external {
        uint256 i = who % actors.length;
        address account = actors[i].addr;
        uint256 due = activatedCumulative[account] - net.distributor.claimed(account);
        if (due == 0) return;
        _claim(i, account);
    }

    function _claim(uint256 i, address account) internal counted("claim") {
        AccountsTree.Tree memory tree = _tree(false);
        vm.prank(account);
        net.distributor.claim(account, activatedCumulative[account], tree.proof(i));
        _noteClaim(account);
    }

    function claimForEverybody() external {
        uint256 due = 0;
        for (uint256 i = 0; i < actors.length; ++i) {
            due += activatedCumulative[actors[i].addr] - net.distributor.claimed(actors[i].addr);
        }
        if (due == 0) return;
        _claimForEverybody();
    }

    function _claimForEverybody() internal counted("claimMany") {
        AccountsTree.Tree memory tree = _tree(false);
        (bytes32[] memory siblings, uint256[] memory flags) = tree.everyone();
        address[] memory accounts = new address[](actors.length);
        uint256[] memory cumulatives = new uint256[](actors.length);
        for (uint256 i = 0; i < actors.length; ++i) {
            accounts[i] = actors[i].addr;
            cumulatives[i] = activatedCumulative[accounts[i]];
            vm.prank(accounts[i]);
            net.distributor.setConsent(true);
        }
        net.distributor.claimMany(accounts, cumulatives, siblings, flags);
        for (uint256 i = 0; i < actors.length; ++i) {
            _noteClaim(accounts[i]);
        }
    }

    function compound(uint256 who, uint256 node) external {
        uint256 i = who % actors.length;
        address account = actors[i].addr;
        NodeId id = _node(node);
        uint256 due = activatedCumulative[account] - net.distributor.claimed(account);
        if (due < SMALLEST_STAKE) return;
        if (!_takesStake(id, account)) return;
        _compound(i, account, id);
    }

    function _compound(uint256 i, address account, NodeId id) internal counted("compound") {
        AccountsTree.Tree memory tree = _tree(false);
        vm.prank(account);
        net.distributor.compound(id, activatedCumulative[account], tree.proof(i));
        _noteClaim(account);
    }

    /// @dev Neither the root that waits nor one that was cancelled may pay more than the root that is active.
    function claimTooMuch(uint256 who) external {
        uint256 i = who % actors.length;
        address account = actors[i].addr;
        if (anchoredCumulative[account] == activatedCumulative[account]) return;
        _claimTooMuch(i, account);
    }

    function _claimTooMuch(uint256 i, address account) internal counted("claimTooMuch") {
        AccountsTree.Tree memory tree = _tree(true);
        vm.prank(account);
        try net.distributor.claim(account, anchoredCumulative[account], tree.proof(i)) {
            revert("a root paid before it was active");
        } catch {}
    }

    // the DAO

    function changeParameter(uint256 which, uint256 value) external counted("changeParameter") {
        bytes32[3] memory keys = [Params.UNBONDING_TIME, Params.ESCROW_WITHDRAW_DELAY, Params.MAX_COMMISSION];
        bytes32 key = keys[which % 3];
        (uint256 lower, uint256 upper) = net.parameters.bounds(key);
        if (key != Params.MAX_COMMISSION) upper = 60;
        vm.prank(address(net.timelock));
        net.parameters.set(key, bound(value, lower, upper));
    }

    // inside

    function _actor(uint256 seed) internal view returns (address) {
        return actors[seed % actors.length].addr;
    }

    function _node(uint256 seed) internal view returns (NodeId) {
        return nodes[seed % nodes.length];
    }

    function _register(uint256 i) internal {
        Key memory hotKey = keyOf(string.concat("hot key ", vm.toString(i)));
        hotKeys.push(hotKey);
        address owner = actors[i].addr;
        NodeId node = net.registry.nodeIdOf(owner, hotKey.addr);
        bytes32 digest = net.registry.possessionDigest(node, owner, hotKey.addr, net.registry.possessionNonce(owner));
        INodeRegistry.Profile memory profile = INodeRegistry.Profile({
            onionKey: bytes32(i + 1),
            networkPrefix: keccak256(abi.encode(i)),
            region: "CH",
            endpoint: "relay.example.net:4433"
        });
        vm.prank(owner);
        net.registry.register(hotKey.addr, signDigest(hotKey.secret, digest), profile, 50_000e18, 500);
        nodes.push(node);
    }

    function _takesStake(NodeId id, address account) internal view returns (bool) {
        IStaking.Pool memory pool = net.staking.poolOf(id);
        if (pool.status != IStaking.Status.Active) return false;
        if (pool.jailedUntil != 0 && (account != pool.owner || block.timestamp < pool.jailedUntil)) return false;
        // Below this a pool is wiped, and takes nobody's money.
        return pool.stake >= pool.totalShares / 64 && pool.stake <= uint256(pool.totalShares) << 20;
    }

    function _canUnbond(address account, NodeId id, uint256 part) internal view returns (uint256 shares) {
        IStaking.Position memory position = net.staking.positionOf(id, account);
        if (position.shares == 0 || position.tail - position.head == 8) return 0;
        shares = bound(part, 1, position.shares);
        IStaking.Pool memory pool = net.staking.poolOf(id);
        if (account == pool.owner && pool.status == IStaking.Status.Active) {
            uint256 left = uint256(position.shares - shares) * pool.stake / pool.totalShares;
            if (left < net.parameters.get(Params.MIN_SELF_BOND)) return 0;
        }
    }

    function _canAnchor() internal view returns (bool) {
        if (block.timestamp < net.anchor.lastEndTime() + net.anchor.EPOCH_LENGTH()) return false;
        (,, uint64 activatableAt) = net.anchor.pending();
        return !hasPending || block.timestamp >= activatableAt;
    }

    function _nextHeader(uint256 seed) internal returns (Epoch memory header) {
        header.epoch = EpochId.unwrap(net.anchor.lastEpoch()) + 1;
        uint64 end = net.anchor.lastEndTime();
        header.attempt = net.anchor.attempt();
        if (header.epoch > 1) header.previousDigest = net.anchor.digestAt(EpochId.wrap(header.epoch - 1));
        header.endTime = uint64(block.timestamp);
        header.snapshotBlock = uint64(block.number - 1);
        header.snapshotHash = keccak256(abi.encode("block", block.number - 1));
        vm.setBlockhash(block.number - 1, header.snapshotHash);
        header.emission = uint96(net.emission.budget(end, block.timestamp));
        uint256 room = net.escrow.committed() - net.anchor.unsettledFees();
        header.fees = uint96(bound(seed, 0, room));
        uint256 all = uint256(header.emission) + header.fees;
        header.burned = uint96(bound(uint256(keccak256(abi.encode(seed, 1))), 0, header.fees));
        header.rewards = uint96(bound(uint256(keccak256(abi.encode(seed, 2))), 0, all - header.burned));
        header.treasury = uint96(all - header.burned - header.rewards);
        uint256 left = header.rewards;
        for (uint256 i = 0; i < actors.length; ++i) {
            uint256 part = i + 1 == actors.length ? left : bound(uint256(keccak256(abi.encode(seed, 3, i))), 0, left);
            left -= part;
            anchoredCumulative[actors[i].addr] += part;
        }
        header.accountsRoot = _tree(true).root();
    }

    function _signStatement(Key memory key, ISlasher.RelayStatement memory statement)
        internal
        view
        returns (bytes memory)
    {
        bytes32 domain = keccak256(
            abi.encode(
                keccak256("EIP712Domain(string name,string version,uint256 chainId,address verifyingContract)"),
                keccak256("CoNET Receipt"),
                keccak256("1"),
                block.chainid,
                address(net.registry)
            )
        );
        bytes32 hash = keccak256(
            abi.encode(keccak256("RelayStatement(uint64 epoch,bytes32 nodeId,bytes32 topic,bytes32 value)"), statement)
        );
        return signDigest(key.secret, keccak256(abi.encodePacked(hex"1901", domain, hash)));
    }

    function _tree(bool pending) internal view returns (AccountsTree.Tree memory) {
        uint256 count = actors.length;
        address[] memory accounts = new address[](count);
        uint256[] memory cumulatives = new uint256[](count);
        for (uint256 i = 0; i < count; ++i) {
            accounts[i] = actors[i].addr;
            cumulatives[i] = pending ? anchoredCumulative[accounts[i]] : activatedCumulative[accounts[i]];
        }
        return AccountsTree.build(accounts, cumulatives);
    }

    /// @dev The pending epoch's root is the one that pays now: called before the next one's is built.
    function _noteActivation() internal {
        headers.push(pendingHeader);
        hasPending = false;
        activatedRoot[pendingHeader.accountsRoot] = true;
        activatedEmission += pendingHeader.emission;
        activatedFees += pendingHeader.fees;
        activatedRewards += pendingHeader.rewards;
        activatedTreasury += pendingHeader.treasury;
        activatedBurned += pendingHeader.burned;
        for (uint256 i = 0; i < actors.length; ++i) {
            activatedCumulative[actors[i].addr] = anchoredCumulative[actors[i].addr];
        }
    }

    function _noteClaim(address account) internal {
        uint256 claimed = net.distributor.claimed(account);
        if (claimed < lastClaimed[account]) claimsFell = true;
        lastClaimed[account] = claimed;
    }
}
