package network.conet.rewards.db;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.ZoneOffset;
import network.conet.units.AccountAddress;
import network.conet.units.BasisPoints;
import network.conet.units.BlockNumber;
import network.conet.units.EpochId;
import network.conet.units.Hash32;
import network.conet.units.NodeId;
import network.conet.units.TokenAmount;
import org.jspecify.annotations.Nullable;

/** Sets a statement's parameters one after the other; the domain's words become columns here. */
final class Parameters {
  private final PreparedStatement statement;
  private int next = 1;

  Parameters(PreparedStatement statement) {
    this.statement = statement;
  }

  Parameters bytes(byte @Nullable [] value) throws SQLException {
    statement.setBytes(next++, value);
    return this;
  }

  Parameters byteArrays(byte[][] values) throws SQLException {
    statement.setArray(next++, statement.getConnection().createArrayOf("bytea", values));
    return this;
  }

  Parameters node(NodeId value) throws SQLException {
    return bytes(value.toBytes());
  }

  Parameters account(@Nullable AccountAddress value) throws SQLException {
    return bytes(value == null ? null : value.toBytes());
  }

  Parameters hash(@Nullable Hash32 value) throws SQLException {
    return bytes(value == null ? null : value.toBytes());
  }

  Parameters number(long value) throws SQLException {
    statement.setLong(next++, value);
    return this;
  }

  Parameters block(BlockNumber value) throws SQLException {
    return number(value.number());
  }

  Parameters epoch(EpochId value) throws SQLException {
    return number(value.number());
  }

  Parameters number(BigInteger value) throws SQLException {
    statement.setBigDecimal(next++, new BigDecimal(value));
    return this;
  }

  Parameters amount(TokenAmount value) throws SQLException {
    return number(value.units());
  }

  Parameters basisPoints(@Nullable BasisPoints value) throws SQLException {
    if (value == null) {
      statement.setNull(next++, Types.INTEGER);
    } else {
      statement.setInt(next++, value.value());
    }
    return this;
  }

  Parameters bool(@Nullable Boolean value) throws SQLException {
    if (value == null) {
      statement.setNull(next++, Types.BOOLEAN);
    } else {
      statement.setBoolean(next++, value);
    }
    return this;
  }

  Parameters text(@Nullable String value) throws SQLException {
    statement.setString(next++, value);
    return this;
  }

  Parameters time(Instant value) throws SQLException {
    statement.setObject(next++, value.atOffset(ZoneOffset.UTC));
    return this;
  }
}
