package network.conet.tickets.wallet;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import network.conet.units.Bytes;

/**
 * AES-256-GCM with a fresh 96-bit nonce at each save: a wallet is saved far less often than the
 * 2^32 times at which nonces could meet. Written beside, synced, then renamed.
 */
public final class EncryptedFile implements WalletStore {
  private static final byte[] HEAD = "CoNET wallet 1\n".getBytes(StandardCharsets.US_ASCII);
  private static final int NONCE_BYTES = 12;
  private static final int TAG_BITS = 128;

  private final Path file;
  private final WalletKey key;
  private final SecureRandom random;

  public EncryptedFile(Path file, WalletKey key, SecureRandom random) {
    this.file = file.toAbsolutePath();
    this.key = key;
    this.random = random;
  }

  @Override
  public Optional<Bytes> load() throws IOException {
    byte[] atRest;
    try {
      atRest = Files.readAllBytes(file);
    } catch (NoSuchFileException none) {
      return Optional.empty();
    }
    int from = HEAD.length + NONCE_BYTES;
    if (atRest.length < from) {
      throw new IOException(file + " is no wallet");
    }
    try {
      byte[] nonce = ByteBuffer.allocate(NONCE_BYTES).put(atRest, HEAD.length, NONCE_BYTES).array();
      return Optional.of(
          Bytes.of(cipher(Cipher.DECRYPT_MODE, nonce).doFinal(atRest, from, atRest.length - from)));
    } catch (GeneralSecurityException e) {
      throw new IOException(file + " is no wallet of this key, or was changed", e);
    }
  }

  @Override
  public void save(Bytes content) throws IOException {
    byte[] nonce = new byte[NONCE_BYTES];
    random.nextBytes(nonce);
    byte[] atRest;
    try {
      atRest = cipher(Cipher.ENCRYPT_MODE, nonce).doFinal(content.toBytes());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this JDK lacks AES-GCM", e);
    }
    Path beside = file.resolveSibling(file.getFileName() + ".new");
    Files.deleteIfExists(beside);
    Files.createFile(
        beside, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    try (FileChannel out = FileChannel.open(beside, StandardOpenOption.WRITE)) {
      ByteBuffer all =
          ByteBuffer.allocate(HEAD.length + NONCE_BYTES + atRest.length)
              .put(HEAD)
              .put(nonce)
              .put(atRest)
              .flip();
      while (all.hasRemaining()) {
        out.write(all);
      }
      out.force(true);
    }
    Files.move(beside, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    try (FileChannel folder = FileChannel.open(file.getParent(), StandardOpenOption.READ)) {
      folder.force(true);
    }
  }

  /** The head is authenticated too. */
  private Cipher cipher(int mode, byte[] nonce) throws GeneralSecurityException {
    Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
    cipher.init(
        mode, new SecretKeySpec(key.toBytes(), "AES"), new GCMParameterSpec(TAG_BITS, nonce));
    cipher.updateAAD(HEAD);
    return cipher;
  }
}
