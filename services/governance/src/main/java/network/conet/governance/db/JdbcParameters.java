package network.conet.governance.db;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import network.conet.events.Sql;
import network.conet.governance.parameter.Parameter;
import network.conet.governance.parameter.Parameters;
import network.conet.units.BlockNumber;

/** Parameters, each with the block of its newest change. */
@ApplicationScoped
public class JdbcParameters implements Parameters {
  private final Sql sql;

  JdbcParameters(DataSource source) {
    this.sql = new Sql(source);
  }

  @Override
  public List<Parameter> all() {
    return sql.get(
        connection -> {
          List<Parameter> parameters = new ArrayList<>();
          try (PreparedStatement select =
                  connection.prepareStatement(
                      "SELECT p.*, coalesce((SELECT max(block_number) FROM parameter_change c"
                          + " WHERE c.name = p.name), 0) AS set_block"
                          + " FROM parameter p ORDER BY name");
              ResultSet row = select.executeQuery()) {
            while (row.next()) {
              parameters.add(
                  new Parameter(
                      row.getString("name"),
                      row.getBigDecimal("value").toBigIntegerExact(),
                      row.getBigDecimal("lower").toBigIntegerExact(),
                      row.getBigDecimal("upper").toBigIntegerExact(),
                      BlockNumber.of(row.getLong("set_block"))));
            }
          }
          return parameters;
        });
  }
}
