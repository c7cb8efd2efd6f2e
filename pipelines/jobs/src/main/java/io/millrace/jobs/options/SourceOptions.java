package io.millrace.jobs.options;

import io.millrace.jobs.HelpSection;
import io.millrace.jobs.HelpSection.Title;
import io.millrace.jobs.WrongUseException;
import java.util.List;
import picocli.CommandLine.Option;

/** What a job reads; not checked beyond what is missing. */
@HelpSection(Title.SOURCE)
public final class SourceOptions {

  @Option(
      names = "--from",
      paramLabel = "URL",
      description =
          "The database to read: a JDBC URL of PostgreSQL, MariaDB or H2."
              + " Example: --from=jdbc:postgresql://shop.example/shop")
  public String from;

  @Option(
      names = "--fromUser",
      paramLabel = "USER",
      description =
          "The user to read as: a name, or env:NAME or file:PATH where it is found."
              + " Default: none, or the one in the URL.")
  public String fromUser;

  @Option(
      names = "--fromPassword",
      paramLabel = "WHERE",
      description =
          "Where the reader's password is found: env:NAME or file:PATH, never the password itself."
              + " Default: none. Example: --fromPassword=env:SHOP_PASSWORD")
  public String fromPassword;

  @Option(
      names = "--table",
      paramLabel = "NAME",
      description = "The table or view to read. Example: --table=sales.orders")
  public String table;

  @Option(
      names = "--query",
      paramLabel = "SQL",
      description =
          "A query to read in place of --table."
              + " Example: --query=\"SELECT * FROM orders JOIN customers USING (customer_id)\"")
  public String query;

  @Option(
      names = "--where",
      paramLabel = "SQL",
      description =
          "The condition that rows must meet; the source evaluates it. Default: all rows."
              + " Example: --where=\"status = 'PAID'\"")
  public String where;

  @Option(
      names = "--splitBy",
      paramLabel = "COLUMN,…",
      split = "\\s*,\\s*",
      hideParamSyntax = true,
      description =
          "The columns whose ranges are read in parallel; they should have an index. Default: the"
              + " primary key, else a unique one.")
  public List<String> splitBy = List.of();

  @Option(
      names = "--splits",
      paramLabel = "N",
      description = "How many ranges to read. Default: eight a worker.")
  public Integer splits;

  @Option(
      names = "--snapshot",
      description =
          "Read the database as it is at one moment, whatever is changed meanwhile; PostgreSQL."
              + " Default: each range is read as it is when its turn comes.")
  public boolean snapshot;

  @Option(
      names = "--timeZone",
      paramLabel = "ZONE",
      description =
          "The time zone of the source's sessions, which says on what day a point in time is, the"
              + " same on all workers. Default: the database's own, on MariaDB and H2 UTC."
              + " Example: --timeZone=Europe/Berlin")
  public String timeZone;

  /**
   * Checks that what must be said is said.
   *
   * @throws WrongUseException naming the first option that is missing or too many
   */
  public void check(Required required) {
    required.check("--from", from);
    if (table != null && query != null) {
      throw new WrongUseException("--table and --query are both given; take one");
    }
    required.check("--table or --query", table, query);
  }
}
