package network.conet.testing;

import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;

/** An empty database of its own on the shared PostgreSQL. */
public record Database(String url, String user, String password) {
  public DataSource dataSource() {
    PGSimpleDataSource source = new PGSimpleDataSource();
    source.setUrl(url);
    source.setUser(user);
    source.setPassword(password);
    return source;
  }
}
