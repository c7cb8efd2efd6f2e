/**
 * What a {@link io.millrace.flow.Flow} is compiled to, and what runs on the workers.
 *
 * <p>{@link io.millrace.flow.internal.Origin} turns a described flow into Beam transforms: each
 * stage is one {@link io.millrace.flow.internal.StageFn}, made of a {@link
 * io.millrace.flow.internal.Head} that brings elements in, the fused {@link
 * io.millrace.flow.internal.Steps}, and a {@link io.millrace.flow.internal.Tail} that takes them
 * out: to a collection, into a fold before the shuffle, or to a sink. Not part of the API.
 */
package io.millrace.flow.internal;
