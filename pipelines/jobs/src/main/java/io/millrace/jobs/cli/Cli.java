package io.millrace.jobs.cli;

import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toCollection;
import static java.util.stream.Collectors.toMap;

import io.millrace.jobs.Job;
import io.millrace.jobs.WrongUseException;
import io.millrace.runner.Nearest;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

/** Makes a {@link Command} of a command line. */
public final class Cli {

  private static final String JOBS = "jobs";
  private static final Set<String> HELP = Set.of("--help", "-h", "help");
  private static final Set<String> VERSION = Set.of("--version", "-V", "version");

  private final Map<String, Job> jobs;

  private Cli(Collection<Job> jobs) {
    this.jobs =
        jobs.stream()
            .collect(toMap(Help::name, Function.identity(), (one, other) -> one, TreeMap::new));
  }

  /**
   * Reads a command line. Options that no job has are kept for the pipeline, unchecked.
   *
   * @param jobs the jobs that there are; the one that is asked for is filled with its options
   * @throws WrongUseException if it cannot be understood
   */
  public static Command parse(List<String> arguments, Collection<Job> jobs) {
    return new Cli(jobs).parse(arguments);
  }

  private Command parse(List<String> arguments) {
    if (arguments.isEmpty() || HELP.contains(arguments.get(0))) {
      return new Answer(Help.overview(jobs.values()));
    }
    String first = arguments.get(0);
    if (VERSION.contains(first)) {
      return new Answer(Help.version());
    }
    List<String> rest = arguments.subList(1, arguments.size());
    if (first.equals(JOBS) && rest.isEmpty()) {
      return new Answer(Help.list(jobs.values()));
    }
    if (first.equals(ResumeLine.NAME)) {
      return resume(rest);
    }
    Optional<ClusterLine> cluster = ClusterLine.named(first);
    return cluster.isPresent() ? cluster(first, cluster.get(), rest) : job(first, rest);
  }

  private static Command cluster(String name, ClusterLine cluster, List<String> arguments) {
    CommandLine line = new CommandLine(cluster);
    read(name, line, arguments);
    return cluster.cluster().isHelp()
        ? new Answer(OptionsHelp.of(line, width(line)))
        : cluster.command();
  }

  private Command resume(List<String> arguments) {
    ResumeLine resume = new ResumeLine();
    CommandLine line = new CommandLine(resume).setStopAtPositional(true);
    read(ResumeLine.NAME, line, arguments);
    if (resume.help) {
      return new Answer(OptionsHelp.of(line, width(line)));
    }
    Command command = job(resume.job.get(0), resume.job.subList(1, resume.job.size()));
    return command instanceof JobCommand job ? job.resumed(resume.savepoint) : command;
  }

  private String unknown(String name) {
    List<String> names = new ArrayList<>(jobs.keySet());
    names.addAll(ClusterLine.names());
    names.add(ResumeLine.NAME);
    return Nearest.to(name, names)
        .map(nearest -> "'%s' is no job; did you mean %s?".formatted(name, nearest))
        .orElseGet(
            () ->
                "'%s' is no job; there are: %s".formatted(name, String.join(", ", jobs.keySet())));
  }

  private Command job(String name, List<String> arguments) {
    if (!jobs.containsKey(name)) {
      throw new WrongUseException(unknown(name));
    }
    Job job = jobs.get(name);
    CommonOptions common = new CommonOptions();
    common.setArguments(arguments);
    CommandLine line = new CommandLine(job).addMixin("common", common);
    line.setUnmatchedArgumentsAllowed(true);
    read(name, line, arguments);
    if (common.isHelp()) {
      return new Answer(OptionsHelp.ofJob(line, width(line)));
    }
    return new JobCommand(name, job, common, line.getUnmatchedArguments(), optionNames(line));
  }

  private static void read(String name, CommandLine line, List<String> arguments) {
    line.setCommandName("millrace " + name);
    try {
      line.parseArgs(arguments.toArray(String[]::new));
    } catch (ParameterException e) {
      throw new WrongUseException(
          "%s; millrace %s --help lists the options".formatted(oneLine(e.getMessage()), name), e);
    }
  }

  /** As wide as the terminal; 80 where there is none. */
  private static int width(CommandLine line) {
    return line.setUsageHelpAutoWidth(true).getUsageHelpWidth();
  }

  private static Set<String> optionNames(CommandLine line) {
    return line.getCommandSpec().optionsMap().keySet().stream()
        .filter(option -> option.startsWith("--"))
        .map(option -> option.substring("--".length()))
        .collect(toCollection(TreeSet::new));
  }

  private static String oneLine(String message) {
    return message.lines().map(String::strip).collect(joining(" "));
  }
}
