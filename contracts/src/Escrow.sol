// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {GuardianPausable} from "src/access/GuardianPausable.sol";
import {IConetToken} from "src/interfaces/IConetToken.sol";
import {IEscrow} from "src/interfaces/IEscrow.sol";
import {INetworkParameters} from "src/interfaces/INetworkParameters.sol";
import {Params} from "src/libraries/Params.sol";
import {EpochId} from "src/types/EpochId.sol";

/// @title Escrow
/// @notice See {IEscrow}. No function moves a client's money but the client's own, and none moves committed credit but
/// the settlement of an epoch.
contract Escrow is IEscrow, GuardianPausable {
    /// @dev Sums of amounts that each came in as tokens: below 2^90. `advanced` is what of the committed credit has been
    /// paid out before the fees it belongs to are settled.
    struct Pool {
        uint96 committed;
        uint96 advanced;
        uint64 commits;
    }

    uint256 private constant MAX_AMOUNT = type(uint96).max;

    IConetToken private immutable _TOKEN;
    INetworkParameters private immutable _PARAMETERS;
    address private immutable _EPOCH_ANCHOR;
    address private immutable _DISTRIBUTOR;
    address private immutable _TREASURY;

    mapping(address payer => Account) private _accounts;
    mapping(EpochId epoch => bool) private _settled;
    Pool private _pool;

    /// @param token The money.
    /// @param parameters Where the DAO keeps its numbers.
    /// @param epochAnchor Says what an epoch's fees are.
    /// @param distributor Pays the relays' owners and their delegators.
    /// @param treasury The DAO's timelock.
    /// @param guardian Pauses intake for a bounded time.
    constructor(
        address token,
        address parameters,
        address epochAnchor,
        address distributor,
        address treasury,
        address guardian
    ) GuardianPausable(guardian) {
        if (
            token == address(0) || parameters == address(0) || epochAnchor == address(0) || distributor == address(0)
                || treasury == address(0) || guardian == address(0)
        ) revert ZeroAddress();
        _TOKEN = IConetToken(token);
        _PARAMETERS = INetworkParameters(parameters);
        _EPOCH_ANCHOR = epochAnchor;
        _DISTRIBUTOR = distributor;
        _TREASURY = treasury;
    }

    /// @inheritdoc IEscrow
    function prepay(uint256 amount) external whenNotPaused {
        _prepay(amount);
    }

    /// @inheritdoc IEscrow
    function prepayWithPermit(uint256 amount, uint256 deadline, uint8 v, bytes32 r, bytes32 s) external whenNotPaused {
        _permit(amount, deadline, v, r, s);
        _prepay(amount);
    }

    /// @inheritdoc IEscrow
    function commitCredit(uint256 amount) external whenNotPaused returns (uint256 commitId) {
        _takeFromBalance(amount);
        return _commit(amount);
    }

    /// @inheritdoc IEscrow
    function prepayAndCommit(uint256 amount) external whenNotPaused returns (uint256 commitId) {
        return _prepayAndCommit(amount);
    }

    /// @inheritdoc IEscrow
    function prepayAndCommitWithPermit(uint256 amount, uint256 deadline, uint8 v, bytes32 r, bytes32 s)
        external
        whenNotPaused
        returns (uint256 commitId)
    {
        _permit(amount, deadline, v, r, s);
        return _prepayAndCommit(amount);
    }

    /// @inheritdoc IEscrow
    function requestWithdrawal(uint256 amount) external {
        _takeFromBalance(amount);
        uint256 availableAt = block.timestamp + _PARAMETERS.get(Params.ESCROW_WITHDRAW_DELAY);
        Account storage account = _accounts[msg.sender];
        // Narrowing: amount was a uint96 balance; seconds since 1970 plus at most 60 days stay below 2^40 until 36812.
        account.pending += uint96(amount);
        account.availableAt = uint40(availableAt);
        emit WithdrawalRequested(msg.sender, amount, availableAt);
    }

    /// @inheritdoc IEscrow
    function cancelWithdrawal() external {
        uint96 amount = _takePending();
        _accounts[msg.sender].balance += amount;
        emit WithdrawalCancelled(msg.sender, amount);
    }

    /// @inheritdoc IEscrow
    function withdraw() external returns (uint256 amount) {
        uint256 availableAt = _accounts[msg.sender].availableAt;
        if (block.timestamp < availableAt) revert WithdrawalNotYetAvailable(msg.sender, availableAt);
        amount = _takePending();
        emit Withdrawn(msg.sender, amount);
        _TOKEN.transfer(msg.sender, amount);
    }

    /// @inheritdoc IEscrow
    function settle(EpochId epoch, uint256 fees, uint256 treasuryPart, uint256 burnPart) external {
        if (msg.sender != _EPOCH_ANCHOR) revert Unauthorized(msg.sender, _EPOCH_ANCHOR);
        if (_settled[epoch]) revert AlreadySettled(epoch);
        Pool memory pool = _pool;
        uint256 available = pool.committed;
        if (fees > available) revert FeesExceedCommitted(epoch, fees, available);
        if (treasuryPart > fees || burnPart > fees - treasuryPart) {
            revert PartsExceedFees(epoch, fees, treasuryPart, burnPart);
        }
        _settled[epoch] = true;
        // unchecked and narrowing: fees <= committed < 2^96, the parts together <= fees, paid <= advanced
        uint256 rewards;
        uint256 paid;
        unchecked {
            rewards = fees - treasuryPart - burnPart;
            paid = rewards < pool.advanced ? rewards : pool.advanced;
            pool.committed = uint96(available - fees);
            pool.advanced -= uint96(paid);
        }
        // True totals never leave that: what is advanced belongs to fees that are not settled yet.
        if (pool.advanced > pool.committed) revert AdvanceExceedsCommitted(pool.advanced, pool.committed);
        _pool = pool;
        emit EpochSettled(epoch, fees, rewards, treasuryPart, burnPart);
        _TOKEN.transfer(_DISTRIBUTOR, rewards - paid);
        _TOKEN.transfer(_TREASURY, treasuryPart);
        _TOKEN.burn(burnPart);
    }

    /// @inheritdoc IEscrow
    function advance(uint256 amount) external {
        if (msg.sender != _EPOCH_ANCHOR) revert Unauthorized(msg.sender, _EPOCH_ANCHOR);
        uint256 sum = amount + _pool.advanced;
        if (sum > _pool.committed) revert AdvanceExceedsCommitted(sum, _pool.committed);
        // Narrowing: no more than was committed.
        _pool.advanced = uint96(sum);
        emit FeesAdvanced(amount);
        _TOKEN.transfer(_DISTRIBUTOR, amount);
    }

    /// @inheritdoc IEscrow
    function accountOf(address payer) external view returns (Account memory) {
        return _accounts[payer];
    }

    /// @inheritdoc IEscrow
    function committed() external view returns (uint256) {
        return _pool.committed;
    }

    /// @inheritdoc IEscrow
    function advanced() external view returns (uint256) {
        return _pool.advanced;
    }

    /// @inheritdoc IEscrow
    function commitCount() external view returns (uint256) {
        return _pool.commits;
    }

    /// @inheritdoc IEscrow
    function settled(EpochId epoch) external view returns (bool) {
        return _settled[epoch];
    }

    /// @notice Paying in and committing can be paused; asking back and taking out cannot.
    function isPausable(bytes4 selector) public pure override returns (bool) {
        return selector == this.prepay.selector || selector == this.prepayWithPermit.selector
            || selector == this.commitCredit.selector || selector == this.prepayAndCommit.selector
            || selector == this.prepayAndCommitWithPermit.selector;
    }

    function _permit(uint256 amount, uint256 deadline, uint8 v, bytes32 r, bytes32 s) private {
        // Somebody may have submitted the same permit first; then the allowance is there and this call is not needed.
        try _TOKEN.permit(msg.sender, address(this), amount, deadline, v, r, s) {} catch {}
    }

    function _prepay(uint256 amount) private {
        _checkAmount(amount);
        _accounts[msg.sender].balance += uint96(amount);
        emit Prepaid(msg.sender, amount);
        _TOKEN.transferFrom(msg.sender, address(this), amount);
    }

    function _prepayAndCommit(uint256 amount) private returns (uint256 commitId) {
        _checkAmount(amount);
        emit Prepaid(msg.sender, amount);
        commitId = _commit(amount);
        _TOKEN.transferFrom(msg.sender, address(this), amount);
    }

    function _commit(uint256 amount) private returns (uint256 commitId) {
        Pool memory pool = _pool;
        // Narrowing: amount <= 2^96 - 1; the sums are checked.
        pool.committed += uint96(amount);
        pool.commits += 1;
        _pool = pool;
        commitId = pool.commits;
        emit CreditCommitted(msg.sender, amount, commitId);
    }

    function _takeFromBalance(uint256 amount) private {
        if (amount == 0) revert AmountIsZero();
        uint256 balance = _accounts[msg.sender].balance;
        if (amount > balance) revert InsufficientBalance(msg.sender, balance, amount);
        // unchecked and narrowing: amount <= balance, a uint96
        unchecked {
            _accounts[msg.sender].balance = uint96(balance - amount);
        }
    }

    function _takePending() private returns (uint96 amount) {
        Account storage account = _accounts[msg.sender];
        amount = account.pending;
        if (amount == 0) revert NoWithdrawalRequested(msg.sender);
        account.pending = 0;
        account.availableAt = 0;
    }

    function _checkAmount(uint256 amount) private pure {
        if (amount == 0) revert AmountIsZero();
        if (amount > MAX_AMOUNT) revert AmountOutOfBounds(amount, MAX_AMOUNT);
    }
}
