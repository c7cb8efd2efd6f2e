package io.millrace.files;

import io.millrace.files.internal.CsvFormat;
import io.millrace.files.internal.CsvLines;
import io.millrace.files.internal.Inputs;
import io.millrace.files.internal.Outputs;

/**
 * Reads and writes CSV files, a Java record for each of theirs, as RFC 4180 has it: fields with
 * separators, quotes or line breaks are quoted, and quotes in them doubled.
 *
 * <pre>{@code
 * record Order(long id, String customer, BigDecimal amount, Instant createdAt) {}
 * record CustomerTotal(String customer, long orders, BigDecimal total) {}
 *
 * Flow.from(pipeline, CsvFiles.read(Order.class, "orders/*.csv"))
 *     .partitionBy(Order::customer)
 *     .reduce(count(), sumDecimal(Order::amount), CustomerTotal::new)
 *     .into(CsvFiles.write("totals/part", CustomerTotal.class));
 * }</pre>
 *
 * <p>A component is a {@code String}, a number, {@code boolean}, {@code char}, an enum, which
 * stands by name, a {@code UUID}, a type of {@code java.time} in ISO 8601, or a {@code byte[]} in
 * Base64.
 */
public final class CsvFiles {

  private CsvFiles() {}

  /**
   * Reads the records of all files that match one of these patterns, which are those of {@link
   * TextFiles#lines}. A component takes the column of its name, {@code createdAt} that of {@code
   * created_at}; {@link CsvColumn} names any other.
   *
   * @throws IllegalArgumentException if there is no pattern, or a component that CSV has no form
   *     for
   */
  public static <T extends Record> CsvRead<T> read(Class<T> type, String... patterns) {
    return CsvRead.of(type, Inputs.of(patterns), CsvFormat.of(type));
  }

  /**
   * Writes records to files that are called {@code prefix-00000-of-00003.csv}. A component goes to
   * a column of its name in lower case, {@code createdAt} to {@code created_at}.
   *
   * @throws IllegalArgumentException if the prefix is no beginning of a file's name, or there is a
   *     component that CSV has no form for
   */
  public static <T extends Record> CsvWrite<T> write(String prefix, Class<T> type) {
    return CsvWrite.of(Outputs.of(prefix, ".csv"), CsvLines.of(type));
  }
}
