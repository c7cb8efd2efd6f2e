/**
 * Watching a job while it runs: a {@link io.millrace.runner.watch.Watch} looks at it, where ever
 * its workers are; a {@link io.millrace.runner.watch.Sampler} looks now and then, and tells each
 * {@link io.millrace.runner.watch.Watcher}, such as the {@link io.millrace.runner.watch.Display}.
 */
package io.millrace.runner.watch;
