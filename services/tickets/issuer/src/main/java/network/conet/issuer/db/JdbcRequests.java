package network.conet.issuer.db;

import static network.conet.issuer.db.JdbcTransactions.statement;

import java.util.List;
import java.util.Optional;
import network.conet.issuer.request.RequestStore;
import network.conet.issuer.request.Stored;
import network.conet.tickets.request.RequestId;
import network.conet.tickets.rsa.BlindSignature;

/** What purchases and exchanges have in common: a settled table and one of fresh rows. */
abstract class JdbcRequests implements RequestStore {
  private static final String COLUMNS = "select request_id, digest, wanted, answer from ";
  private final String table;

  JdbcRequests(String table) {
    this.table = table;
  }

  @Override
  public final Optional<Stored> find(RequestId id) {
    // fresh first: rows move from there, and each part sees what was committed before it began
    return findIn(table + "_fresh", id).or(() -> findIn(table, id));
  }

  private Optional<Stored> findIn(String from, RequestId id) {
    return statement(
        COLUMNS + from + " where request_id = ?",
        query -> {
          query.setBytes(1, id.toBytes());
          return Rows.first(query, Rows::stored);
        });
  }

  @Override
  public final void answer(RequestId id, List<BlindSignature> answer) {
    statement(
        "update " + table + "_fresh set answer = ?, wanted = '' where request_id = ?",
        update -> {
          update.setBytes(1, Rows.encodeAnswer(answer));
          update.setBytes(2, id.toBytes());
          return update.executeUpdate();
        });
  }

  @Override
  public final List<Stored> unanswered(int limit) {
    return statement(
        COLUMNS + table + "_fresh where answer is null limit ?",
        query -> {
          query.setInt(1, limit);
          return Rows.list(query, Rows::stored);
        });
  }

  /** Whether the settled table has it; asked after the insert into the fresh one. */
  final boolean isSettled(RequestId id) {
    return findIn(table, id).isPresent();
  }

  final void removeFresh(RequestId id) {
    statement(
        "delete from " + table + "_fresh where request_id = ?",
        delete -> {
          delete.setBytes(1, id.toBytes());
          return delete.executeUpdate();
        });
  }
}
