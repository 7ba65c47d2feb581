package network.conet.access;

import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import jakarta.ws.rs.BadRequestException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.Locale;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Every refusal that leaves a resource, the framework's own included, as a problem. */
public class ProblemMappers {
  private static final Logger LOG = Logger.getLogger(ProblemMappers.class);

  @ServerExceptionMapper
  public Response problem(ProblemException e) {
    return e.problem().response();
  }

  @ServerExceptionMapper(priority = 1)
  public Response unknownCaller(UnauthorizedException e) {
    return challenge();
  }

  @ServerExceptionMapper(priority = 1)
  public Response badToken(AuthenticationFailedException e) {
    return challenge();
  }

  @ServerExceptionMapper(priority = 1)
  public Response mayNot(ForbiddenException e) {
    return Problem.of(403, "ROLE_MISSING", "The token lacks the role that this needs.").response();
  }

  @ServerExceptionMapper
  public Response framework(WebApplicationException e) {
    int status = e.getResponse().getStatus();
    return switch (status) {
      case 400 -> Problem.of(400, "MALFORMED_REQUEST", "The request cannot be read.").response();
      case 404 -> Problem.of(404, "NOT_FOUND", "There is nothing at this path.").response();
      case 405 ->
          Problem.of(405, "METHOD_NOT_ALLOWED", "This path does not take this method.").response();
      case 415 ->
          Problem.of(415, "UNSUPPORTED_MEDIA_TYPE", "This path takes application/json.").response();
      case 406 ->
          Problem.of(406, "NOT_ACCEPTABLE", "This path answers application/json.").response();
      case 413 ->
          Problem.of(413, "BODY_TOO_LARGE", "The body is larger than is taken here.").response();
      default -> status < 400 ? e.getResponse() : other(status).response();
    };
  }

  /** A body that is JSON but not of the form asked for. */
  @ServerExceptionMapper(priority = 1)
  public Response otherForm(MismatchedInputException e) {
    return framework(new BadRequestException());
  }

  /** Whatever nobody foresaw: the cause is for the log alone. */
  @ServerExceptionMapper
  public Response unforeseen(RuntimeException e) {
    LOG.error("a request failed", e);
    return Problem.of(500, "INTERNAL", "The service failed; its log says why.").response();
  }

  private static Problem other(int status) {
    Response.Status known = Response.Status.fromStatusCode(status);
    String words = known == null ? "Refused" : known.getReasonPhrase();
    return Problem.of(status, words.toUpperCase(Locale.ROOT).replace(' ', '_'), words + ".");
  }

  /** RFC 6750: what kind of token is asked for. */
  private static Response challenge() {
    return Response.fromResponse(
            Problem.of(401, "SIGN_IN_NEEDED", "This needs a valid token of the realm.").response())
        .header(HttpHeaders.WWW_AUTHENTICATE, "Bearer")
        .build();
  }
}
