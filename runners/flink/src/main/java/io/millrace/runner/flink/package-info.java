/**
 * Beam's FlinkRunner: {@link io.millrace.runner.flink.FlinkProfile} runs flows on a Flink embedded
 * in this process, or on the cluster that {@code --flinkMaster} names. Found by {@link
 * java.util.ServiceLoader}; nobody calls it by name.
 */
package io.millrace.runner.flink;
