package network.conet.issuer.rest;

import java.util.List;
import java.util.function.Function;
import network.conet.access.FieldReader;
import network.conet.access.Problem;
import network.conet.access.ProblemException;
import network.conet.issuer.refusal.ErrorCode;
import network.conet.issuer.refusal.Refusal;
import network.conet.issuer.request.Outcome;
import network.conet.tickets.Denomination;
import network.conet.tickets.TicketWindow;
import network.conet.tickets.rsa.BlindSignature;
import network.conet.units.ByteCount;
import org.jspecify.annotations.Nullable;

/** Reads what a caller gave, and answers; what cannot be read is a problem that names the field. */
final class Inputs {
  private static final FieldReader FIELDS = new FieldReader(ErrorCode.MALFORMED.name());

  private Inputs() {}

  static <T> T read(String field, @Nullable String text, Function<String, T> parse) {
    return FIELDS.read(field, text, parse);
  }

  static <T, R> List<R> list(String field, @Nullable List<T> items, Function<T, R> read) {
    if (items == null) {
      throw FIELDS.refused(field + " is missing", field);
    }
    return items.stream()
        .map(
            item -> {
              if (item == null) {
                throw FIELDS.refused(field + " has an empty entry", field);
              }
              return read.apply(item);
            })
        .toList();
  }

  static TicketWindow window(String field, @Nullable Long number) {
    return read(field, text(number), text -> TicketWindow.of(Long.parseLong(text)));
  }

  static Denomination denomination(String field, @Nullable Long bytes) {
    return read(field, text(bytes), text -> new Denomination(ByteCount.parse(text)));
  }

  static <T> T body(@Nullable T body) {
    if (body == null) {
      throw FIELDS.refused("a request is missing");
    }
    return body;
  }

  static ProblemException malformed(IllegalArgumentException e, String... fields) {
    return FIELDS.refused(String.valueOf(e.getMessage()), fields);
  }

  static ProblemException problem(Refusal refusal) {
    return Problem.of(refusal.code().status(), refusal.code().name(), refusal.detail()).exception();
  }

  static AnswerJson answer(Outcome outcome) {
    return switch (outcome) {
      case Outcome.Answered answered ->
          new AnswerJson(answered.signatures().stream().map(BlindSignature::hex).toList());
      case Outcome.Refused refused -> throw problem(refused.refusal());
    };
  }

  static ProblemException unknownRequest() {
    return problem(new Refusal(ErrorCode.NOT_FOUND, "nothing was asked for under this id"));
  }

  private static @Nullable String text(@Nullable Long number) {
    return number == null ? null : number.toString();
  }
}
