/**
 * Running a flow: from the words of a command line to an {@link io.millrace.runner.Outcome}.
 *
 * <p>{@link io.millrace.runner.Launcher} is what a {@code main} method calls. It reads Beam's
 * pipeline options, finds the {@link io.millrace.runner.RunnerProfile} that {@code --runner} names,
 * lets the profile tune what the user left open, runs the pipeline and waits for it. A profile is
 * one small class in a module of its own, found by {@link java.util.ServiceLoader}; nothing here
 * knows which there are.
 */
package io.millrace.runner;
