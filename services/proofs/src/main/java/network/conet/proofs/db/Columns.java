package network.conet.proofs.db;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.sql.Array;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import network.conet.units.TokenAmount;

/** How columns of many rows travel in one array parameter, and amounts in a numeric one. */
final class Columns {
  private Columns() {}

  static <T> Array bytes(
      PreparedStatement statement, Collection<T> rows, Function<T, byte[]> column)
      throws SQLException {
    return statement
        .getConnection()
        .createArrayOf("bytea", rows.stream().map(column).toArray(byte[][]::new));
  }

  static <T> Array longs(PreparedStatement statement, Collection<T> rows, ToLongFunction<T> column)
      throws SQLException {
    return statement
        .getConnection()
        .createArrayOf("bigint", rows.stream().mapToLong(column).boxed().toArray(Long[]::new));
  }

  static <T> Array numbers(
      PreparedStatement statement, Collection<T> rows, Function<T, BigInteger> column)
      throws SQLException {
    return statement
        .getConnection()
        .createArrayOf(
            "numeric", rows.stream().map(column).map(BigDecimal::new).toArray(BigDecimal[]::new));
  }

  static TokenAmount amount(ResultSet row, String column) throws SQLException {
    return new TokenAmount(row.getBigDecimal(column).toBigIntegerExact());
  }

  static <T> List<T> list(PreparedStatement statement, Row<T> row) throws SQLException {
    try (ResultSet rows = statement.executeQuery()) {
      List<T> list = new ArrayList<>();
      while (rows.next()) {
        list.add(row.read(rows));
      }
      return list;
    }
  }

  /** Reads one row. */
  @FunctionalInterface
  interface Row<T> {
    T read(ResultSet row) throws SQLException;
  }
}
