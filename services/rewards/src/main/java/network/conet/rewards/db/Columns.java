package network.conet.rewards.db;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Objects;
import java.util.Optional;
import network.conet.rewards.epoch.Shares;
import network.conet.units.AccountAddress;
import network.conet.units.BasisPoints;
import network.conet.units.BlockNumber;
import network.conet.units.EpochId;
import network.conet.units.Hash32;
import network.conet.units.NodeId;
import network.conet.units.TokenAmount;

/** Reads a row's columns by name as the domain's words. */
final class Columns {
  private final ResultSet row;

  Columns(ResultSet row) {
    this.row = row;
  }

  byte[] bytes(String name) throws SQLException {
    return Objects.requireNonNull(row.getBytes(name), name);
  }

  boolean has(String name) throws SQLException {
    return row.getObject(name) != null;
  }

  NodeId node(String name) throws SQLException {
    return NodeId.of(bytes(name));
  }

  AccountAddress account(String name) throws SQLException {
    return AccountAddress.of(bytes(name));
  }

  Hash32 hash(String name) throws SQLException {
    return Hash32.of(bytes(name));
  }

  Optional<Hash32> optionalHash(String name) throws SQLException {
    byte[] value = row.getBytes(name);
    return value == null ? Optional.empty() : Optional.of(Hash32.of(value));
  }

  long number(String name) throws SQLException {
    return row.getLong(name);
  }

  int count(String name) throws SQLException {
    return row.getInt(name);
  }

  EpochId epoch(String name) throws SQLException {
    return EpochId.of(row.getLong(name));
  }

  BlockNumber block(String name) throws SQLException {
    return BlockNumber.of(row.getLong(name));
  }

  BigInteger big(String name) throws SQLException {
    BigDecimal value = Objects.requireNonNull(row.getBigDecimal(name), name);
    return value.toBigIntegerExact();
  }

  TokenAmount amount(String name) throws SQLException {
    return new TokenAmount(big(name));
  }

  Shares shares(String name) throws SQLException {
    return new Shares(big(name));
  }

  BasisPoints basisPoints(String name) throws SQLException {
    return BasisPoints.of(row.getInt(name));
  }

  boolean bool(String name) throws SQLException {
    return row.getBoolean(name);
  }

  String text(String name) throws SQLException {
    return Objects.requireNonNull(row.getString(name), name);
  }

  Instant time(String name) throws SQLException {
    return Objects.requireNonNull(row.getObject(name, OffsetDateTime.class), name).toInstant();
  }
}
