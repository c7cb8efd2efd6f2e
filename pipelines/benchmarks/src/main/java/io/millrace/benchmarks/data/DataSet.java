package io.millrace.benchmarks.data;

import java.util.Locale;

/**
 * Data to be generated.
 *
 * @param amount how much, in the kind's unit
 * @param seed other seeds give other data of the same distributions
 */
public record DataSet(DataKind kind, long amount, long seed) {

  /** What its folder is called. */
  String folderName() {
    return "%s-%d-%s-seed-%d"
        .formatted(
            kind.name().toLowerCase(Locale.ROOT).replace('_', '-'), amount, kind.unit(), seed);
  }
}
