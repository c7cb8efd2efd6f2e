package io.millrace.jobs.options;

import io.millrace.jobs.WrongUseException;

/**
 * Checks that options are there.
 *
 * @param job whose options they are
 * @param more what else the message tells, after a comma; may be empty
 */
public record Required(String job, String more) {

  /**
   * Checks that one of the values is there.
   *
   * @param option its name, or several as the message says them
   * @throws WrongUseException if all of them are null or blank
   */
  public void check(String option, String... values) {
    for (String value : values) {
      if (value != null && !value.isBlank()) {
        return;
      }
    }
    throw new WrongUseException(
        "%s is missing; millrace %s --help explains it%s".formatted(option, job, more));
  }
}
