package io.millrace.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.jdbc.dialect.Column;
import io.millrace.jdbc.dialect.ColumnType;
import io.millrace.jdbc.dialect.Equality;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.beam.sdk.schemas.Schema.FieldType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** {@code docs/types.md} is what the databases say; {@value #REWRITE} writes it anew. */
class TypesDocumentIT {

  private static final String REWRITE = "millrace.rewrite";
  private static final Path DOCUMENT = Path.of("..", "..", "docs", "types.md");

  @RegisterExtension static final TestDatabase POSTGRES = TestDatabase.postgres();
  @RegisterExtension static final TestDatabase MARIA_DB = TestDatabase.mariaDb();
  @RegisterExtension static final TestDatabase H2 = TestDatabase.h2();

  private static final String HEAD =
      """
      # Column types

      What a column's values are in a Beam `Row` and in a Java record, on each database. A value that is read and written to a column of the same type is the same
      afterwards; a type or a value that cannot be is refused, by the name of its column. To read a refused column, select an expression that casts it.

      Records may have wider types than the table says: `long` for `Integer`, `double` for `Float`, `BigInteger` for whole decimals, `Instant` for `LocalDateTime` (as
      UTC), `OffsetDateTime` for `Instant`, enums for texts, `String` for `UUID`.

      The last column is how values are grouped, counted distinct and joined into one row by a rollup: `as read`, where those are equal that Java takes for equal,
      decimals without the zeros at their end; by an expression that the database computes, whose values are equal just where the database takes those of the column
      for equal, and then the group is shown by the least of its values by code point; or not at all. Floating-point numbers make no groups, and are counted
      distinct with -0 as 0. `min` and `max` compare numbers, dates and times as SQL does, and texts by code point; they take no other type that is read as a text.

      This file is made by a test, which writes extreme values of each type, reads them, writes them back and lets the database compare. To write it anew:
      `mvn verify -pl transforms/jdbc -am -Dit.test=TypesDocumentIT -Dmillrace.rewrite=true -Dsurefire.failIfNoSpecifiedTests=false -Dtest=none`
      """;

  @Test
  void document_isWhatTheDatabasesSay() throws IOException {
    POSTGRES.execute(PostgresTypeCases.TYPES);

    String text =
        HEAD
            + table("PostgreSQL", POSTGRES, PostgresTypeCases.ALL)
            + table("MariaDB", MARIA_DB, MariaDbTypeCases.ALL)
            + table("H2", H2, H2TypeCases.ALL);

    if (Boolean.getBoolean(REWRITE)) {
      Files.writeString(DOCUMENT, text);
    }
    assertThat(Files.readString(DOCUMENT)).isEqualTo(text);
  }

  private static String table(String product, TestDatabase test, List<TypeCase> cases) {
    return "\n## %s\n\n| column | `Row` field | Java | | groups |\n|---|---|---|---|---|\n"
            .formatted(product)
        + cases.stream().map(type -> line(test, type)).collect(Collectors.joining());
  }

  private static String line(TestDatabase test, TypeCase type) {
    test.execute(
        "DROP TABLE IF EXISTS described", "CREATE TABLE described (v %s)".formatted(type.type()));
    Column column = Jdbc.describe(test.database(), "SELECT v FROM described").asList().get(0);
    return column
        .type()
        .map(
            known ->
                "| `%s` | %s | `%s` | %s | %s |\n"
                    .formatted(
                        type.type(),
                        field(known),
                        known.javaType().getSimpleName(),
                        type.note(),
                        groups(test)))
        .orElseGet(() -> "| `%s` | refused | | %s | |\n".formatted(type.type(), type.note()));
  }

  private static String groups(TestDatabase test) {
    Equality equality =
        Jdbc.read(test.database()).table("described").equalities(List.of("v")).get(0);
    return equality
        .refusal()
        .map(why -> "refused")
        .or(() -> equality.key().map("`%s`"::formatted))
        .orElse(equality.value().equals("v") ? "as read" : "`%s`".formatted(equality.value()))
        .replace("|", "\\|");
  }

  private static String field(ColumnType type) {
    FieldType field = type.fieldType();
    return field.getTypeName().isLogicalType()
        ? "`%s`".formatted(field.getLogicalType().getClass().getSimpleName())
        : field.getTypeName().toString();
  }
}
