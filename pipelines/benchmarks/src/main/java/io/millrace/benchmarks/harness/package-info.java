/**
 * Who does what, and what it takes: {@link io.millrace.benchmarks.harness.Plan} lists the contests,
 * {@link io.millrace.benchmarks.harness.Rounds} runs each in a fresh process, in turn, looks at it
 * from outside, and makes sure that all who do the same work have the same result.
 */
package io.millrace.benchmarks.harness;
