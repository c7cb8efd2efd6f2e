package io.millrace.jobs.options;

import io.millrace.jobs.HelpSection;
import io.millrace.jobs.HelpSection.Title;
import io.millrace.jobs.WrongUseException;
import java.util.Optional;
import picocli.CommandLine.Option;

/** What a job writes to; not checked beyond what is missing. */
@HelpSection(Title.TARGET)
public final class TargetOptions {

  @Option(
      names = "--to",
      paramLabel = "URL",
      description = "The database to write: a JDBC URL, as --from.")
  public String to;

  @Option(
      names = "--toUser",
      paramLabel = "USER",
      description = "The user to write as; see --fromUser.")
  public String toUser;

  @Option(
      names = "--toPassword",
      paramLabel = "WHERE",
      description = "Where the writer's password is found; see --fromPassword.")
  public String toPassword;

  @Option(names = "--into", paramLabel = "NAME", description = "The table to write.")
  public String into;

  @Option(
      names = "--createTable",
      description =
          "Create --into if it is not there, with the types of what is written and its key."
              + " Default: it must be there, and fit.")
  public boolean createTable;

  @Option(
      names = "--round",
      description =
          "Let numbers and times with more digits than their column has be rounded or cut, as the"
              + " target does it; values of a key never are. Default: such a row is refused.")
  public boolean round;

  @Option(
      names = "--concurrent",
      description =
          "Other jobs may write to --into at the same time, as to fill in months side by side."
              + " Default: the job that was started last has the table, and others that are at"
              + " work on it fail.")
  public boolean concurrent;

  @HelpSection(Title.REJECTED)
  @Option(
      names = "--deadLetters",
      paramLabel = "NAME",
      description =
          "The table of the target's database for rows that it refuses, each with its error; it is"
              + " created if need be. Default: the first row that is refused fails the job.")
  public String deadLetters;

  @HelpSection(Title.REJECTED)
  @Option(
      names = "--maxDeadLetters",
      paramLabel = "N|P%",
      description =
          "Fail the job when more rows than this are refused: a number, or a share of what is"
              + " written. Default: any number may be. Example: --maxDeadLetters=0.1%%")
  public String maxDeadLetters;

  /**
   * Checks that what must be said is said.
   *
   * @throws WrongUseException naming the first option that is missing or cannot be understood
   */
  public void check(Required required) {
    required.check("--to", to);
    required.check("--into", into);
    if (maxDeadLetters != null && deadLetters == null) {
      throw new WrongUseException(
          "--maxDeadLetters is a limit for --deadLetters, which is missing; name a table there");
    }
    maxDeadLetters();
  }

  /**
   * The limit of dead letters; empty if any number may be.
   *
   * @throws WrongUseException if it is neither a number nor a share
   */
  public Optional<DeadLetterLimit> maxDeadLetters() {
    return Optional.ofNullable(maxDeadLetters).map(DeadLetterLimit::parse);
  }
}
