package network.conet.chain.transaction;

/** What a caller names a submission by, so that asking twice sends once: {@code anchor:42}. */
public record IdempotencyKey(String value) {
  public IdempotencyKey {
    if (value.isBlank() || value.length() > 200) {
      throw new IllegalArgumentException("an idempotency key has 1 to 200 characters");
    }
  }
}
