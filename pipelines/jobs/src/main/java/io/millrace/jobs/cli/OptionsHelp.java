package io.millrace.jobs.cli;

import io.millrace.jobs.HelpSection;
import io.millrace.jobs.HelpSection.Title;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Field;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** What {@code --help} says of a command: what it does, its options by section, an example. */
final class OptionsHelp {

  private final CommandSpec command;
  private final HelpText text;

  private OptionsHelp(CommandLine line, int width) {
    this.command = line.getCommandSpec();
    this.text = new HelpText(width);
  }

  /** Of a command that is no job. */
  static String of(CommandLine line, int width) {
    return new OptionsHelp(line, width).head().options().text.sections().toString().stripTrailing()
        + "\n";
  }

  /** Of a job, which takes options of the pipeline too. */
  static String ofJob(CommandLine line, int width) {
    OptionsHelp help = new OptionsHelp(line, width).head().options();
    PipelineOption.ALL.forEach(
        option -> help.text.entry(Title.RUNNING, option.label(), option.description()));
    help.text
        .sections()
        .paragraph("All other options of Apache Beam and of its runners are taken as well.");
    String[] example = help.command.usageMessage().footer();
    if (example.length > 0) {
      help.text.verbatim("Example:\n  " + String.join("\n  ", example) + "\n");
    }
    return help.text.toString().stripTrailing() + "\n";
  }

  private OptionsHelp head() {
    String parameters =
        command.positionalParameters().isEmpty()
            ? ""
            : " "
                + String.join(
                    " ",
                    command.positionalParameters().stream()
                        .map(CommandLine.Model.PositionalParamSpec::paramLabel)
                        .toList());
    text.paragraph("Usage: %s%s [--option=value …]".formatted(command.qualifiedName(), parameters));
    text.paragraph(String.join(" ", command.usageMessage().description()));
    return this;
  }

  private OptionsHelp options() {
    command
        .positionalParameters()
        .forEach(
            parameter ->
                text.entry(
                    Title.WORK, parameter.paramLabel(), String.join(" ", parameter.description())));
    for (OptionSpec option : command.options()) {
      text.entry(section(option), label(option), description(option));
    }
    return this;
  }

  private static Title section(OptionSpec option) {
    return option.userObject() instanceof Field field
        ? Stream.<AnnotatedElement>of(field, field.getDeclaringClass())
            .map(place -> Optional.ofNullable(place.getAnnotation(HelpSection.class)))
            .flatMap(Optional::stream)
            .map(HelpSection::value)
            .findFirst()
            .orElse(Title.WORK)
        : Title.WORK;
  }

  private static String label(OptionSpec option) {
    List<String> names =
        Stream.of(option.names()).sorted(Comparator.comparing(String::length)).toList();
    String value = option.arity().max() == 0 ? "" : "=" + option.paramLabel();
    return String.join(", ", names) + value;
  }

  private static String description(OptionSpec option) {
    return String.join(" ", option.description())
        .replace("${DEFAULT-VALUE}", String.valueOf(option.defaultValue()));
  }
}
