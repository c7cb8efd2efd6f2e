package io.millrace.jobs.differential;

/** What goes wrong in user functions. */
final class Trouble {

  private Trouble() {}

  /** Throws at some of the rows. */
  static Row check(Row row) {
    if (row.number() != null && Math.floorMod(row.number(), 5) == 3) {
      throw new IllegalStateException("no luck with " + row.number());
    }
    if (row.text() == null && row.number() == null) {
      throw new NullPointerException();
    }
    return row;
  }
}
