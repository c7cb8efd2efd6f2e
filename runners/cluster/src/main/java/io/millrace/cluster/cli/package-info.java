/**
 * The command line of {@code scripts/flink-cluster}: {@link io.millrace.cluster.cli.FlinkCluster}
 * reads it and calls {@link io.millrace.cluster.LocalCluster}. Nothing calls it from Java.
 */
package io.millrace.cluster.cli;
