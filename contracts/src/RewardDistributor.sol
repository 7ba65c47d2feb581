// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {SafeERC20} from "@openzeppelin/contracts/token/ERC20/utils/SafeERC20.sol";
import {Nonces} from "@openzeppelin/contracts/utils/Nonces.sol";
import {EIP712} from "@openzeppelin/contracts/utils/cryptography/EIP712.sol";
import {SignatureChecker} from "@openzeppelin/contracts/utils/cryptography/SignatureChecker.sol";

import {IConetToken} from "src/interfaces/IConetToken.sol";
import {IEpochAnchor} from "src/interfaces/IEpochAnchor.sol";
import {IPausable} from "src/interfaces/IPausable.sol";
import {IRewardDistributor} from "src/interfaces/IRewardDistributor.sol";
import {IStaking} from "src/interfaces/IStaking.sol";
import {MultiProof} from "src/libraries/MultiProof.sol";
import {NodeId} from "src/types/NodeId.sol";

/// @title RewardDistributor
/// @notice See {IRewardDistributor}. A claim reads two words of its own: the root, which pausing moves away so that no
/// claim has to look for a pause, and the account's record.
contract RewardDistributor is IRewardDistributor, IPausable, EIP712, Nonces {
    using SafeERC20 for IConetToken;

    /// @dev An account's word: payee (160 bits) ‖ consent (1) ‖ claimed (95). A payee that is this contract says
    /// "split". The narrow counter holds 39 times the cap of the token.
    uint256 private constant CLAIMED_BITS = 95;
    uint256 private constant MAX_CUMULATIVE = (1 << CLAIMED_BITS) - 1;
    uint256 private constant CONSENT = 1 << CLAIMED_BITS;
    uint256 private constant PAYEE_SHIFT = 96;

    uint256 private constant MAX_PAYEES = 16;
    uint256 private constant BPS = 10_000;

    bytes32 private constant CLAIM_TYPEHASH =
        keccak256("Claim(address account,uint256 cumulative,uint256 nonce,uint256 deadline)");

    /// @dev A payee and its part in basis points: one word.
    struct Part {
        address payee;
        uint16 share;
    }

    /// @notice The guardian contract, which bounds every pause.
    address public immutable GUARDIAN;

    IConetToken private immutable _TOKEN;
    IStaking private immutable _STAKING;
    IEpochAnchor private immutable _ANCHOR;

    /// @dev Zero while there is no root or a pause is in force: then `_heldRoot` says more.
    bytes32 private _root;
    /// @dev The root while a pause is in force.
    bytes32 private _heldRoot;
    /// @dev End of the last of the pauses in force.
    uint64 private _lastPauseUntil;

    mapping(address account => uint256) private _records;
    mapping(address account => Part[]) private _splits;
    mapping(bytes4 selector => uint64) private _pausedUntil;

    modifier onlyAnchor() {
        if (msg.sender != address(_ANCHOR)) revert Unauthorized(msg.sender, address(_ANCHOR));
        _;
    }

    /// @param token What is paid.
    /// @param staking Where rewards can be put to stake.
    /// @param epochAnchor Says which root pays.
    /// @param guardian Pauses claims for a bounded time.
    constructor(address token, address staking, address epochAnchor, address guardian)
        EIP712("CoNET RewardDistributor", "1")
    {
        if (token == address(0) || staking == address(0) || epochAnchor == address(0) || guardian == address(0)) {
            revert InvalidPayee(address(0));
        }
        _TOKEN = IConetToken(token);
        _STAKING = IStaking(staking);
        _ANCHOR = IEpochAnchor(epochAnchor);
        GUARDIAN = guardian;
    }

    /// @inheritdoc IRewardDistributor
    function claim(address account, uint256 cumulative, bytes32[] calldata proof) external returns (uint256 amount) {
        return _claim(account, cumulative, proof, msg.sender == account);
    }

    /// @inheritdoc IRewardDistributor
    function claimMany(
        address[] calldata accounts,
        uint256[] calldata cumulatives,
        bytes32[] calldata proof,
        uint256[] calldata flags
    ) external returns (uint256 total) {
        uint256 count = accounts.length;
        if (count != cumulatives.length) revert LengthsDiffer(count, cumulatives.length);
        if (count == 0) revert MalformedBatch();
        bytes32 expected = _activeRoot();
        bytes32[] memory nodes = new bytes32[](2 * count + proof.length - 1);
        for (uint256 i = 0; i < count; ++i) {
            nodes[i] = _leaf(accounts[i], cumulatives[i]);
        }
        if (MultiProof.rootOfMany(nodes, count, proof, flags) != expected) {
            revert InvalidProof(accounts[0], cumulatives[0]);
        }
        for (uint256 i = 0; i < count; ++i) {
            total += _collectConsented(accounts[i], cumulatives[i]);
        }
    }

    /// @inheritdoc IRewardDistributor
    function claimOnBehalf(address account, uint256 cumulative, bytes32[] calldata proof)
        external
        returns (uint256 amount)
    {
        return _claim(account, cumulative, proof, false);
    }

    /// @inheritdoc IRewardDistributor
    function claimBySig(
        address account,
        uint256 cumulative,
        bytes32[] calldata proof,
        uint256 deadline,
        bytes calldata signature
    ) external returns (uint256 amount) {
        if (block.timestamp > deadline) revert SignatureExpired(deadline);
        bytes32 digest =
            _hashTypedDataV4(keccak256(abi.encode(CLAIM_TYPEHASH, account, cumulative, _useNonce(account), deadline)));
        if (!SignatureChecker.isValidSignatureNow(account, digest, signature)) revert InvalidSignature(account);
        return _claim(account, cumulative, proof, true);
    }

    /// @inheritdoc IRewardDistributor
    function compound(NodeId node, uint256 cumulative, bytes32[] calldata proof)
        external
        returns (uint256 amount, uint256 shares)
    {
        _requireLeaf(msg.sender, cumulative, proof);
        (amount,) = _take(msg.sender, cumulative, true);
        _cover(amount);
        _TOKEN.forceApprove(address(_STAKING), amount);
        shares = _STAKING.compound(msg.sender, node, amount);
        emit Compounded(msg.sender, node, amount, shares);
    }

    /// @inheritdoc IRewardDistributor
    function setPayee(address payee) external {
        _checkPayee(payee);
        _setPayee(payee);
        emit PayeeChanged(msg.sender, payee);
    }

    /// @inheritdoc IRewardDistributor
    function setSplit(address[] calldata payees, uint16[] calldata shares) external {
        uint256 count = payees.length;
        if (count != shares.length) revert LengthsDiffer(count, shares.length);
        if (count < 2 || count > MAX_PAYEES) revert PayeesOutOfBounds(count, MAX_PAYEES);
        delete _splits[msg.sender];
        Part[] storage parts = _splits[msg.sender];
        uint256 total = 0;
        for (uint256 i = 0; i < count; ++i) {
            if (payees[i] == address(0)) revert InvalidPayee(payees[i]);
            _checkPayee(payees[i]);
            if (shares[i] == 0) revert SharesOutOfBounds(0);
            total += shares[i];
            parts.push(Part({payee: payees[i], share: shares[i]}));
        }
        if (total != BPS) revert SharesOutOfBounds(total);
        _setPayee(address(this));
        emit SplitChanged(msg.sender, payees, shares);
    }

    /// @inheritdoc IRewardDistributor
    function setConsent(bool agrees) external {
        uint256 record = _records[msg.sender];
        _records[msg.sender] = agrees ? record | CONSENT : record & ~CONSENT;
        emit ConsentChanged(msg.sender, agrees);
    }

    /// @inheritdoc IRewardDistributor
    function activate(bytes32 newRoot) external onlyAnchor {
        // Without a pause the held root is zero, so that an activation in steady state writes one word.
        if (_root == 0 && block.timestamp < _lastPauseUntil) {
            _heldRoot = newRoot;
        } else {
            _root = newRoot;
        }
    }

    /// @inheritdoc IRewardDistributor
    function release(address to, uint256 amount) external onlyAnchor {
        emit Released(to, amount);
        _cover(amount);
        _TOKEN.transfer(to, amount);
    }

    /// @inheritdoc IPausable
    function setPausedUntil(bytes4 selector, uint64 until) external {
        if (msg.sender != GUARDIAN) revert NotGuardian(msg.sender);
        if (!isPausable(selector)) revert NotPausable(selector);
        bytes32 current = root();
        _pausedUntil[selector] = until;
        uint64 last = _lastPause();
        _lastPauseUntil = last;
        (_root, _heldRoot) = block.timestamp < last ? (bytes32(0), current) : (current, bytes32(0));
        emit FunctionPaused(selector, until);
    }

    /// @inheritdoc IRewardDistributor
    function claimed(address account) external view returns (uint256) {
        return _records[account] & MAX_CUMULATIVE;
    }

    /// @inheritdoc IRewardDistributor
    function consents(address account) external view returns (bool) {
        return _records[account] & CONSENT != 0;
    }

    /// @inheritdoc IRewardDistributor
    function payeesOf(address account) external view returns (address[] memory payees, uint16[] memory shares) {
        address payee = address(uint160(_records[account] >> PAYEE_SHIFT));
        if (payee != address(this)) {
            payees = new address[](1);
            shares = new uint16[](1);
            (payees[0], shares[0]) = (payee == address(0) ? account : payee, uint16(BPS));
            return (payees, shares);
        }
        Part[] storage parts = _splits[account];
        uint256 count = parts.length;
        payees = new address[](count);
        shares = new uint16[](count);
        for (uint256 i = 0; i < count; ++i) {
            (payees[i], shares[i]) = (parts[i].payee, parts[i].share);
        }
    }

    /// @inheritdoc IPausable
    function pausedUntil(bytes4 selector) external view returns (uint64) {
        return _pausedUntil[selector];
    }

    /// @notice EIP-712 domain separator.
    function domainSeparator() external view returns (bytes32) {
        return _domainSeparatorV4();
    }

    /// @inheritdoc IRewardDistributor
    function root() public view returns (bytes32) {
        bytes32 active = _root;
        return active == 0 ? _heldRoot : active;
    }

    /// @inheritdoc IPausable
    function isPausable(bytes4 selector) public pure returns (bool) {
        return selector == this.claim.selector || selector == this.claimMany.selector
            || selector == this.claimOnBehalf.selector || selector == this.claimBySig.selector
            || selector == this.compound.selector;
    }

    function _claim(address account, uint256 cumulative, bytes32[] calldata proof, bool authorised)
        private
        returns (uint256 amount)
    {
        _requireLeaf(account, cumulative, proof);
        address payee;
        (amount, payee) = _take(account, cumulative, authorised);
        _pay(account, payee, amount, cumulative);
    }

    function _collectConsented(address account, uint256 cumulative) private returns (uint256 amount) {
        uint256 record = _records[account];
        if (cumulative <= record & MAX_CUMULATIVE) return 0;
        address payee;
        (amount, payee) = _record(account, record, cumulative, msg.sender == account);
        _pay(account, payee, amount, cumulative);
    }

    /// @dev Reverts where nothing is left to claim.
    function _take(address account, uint256 cumulative, bool authorised)
        private
        returns (uint256 amount, address payee)
    {
        uint256 record = _records[account];
        (amount, payee) = _record(account, record, cumulative, authorised);
        if (amount == 0) revert NothingToClaim(account, cumulative, record & MAX_CUMULATIVE);
    }

    /// @dev Takes `cumulative` down as paid; gives zero where no more is due than was paid.
    function _record(address account, uint256 record, uint256 cumulative, bool authorised)
        private
        returns (uint256 amount, address payee)
    {
        if (!authorised && record & CONSENT == 0) revert NotConsented(account, msg.sender);
        if (cumulative > MAX_CUMULATIVE) revert CumulativeOutOfBounds(cumulative, MAX_CUMULATIVE);
        uint256 before = record & MAX_CUMULATIVE;
        if (cumulative <= before) return (0, address(0));
        // unchecked: before < cumulative < 2^95, so the sum stays within the record's own 95 bits
        unchecked {
            amount = cumulative - before;
            _records[account] = record + amount;
        }
        payee = address(uint160(record >> PAYEE_SHIFT));
    }

    function _pay(address account, address payee, uint256 amount, uint256 cumulative) private {
        if (payee == address(this)) {
            _paySplit(account, amount, cumulative);
            return;
        }
        if (payee == address(0)) payee = account;
        emit Claimed(account, payee, amount, cumulative);
        _send(payee, amount);
    }

    function _paySplit(address account, uint256 amount, uint256 cumulative) private {
        Part[] storage parts = _splits[account];
        uint256 last = parts.length - 1;
        uint256 left = amount;
        for (uint256 i = 0; i <= last; ++i) {
            Part memory part = parts[i];
            // amount < 2^95, share <= 10,000
            uint256 piece = i == last ? left : amount * part.share / BPS;
            left -= piece;
            emit Claimed(account, part.payee, piece, cumulative);
            _send(part.payee, piece);
        }
    }

    /// @dev What an activated root promises is paid now: where nobody has minted or settled since, this claim has it
    /// brought. So a claim that needs nothing brought looks up nothing.
    function _send(address to, uint256 amount) private {
        // The token reverts or returns true; what else than a shortfall made it revert does so again.
        try _TOKEN.transfer(to, amount) {}
        catch {
            _cover(amount);
            _TOKEN.transfer(to, amount);
        }
    }

    function _cover(uint256 amount) private {
        uint256 here = _TOKEN.balanceOf(address(this));
        if (here < amount) _ANCHOR.cover(amount - here);
    }

    function _setPayee(address payee) private {
        uint256 kept = _records[msg.sender] & (CONSENT | MAX_CUMULATIVE);
        _records[msg.sender] = kept | (uint256(uint160(payee)) << PAYEE_SHIFT);
    }

    /// @dev The token lets nothing reach Staking by hand: such a claim would always fail.
    function _checkPayee(address payee) private view {
        if (payee == address(this) || payee == address(_STAKING)) revert InvalidPayee(payee);
    }

    function _requireLeaf(address account, uint256 cumulative, bytes32[] calldata proof) private {
        if (MultiProof.rootOf(_leaf(account, cumulative), proof) != _activeRoot()) {
            revert InvalidProof(account, cumulative);
        }
    }

    /// @dev The root, unless the called function is paused. After the last pause has run out the root moves back.
    function _activeRoot() private returns (bytes32 active) {
        active = _root;
        if (active != 0) return active;
        active = _heldRoot;
        if (active == 0) revert NoRoot();
        uint64 until = _pausedUntil[msg.sig];
        if (block.timestamp < until) revert FunctionIsPaused(msg.sig, until);
        if (block.timestamp >= _lastPauseUntil) {
            _root = active;
            _heldRoot = 0;
        }
    }

    function _lastPause() private view returns (uint64 last) {
        bytes4[5] memory all = [
            this.claim.selector,
            this.claimMany.selector,
            this.claimOnBehalf.selector,
            this.claimBySig.selector,
            this.compound.selector
        ];
        for (uint256 i = 0; i < all.length; ++i) {
            if (_pausedUntil[all[i]] > last) last = _pausedUntil[all[i]];
        }
    }

    /// @dev keccak256(keccak256(abi.encode(account, cumulative))): OpenZeppelin's standard leaf.
    function _leaf(address account, uint256 cumulative) private pure returns (bytes32 leaf) {
        // Memory-safe: uses the scratch space; the account is cleaned.
        assembly ("memory-safe") {
            mstore(0, shr(96, shl(96, account)))
            mstore(32, cumulative)
            mstore(0, keccak256(0, 64))
            leaf := keccak256(0, 32)
        }
    }
}
