package io.millrace.cluster;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.flink.configuration.ConfigOption;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.CoreOptions;
import org.apache.flink.configuration.GlobalConfiguration;
import org.apache.flink.configuration.IllegalConfigurationException;
import org.apache.flink.configuration.JobManagerOptions;
import org.apache.flink.runtime.clusterframework.TaskExecutorProcessSpec;
import org.apache.flink.runtime.clusterframework.TaskExecutorProcessUtils;
import org.apache.flink.runtime.jobmanager.JobManagerProcessSpec;
import org.apache.flink.runtime.jobmanager.JobManagerProcessUtils;
import org.apache.flink.runtime.util.config.memory.ProcessMemoryUtils;

/**
 * The command lines of Flink's processes, as Flink's own scripts would put them together: the
 * process gets the memory that the configuration gives to it, in flags for the JVM and in options
 * for Flink, which does not work them out itself.
 */
final class FlinkCommand {

  private static final String JOB_MANAGER =
      "org.apache.flink.runtime.entrypoint.StandaloneSessionClusterEntrypoint";
  private static final String TASK_MANAGER =
      "org.apache.flink.runtime.taskexecutor.TaskManagerRunner";
  private static final String CLIENT = "org.apache.flink.client.cli.CliFrontend";

  private final ClusterHome home;
  private final Distribution distribution;
  private final Configuration configuration;

  FlinkCommand(ClusterHome home, Distribution distribution) {
    this.home = home;
    this.distribution = distribution;
    configuration = GlobalConfiguration.loadConfiguration(home.configuration().toString());
  }

  /**
   * Checks that each process can have the memory that it should.
   *
   * @throws IllegalArgumentException if one cannot; the message is Flink's
   */
  void check() {
    try {
      jobManager("none");
      taskManager("none");
    } catch (IllegalConfigurationException e) {
      throw new IllegalArgumentException(e.getMessage(), e);
    }
  }

  /** Of the JobManager. */
  List<String> jobManager(String id) {
    JobManagerProcessSpec memory =
        JobManagerProcessUtils.processSpecFromConfigWithNewOptionToInterpretLegacyHeap(
            configuration, JobManagerOptions.JVM_HEAP_MEMORY);
    String flags = JobManagerProcessUtils.generateJvmParametersStr(memory, configuration);
    List<String> command = java(id, flags, CoreOptions.FLINK_JM_JVM_OPTIONS);
    command.addAll(List.of(JOB_MANAGER, "--configDir", home.configuration().toString()));
    command.addAll(List.of("--executionMode", "cluster"));
    command.addAll(words(JobManagerProcessUtils.generateDynamicConfigsStr(memory)));
    command.addAll(List.of("-D", "jobmanager.resource-id=" + id));
    return command;
  }

  /** Of a TaskManager. */
  List<String> taskManager(String id) {
    TaskExecutorProcessSpec memory = TaskExecutorProcessUtils.processSpecFromConfig(configuration);
    String flags = ProcessMemoryUtils.generateJvmParametersStr(memory);
    List<String> command = java(id, flags, CoreOptions.FLINK_TM_JVM_OPTIONS);
    command.addAll(List.of(TASK_MANAGER, "--configDir", home.configuration().toString()));
    command.addAll(words(TaskExecutorProcessUtils.generateDynamicConfigsStr(memory)));
    command.addAll(List.of("-D", "taskmanager.resource-id=" + id));
    return command;
  }

  /** Of Flink's command line, {@code flink} in its distribution. */
  List<String> client(List<String> arguments) {
    List<String> command = java("client", "", CoreOptions.FLINK_CLI_JVM_OPTIONS);
    command.add(CLIENT);
    command.addAll(arguments);
    return command;
  }

  private List<String> java(String log, String memory, ConfigOption<String> ofRole) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(words(memory));
    command.addAll(words(configuration.get(CoreOptions.FLINK_DEFAULT_JVM_OPTIONS)));
    command.addAll(words(configuration.get(CoreOptions.FLINK_JVM_OPTIONS)));
    command.addAll(words(configuration.get(ofRole)));
    command.add("-Djava.io.tmpdir=" + home.scratch());
    command.add("-Dlog.file=" + home.logs().resolve(log + ".log"));
    command.add(
        "-Dlog4j.configurationFile=" + home.configuration().resolve("log4j.properties").toUri());
    command.addAll(List.of("-cp", distribution.classPath()));
    return command;
  }

  private static List<String> words(String text) {
    return Stream.of(text.split("\\s+")).filter(word -> !word.isEmpty()).toList();
  }
}
