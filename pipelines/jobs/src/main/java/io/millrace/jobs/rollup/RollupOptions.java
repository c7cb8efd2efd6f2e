package io.millrace.jobs.rollup;

import io.millrace.jobs.WrongUseException;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Option;

/** What the command line says a rollup is to do; not checked beyond what is missing. */
final class RollupOptions {

  @Option(
      names = "--from",
      paramLabel = "URL",
      description =
          "The database to read: a JDBC URL of PostgreSQL or H2."
              + " Example: --from=jdbc:postgresql://shop.example/shop")
  String from;

  @Option(
      names = "--fromUser",
      paramLabel = "USER",
      description =
          "The user to read as: a name, or env:NAME or file:PATH where it is found."
              + " Default: none, or the one in the URL.")
  String fromUser;

  @Option(
      names = "--fromPassword",
      paramLabel = "WHERE",
      description =
          "Where the reader's password is found: env:NAME or file:PATH, never the password itself."
              + " Default: none. Example: --fromPassword=env:SHOP_PASSWORD")
  String fromPassword;

  @Option(
      names = "--table",
      paramLabel = "NAME",
      description = "The table or view to read. Example: --table=sales.orders")
  String table;

  @Option(
      names = "--query",
      paramLabel = "SQL",
      description =
          "A query to read in place of --table."
              + " Example: --query=\"SELECT * FROM orders JOIN customers USING (customer_id)\"")
  String query;

  @Option(
      names = "--where",
      paramLabel = "SQL",
      description =
          "The condition that rows must meet; the source evaluates it. Default: all rows."
              + " Example: --where=\"status = 'PAID'\"")
  String where;

  @Option(
      names = "--groupBy",
      paramLabel = "SQL,…",
      description =
          "What to group by: expressions of the source's SQL, each a column or named by 'as'. NULL"
              + " is a group. Example: --groupBy=\"region, cast(created_at as date) as day\"")
  String groupBy;

  @Option(
      names = "--aggregate",
      paramLabel = "F(SQL),…",
      description =
          "What to compute for each group, of expressions of the source's SQL: count(), sum(x),"
              + " min(x), max(x), avg(x), stddev(x), variance(x); count_distinct(x), or"
              + " approx_distinct(x), which errs by 1.6 % and needs 4 KiB a group; median(x) and p1(x)"
              + " to p99(x), p999(x) for 99.9, exact up to 200 rows a group, then within 1.33"
              + " percentage points of rank; first(x order by y) and last(x order by y). NULLs are"
              + " passed by. Example: --aggregate=\"count() as orders, sum(amount) as revenue,"
              + " p95(seconds) as slow, last(status order by changed_at) as status\"")
  String aggregate;

  @Option(
      names = "--splitBy",
      paramLabel = "COLUMN",
      description =
          "The column, a number or a time, whose ranges are read in parallel. Default: the first"
              + " column of the primary key.")
  String splitBy;

  @Option(
      names = "--splits",
      paramLabel = "N",
      description = "How many ranges to read. Default: four a worker.")
  Integer splits;

  @Option(
      names = "--to",
      paramLabel = "URL",
      description = "The database to write: a JDBC URL, as --from.")
  String to;

  @Option(
      names = "--toUser",
      paramLabel = "USER",
      description = "The user to write as; see --fromUser.")
  String toUser;

  @Option(
      names = "--toPassword",
      paramLabel = "WHERE",
      description = "Where the writer's password is found; see --fromPassword.")
  String toPassword;

  @Option(
      names = "--into",
      paramLabel = "NAME",
      description =
          "The table to write: a row whose key is there is overwritten, others are added.")
  String into;

  @Option(
      names = "--key",
      paramLabel = "COLUMN,…",
      split = "\\s*,\\s*",
      hideParamSyntax = true,
      description =
          "The columns of --into that make its key, which needs a unique constraint."
              + " Default: those of --groupBy.")
  List<String> key = List.of();

  @Option(
      names = "--createTable",
      description =
          "Create --into if it is not there, with the types of the result and its key. Default: it"
              + " must be there, and fit.")
  boolean createTable;

  /**
   * Checks that what must be said is said.
   *
   * @throws WrongUseException naming the first option that is missing or too many
   */
  void check() {
    require("--from", from);
    if (table != null && query != null) {
      throw new WrongUseException("--table and --query are both given; take one");
    }
    require("--table or --query", table, query);
    require("--groupBy", groupBy);
    require("--aggregate", aggregate);
    require("--to", to);
    require("--into", into);
  }

  Optional<String> where() {
    return Optional.ofNullable(where);
  }

  private static void require(String option, String... values) {
    for (String value : values) {
      if (value != null && !value.isBlank()) {
        return;
      }
    }
    throw new WrongUseException(
        "%s is missing; millrace rollup --help explains it, millrace rollup --demo shows it"
            .formatted(option));
  }
}
