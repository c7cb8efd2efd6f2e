package io.millrace.jobs.run;

import io.millrace.flow.options.FlowOptions;
import io.millrace.jobs.JobLeftException;
import io.millrace.jobs.JobRun;
import io.millrace.jobs.cli.CommonOptions;
import io.millrace.jobs.cli.JobCommand;
import io.millrace.runner.JobFailedException;
import io.millrace.runner.Launcher;
import io.millrace.runner.Outcome;
import io.millrace.runner.PipelineArguments;
import io.millrace.runner.PipelineBuilder;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.PipelineResult.State;

/** One run of one job. */
final class Session implements JobRun {

  /** Ends a run that was only to be explained. */
  static final class Explained extends RuntimeException {

    private static final long serialVersionUID = 1L;
  }

  private final Launcher launcher;
  private final CommonOptions common;
  private final PrintStream out;
  private boolean launched;
  private Optional<Outcome> outcome = Optional.empty();

  /**
   * Finds the runner.
   *
   * @throws IllegalArgumentException if there is none, or an option is not known
   */
  Session(JobCommand command, PrintStream out) {
    launcher = Launcher.of(arguments(command));
    common = command.common();
    this.out = out;
  }

  private static PipelineArguments arguments(JobCommand command) {
    CommonOptions common = command.common();
    List<String> arguments = new ArrayList<>(command.pipelineArguments());
    if (arguments.stream().noneMatch(argument -> argument.startsWith("--jobName="))) {
      arguments.add("--jobName=" + command.name());
    }
    command.runner().ifPresent(name -> arguments.add("--runner=" + name));
    if (common.isDetach()) {
      arguments.add("--detach=true");
    }
    if (common.parallelism() != null) {
      arguments.add("--parallelism=" + common.parallelism());
    }
    return PipelineArguments.parse(arguments, command.optionNames());
  }

  Launcher launcher() {
    return launcher;
  }

  /** How the last pipeline ended, if it has done its work. */
  Optional<Outcome> outcome() {
    return outcome;
  }

  /** Whether a pipeline has begun to run: not one that its runner refused. */
  boolean launched() {
    return launched;
  }

  @Override
  public Outcome launch(PipelineBuilder builder) throws Exception {
    if (isExplain()) {
      builder.build(Pipeline.create(launcher.options()));
      throw new Explained();
    }
    outcome = Optional.empty();
    Outcome ended;
    try {
      ended = launcher.launch(builder);
      launched = true;
    } catch (JobFailedException e) {
      launched = true;
      throw e;
    }
    if (ended.state() == State.RUNNING) {
      launcher
          .jobId()
          .ifPresent(id -> say("Job %s is submitted, and goes on by itself.".formatted(id)));
      throw new JobLeftException();
    }
    if (ended.state() == State.CANCELLED) {
      throw new CancellationException("the pipeline was cancelled");
    }
    outcome = Optional.of(ended);
    return ended;
  }

  @Override
  public int workers() {
    return launcher.options().as(FlowOptions.class).getWorkers();
  }

  @Override
  public boolean leavesProcess() {
    return launcher.profile().isRemote(launcher.options());
  }

  @Override
  public boolean isExplain() {
    return common.isExplain();
  }

  @Override
  public boolean isQuiet() {
    return common.isQuiet();
  }

  @Override
  public void say(String line) {
    if (!common.isQuiet()) {
      out.println(line);
    }
  }
}
