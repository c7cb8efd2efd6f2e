/**
 * Options that several jobs have, as picocli mixins, and what can be said of them before Beam is
 * loaded. {@code io.millrace.jobs.databases} makes reads and writes of them.
 */
package io.millrace.jobs.options;
