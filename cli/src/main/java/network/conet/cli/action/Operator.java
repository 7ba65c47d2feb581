package network.conet.cli.action;

import java.math.BigInteger;
import network.conet.chainaccess.ContractName;
import network.conet.chainaccess.Eip712Domain;
import network.conet.chainaccess.SigningKey;
import network.conet.chainaccess.TypedStruct;
import network.conet.cli.chain.Chain;
import network.conet.cli.chain.Chain.Sent;
import network.conet.units.AccountAddress;
import network.conet.units.BasisPoints;
import network.conet.units.Hash32;
import network.conet.units.NodeId;
import network.conet.units.TokenAmount;

/** What an owner does with its nodes. */
public final class Operator {
  private final Chain chain;
  private final SigningKey owner;

  public Operator(Chain chain, SigningKey owner) {
    this.chain = chain;
    this.owner = owner;
  }

  /** A node on the chain. */
  public record Registered(NodeId node, Sent transaction) {}

  /**
   * Registers a node with its bond in one transaction.
   *
   * @param hot the relay's key; proves possession by its signature (EIP-712 HotKeyPossession)
   */
  public Registered register(
      SigningKey hot, NodeProfile profile, TokenAmount bond, BasisPoints commission) {
    NodeId node = nodeId(hot.address());
    byte[] possession = hot.sign(possession(node, hot.address())).toBytes();
    Permit permit = Permit.of(chain, owner, ContractName.STAKING, bond);
    Sent sent =
        chain.send(
            owner,
            ContractName.NODE_REGISTRY,
            chain
                .calls()
                .registry()
                .registerWithPermit(
                    hot.address().hex(),
                    possession,
                    profile.encoded(),
                    bond.units(),
                    BigInteger.valueOf(commission.value()),
                    permit.deadline(),
                    permit.v(),
                    permit.r(),
                    permit.s()));
    return new Registered(node, sent);
  }

  /** The id that a node of this owner has whose first hot key is {@code hot}. */
  public NodeId nodeId(AccountAddress hot) {
    return NodeId.of(
        chain.read(chain.calls().registry().nodeIdOf(owner.address().hex(), hot.hex())));
  }

  public Sent retire(NodeId node) {
    return chain.send(
        owner, ContractName.NODE_REGISTRY, chain.calls().registry().retire(node.toBytes()));
  }

  /** A cut takes effect at once, a raise after the unbonding time. */
  public Sent setCommission(NodeId node, BasisPoints commission) {
    return chain.send(
        owner,
        ContractName.STAKING,
        chain
            .calls()
            .staking()
            .setCommission(node.toBytes(), BigInteger.valueOf(commission.value())));
  }

  public Sent unjail(NodeId node) {
    return chain.send(owner, ContractName.STAKING, chain.calls().staking().unjail(node.toBytes()));
  }

  /** Puts another hot key in the place of the present one, from the next epoch on. */
  public Sent rotateHotKey(NodeId node, SigningKey hot) {
    byte[] possession = hot.sign(possession(node, hot.address())).toBytes();
    return chain.send(
        owner,
        ContractName.NODE_REGISTRY,
        chain.calls().registry().rotateHotKey(node.toBytes(), hot.address().hex(), possession));
  }

  /** Puts another onion key in the place of the present one, at once. */
  public Sent rotateOnionKey(NodeId node, Hash32 onionKey) {
    return chain.send(
        owner,
        ContractName.NODE_REGISTRY,
        chain.calls().registry().rotateOnionKey(node.toBytes(), onionKey.toBytes()));
  }

  /** Says where the node is from now on. */
  public Sent move(NodeId node, NodePlace place) {
    return chain.send(
        owner,
        ContractName.NODE_REGISTRY,
        chain
            .calls()
            .registry()
            .updateEndpoint(
                node.toBytes(),
                place.endpoint(),
                place.prefixCommitment().toBytes(),
                place.regionBytes()));
  }

  private Hash32 possession(NodeId node, AccountAddress hot) {
    BigInteger nonce = chain.read(chain.calls().registry().possessionNonce(owner.address().hex()));
    return new Eip712Domain(
            "CoNET NodeRegistry",
            "1",
            chain.network().contracts().chainId(),
            chain.network().address(ContractName.NODE_REGISTRY))
        .digest(
            TypedStruct.of(
                    "HotKeyPossession(bytes32 nodeId,address owner,address hotKey,uint256 nonce)")
                .bytes32(node.toBytes())
                .address(owner.address())
                .address(hot)
                .uint(nonce));
  }
}
