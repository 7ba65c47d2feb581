package network.conet.governance.rest;

import jakarta.ws.rs.core.Request;
import java.util.List;
import java.util.function.IntFunction;
import network.conet.access.Etag;
import network.conet.access.Page;
import network.conet.governance.vote.Vote;
import network.conet.units.BlockNumber;
import org.jboss.resteasy.reactive.RestResponse;

/** A page of votes, whatever they were chosen by. */
final class VotesPage {
  private VotesPage() {}

  /**
   * @param rows the first so many votes after the caller's cursor
   */
  static RestResponse<Page<VoteJson>> answer(
      Request request, BlockNumber asOf, int size, IntFunction<List<Vote>> rows) {
    return Etag.of(asOf.number())
        .answer(
            request,
            () ->
                Page.of(
                    rows.apply(size + 1),
                    size,
                    asOf.number(),
                    VoteJson::of,
                    row -> Inputs.cursor(row.block(), row.logIndex())));
  }
}
