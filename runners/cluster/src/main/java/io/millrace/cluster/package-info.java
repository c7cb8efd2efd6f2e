/**
 * A Flink cluster of separate processes on this machine: {@link io.millrace.cluster.LocalCluster}
 * starts one as {@link io.millrace.cluster.ClusterSettings} say, and kills parts of it for those
 * who want to see what happens then. Called by {@code scripts/flink-cluster}, by way of {@code
 * cli}, and by tests.
 *
 * <p>Nothing of Flink's distribution is needed. What its shell scripts do is done here: the memory
 * of each JVM is worked out of the configuration by Flink's own arithmetic, and the jars are those
 * that the build has copied.
 */
package io.millrace.cluster;
