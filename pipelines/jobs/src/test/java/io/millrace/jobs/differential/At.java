package io.millrace.jobs.differential;

/**
 * An element on its way through a flow that is worked out by hand.
 *
 * @param timestamp null where it depends on how the runner cuts its bundles
 * @param window the end of its window, in milliseconds
 * @param guard the operator that its failures go to; null for none
 */
record At(Row row, Long timestamp, long window, Integer guard) {

  At with(Row newRow) {
    return new At(newRow, timestamp, window, guard);
  }

  At guardedBy(Integer newGuard) {
    return new At(row, timestamp, window, newGuard);
  }

  At withoutTimestamp() {
    return new At(row, null, window, guard);
  }
}
