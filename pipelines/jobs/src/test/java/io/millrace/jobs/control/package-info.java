/** Commands about a cluster, and Ctrl-C, against a Flink cluster in the JVM of the tests. */
package io.millrace.jobs.control;
