package network.conet.issuer.rest;

import java.util.List;

/** Blind signatures, 256 bytes each, in the order of the blinded messages. */
public record AnswerJson(List<String> blindSignatures) {
  public AnswerJson {
    blindSignatures = List.copyOf(blindSignatures);
  }
}
