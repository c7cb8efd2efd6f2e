/**
 * The operators of a stage, at work on a worker thread: each {@link
 * io.millrace.flow.internal.step.Step} opens a {@link io.millrace.flow.internal.step.Link} that
 * hands elements to the next one by a method call. They come in by a {@link
 * io.millrace.flow.internal.step.Head} and go out by a {@link io.millrace.flow.internal.step.Tail},
 * through an {@link io.millrace.flow.internal.step.Exit}.
 */
package io.millrace.flow.internal.step;
