/**
 * Flink's REST interface: where it is, and what it answers. For everything that asks a cluster; to
 * change something there, Flink's own client is used.
 */
package io.millrace.cluster.rest;
