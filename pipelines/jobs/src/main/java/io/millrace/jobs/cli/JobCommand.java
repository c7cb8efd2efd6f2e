package io.millrace.jobs.cli;

import io.millrace.jobs.Job;
import io.millrace.jobs.JobSize;
import io.millrace.jobs.WrongUseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A job to run.
 *
 * @param name what the command line calls it
 * @param job the job, filled with its options
 * @param common the options that every job has
 * @param pipelineArguments what neither of them took, {@code --name=value} each: options of Beam,
 *     of the runner, of the flow; not checked yet
 * @param optionNames the names, without dashes, of all options that the job and every job has
 */
public record JobCommand(
    String name,
    Job job,
    CommonOptions common,
    List<String> pipelineArguments,
    Set<String> optionNames)
    implements Command {

  private static final String MASTER = "--flinkMaster=";

  /** Keeps its own copies. */
  public JobCommand {
    pipelineArguments = List.copyOf(pipelineArguments);
    optionNames = Set.copyOf(optionNames);
  }

  /** The runner that is named; otherwise a master's address names it, as {@code --flinkMaster}. */
  public Optional<String> runner() {
    return Optional.ofNullable(common.runner());
  }

  /** How big this run is for the JVM that it is in: one that submits it is to start fast. */
  public JobSize size() {
    return isRemote() ? JobSize.SMALL : job.size();
  }

  /** Whether the work is done by a cluster that this process submits it to. */
  public boolean isRemote() {
    return master().filter(master -> !master.startsWith("[")).isPresent();
  }

  private Optional<String> master() {
    return pipelineArguments.stream()
        .filter(argument -> argument.startsWith(MASTER))
        .map(argument -> argument.substring(MASTER.length()))
        .findFirst();
  }

  /**
   * The same job, from where a savepoint was made of it.
   *
   * @throws WrongUseException if it does not run on a cluster
   */
  JobCommand resumed(String savepoint) {
    if (!isRemote()) {
      throw new WrongUseException(
          "resume: %sHOST:PORT is missing; a savepoint is resumed on a cluster".formatted(MASTER));
    }
    List<String> arguments = new ArrayList<>(pipelineArguments);
    arguments.add("--savepointPath=" + savepoint);
    return new JobCommand(name, job, common, arguments, optionNames);
  }
}
