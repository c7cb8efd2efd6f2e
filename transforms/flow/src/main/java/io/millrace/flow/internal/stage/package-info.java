/**
 * What runs fused between two boundaries: {@link io.millrace.flow.internal.stage.Stage} applies it
 * as one transform and adds branches, {@link io.millrace.flow.internal.stage.StageFn} runs them,
 * opened as one tree of receivers by {@link io.millrace.flow.internal.stage.StageRun}.
 */
package io.millrace.flow.internal.stage;
