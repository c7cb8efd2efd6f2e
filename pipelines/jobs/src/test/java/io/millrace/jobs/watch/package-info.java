/** Watching real jobs of slow sources. */
package io.millrace.jobs.watch;
