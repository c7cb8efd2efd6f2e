/**
 * What a {@link io.millrace.flow.Flow} describes, and how that is compiled: a {@link
 * io.millrace.flow.internal.plan.Plan} has steps and an {@link
 * io.millrace.flow.internal.plan.Origin}, which applies the stage that begins there. The facade
 * calls; nothing of this runs on workers.
 */
package io.millrace.flow.internal.plan;
