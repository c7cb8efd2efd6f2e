package io.millrace.jobs.copy;

import io.millrace.jobs.HelpSection;
import io.millrace.jobs.HelpSection.Title;
import io.millrace.jobs.WrongUseException;
import io.millrace.jobs.options.Required;
import io.millrace.jobs.options.SourceOptions;
import io.millrace.jobs.options.TargetOptions;
import java.util.List;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What the command line says a copy is to do; not checked beyond what is missing. */
final class CopyOptions {

  private static final Required REQUIRED = new Required("copy", "");

  @Mixin SourceOptions source = new SourceOptions();

  @Option(
      names = "--columns",
      paramLabel = "SQL,…",
      description =
          "What to copy: expressions of the source's SQL, each a column or named by 'as' after the"
              + " column that it goes to. Default: all columns. Example:"
              + " --columns=\"id, customer_id as customer, amount * 1.19 as gross\"")
  String columns;

  @Mixin TargetOptions target = new TargetOptions();

  @HelpSection(Title.TARGET)
  @Option(
      names = "--mode",
      paramLabel = "MODE",
      defaultValue = "upsert",
      description =
          "What becomes of the rows in --into. upsert: overwrites the row of the same key, or adds"
              + " one; ignore: adds those whose key is not there; update: overwrites those whose"
              + " key is there; delete: deletes those whose key is there; insert: adds all of them;"
              + " replace: puts them in the place of all that is there. With the last two readers"
              + " see all of them or none. Default: ${DEFAULT-VALUE}.")
  String mode = "upsert";

  @HelpSection(Title.TARGET)
  @Option(
      names = "--key",
      paramLabel = "COLUMN,…",
      split = "\\s*,\\s*",
      hideParamSyntax = true,
      description =
          "The columns of --into that make its key; to upsert or ignore it needs a unique"
              + " constraint. Default: its primary key; of a table that --createTable creates, the"
              + " primary key of --table, or none where there is none and --mode=insert or replace,"
              + " which use none.")
  List<String> key = List.of();

  @HelpSection(Title.TARGET)
  @Option(
      names = "--runId",
      paramLabel = "NAME",
      description =
          "Names the run, for --mode=insert and replace: whatever is submitted with this name, and"
              + " however often, writes to --into once. For a job that is run again because nobody"
              + " knows how it ended. Default: each submission is a run of its own. Example:"
              + " --runId=orders-2026-03-01")
  String runId;

  /**
   * Checks that what must be said is said.
   *
   * @throws WrongUseException naming the first option that is missing or too many
   */
  void check() {
    source.check(REQUIRED);
    target.check(REQUIRED);
  }
}
