/**
 * Random flows, run on every runner and worked out by hand: {@link
 * io.millrace.jobs.differential.FlowCases} makes them up, each {@link
 * io.millrace.jobs.differential.Op} says what it is in a flow and, naively, what comes of it,
 * {@link io.millrace.jobs.differential.Runs} runs many at once, {@link
 * io.millrace.jobs.differential.Shrinking} makes one that differs small.
 */
package io.millrace.jobs.differential;
