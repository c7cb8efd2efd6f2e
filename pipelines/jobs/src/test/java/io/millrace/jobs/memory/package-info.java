/** Jobs and flows in heaps that do not hold their data, each in a JVM of its own. */
package io.millrace.jobs.memory;
