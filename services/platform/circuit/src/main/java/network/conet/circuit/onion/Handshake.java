package network.conet.circuit.onion;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import javax.crypto.KDF;
import javax.crypto.Mac;
import javax.crypto.spec.HKDFParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import network.conet.circuit.wire.CircuitException;
import network.conet.circuit.wire.CloseCode;
import network.conet.units.Hash32;
import network.conet.units.NodeId;

/**
 * CREATE: {@code u8 hop index, 32-byte node id, 32-byte client key}. CREATED: {@code 32-byte relay
 * key, 32-byte HMAC}. Keys: HKDF-SHA256 over both agreements joined, the whole transcript as info.
 */
public final class Handshake {
  public static final int REQUEST_BYTES = 1 + NodeId.BYTES + OnionPublicKey.BYTES;
  public static final int ANSWER_BYTES = OnionPublicKey.BYTES + 32;
  private static final byte[] SALT = "CoNET circuit v1".getBytes(StandardCharsets.US_ASCII);
  private static final int KEY_BYTES = 16;

  private Handshake() {}

  /** The client's side, between CREATE and CREATED. */
  public static final class Initiator {
    private final HopIndex index;
    private final NodeId nodeId;
    private final OnionPublicKey registered;
    private final OnionKeyPair oneTime;

    public Initiator(
        HopIndex index, NodeId nodeId, OnionPublicKey registered, SecureRandom random) {
      this.index = index;
      this.nodeId = nodeId;
      this.registered = registered;
      this.oneTime = OnionKeyPair.generate(random);
    }

    public byte[] request() {
      return ByteBuffer.allocate(REQUEST_BYTES)
          .put((byte) index.number())
          .put(nodeId.toBytes())
          .put(oneTime.publicKey().toBytes())
          .array();
    }

    /**
     * @throws CircuitException HANDSHAKE_FAILED if whoever answered does not hold the registered
     *     key
     */
    public HopKeys finish(byte[] answer) throws CircuitException {
      if (answer.length != ANSWER_BYTES) {
        throw new CircuitException(CloseCode.HANDSHAKE_FAILED, "answer of the wrong length");
      }
      OnionPublicKey theirs = OnionPublicKey.of(Arrays.copyOf(answer, OnionPublicKey.BYTES));
      try {
        Derived derived =
            derive(
                oneTime.agree(registered),
                oneTime.agree(theirs),
                transcript(index, nodeId, registered, oneTime.publicKey(), theirs));
        byte[] mac = Arrays.copyOfRange(answer, OnionPublicKey.BYTES, ANSWER_BYTES);
        if (!MessageDigest.isEqual(mac, derived.mac())) {
          throw new CircuitException(
              CloseCode.HANDSHAKE_FAILED, "the relay does not hold its registered key");
        }
        return derived.keys();
      } catch (InvalidKeyException e) {
        throw new CircuitException(CloseCode.HANDSHAKE_FAILED, "unusable key", e);
      }
    }
  }

  /** The relay's side: what to send back, and the keys. */
  public record Response(HopIndex index, byte[] answer, HopKeys keys) {}

  /**
   * @throws CircuitException HANDSHAKE_FAILED if the request is for another relay, or malformed
   */
  public static Response respond(
      byte[] request, NodeId self, OnionKeyPair onionKey, SecureRandom random)
      throws CircuitException {
    ByteBuffer in = ByteBuffer.wrap(request);
    int position = in.get();
    byte[] node = new byte[NodeId.BYTES];
    byte[] client = new byte[OnionPublicKey.BYTES];
    in.get(node).get(client);
    if (position < 0 || position >= HopIndex.MAX_HOPS || !NodeId.of(node).equals(self)) {
      throw new CircuitException(CloseCode.HANDSHAKE_FAILED, "not for this relay");
    }
    HopIndex index = new HopIndex(position);
    OnionPublicKey theirs = OnionPublicKey.of(client);
    OnionKeyPair oneTime = OnionKeyPair.generate(random);
    try {
      Derived derived =
          derive(
              onionKey.agree(theirs),
              oneTime.agree(theirs),
              transcript(index, self, onionKey.publicKey(), theirs, oneTime.publicKey()));
      byte[] answer =
          ByteBuffer.allocate(ANSWER_BYTES)
              .put(oneTime.publicKey().toBytes())
              .put(derived.mac())
              .array();
      return new Response(index, answer, derived.keys());
    } catch (InvalidKeyException e) {
      throw new CircuitException(CloseCode.HANDSHAKE_FAILED, "unusable key", e);
    }
  }

  private record Derived(HopKeys keys, byte[] mac) {}

  private static byte[] transcript(
      HopIndex index,
      NodeId nodeId,
      OnionPublicKey registered,
      OnionPublicKey client,
      OnionPublicKey relay) {
    return ByteBuffer.allocate(1 + NodeId.BYTES + 3 * OnionPublicKey.BYTES)
        .put((byte) index.number())
        .put(nodeId.toBytes())
        .put(registered.toBytes())
        .put(client.toBytes())
        .put(relay.toBytes())
        .array();
  }

  private static Derived derive(byte[] withRegistered, byte[] withOneTime, byte[] transcript) {
    try {
      byte[] material =
          KDF.getInstance("HKDF-SHA256")
              .deriveData(
                  HKDFParameterSpec.ofExtract()
                      .addIKM(withRegistered)
                      .addIKM(withOneTime)
                      .addSalt(SALT)
                      .thenExpand(transcript, 2 * KEY_BYTES + 2 * 32));
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(
          new SecretKeySpec(
              Arrays.copyOfRange(material, 2 * KEY_BYTES, 2 * KEY_BYTES + 32), "HmacSHA256"));
      HopKeys keys =
          new HopKeys(
              new Layer(Arrays.copyOf(material, KEY_BYTES)),
              new Layer(Arrays.copyOfRange(material, KEY_BYTES, 2 * KEY_BYTES)),
              Hash32.of(Arrays.copyOfRange(material, 2 * KEY_BYTES + 32, 2 * KEY_BYTES + 64)));
      return new Derived(keys, mac.doFinal(transcript));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this JDK lacks HKDF or HMAC with SHA-256", e);
    }
  }
}
