/**
 * The {@code rollup} job: groups the rows of a table or query and writes one row a group to another
 * database.
 *
 * <p>{@link io.millrace.jobs.rollup.Rollup} has the options; {@link
 * io.millrace.jobs.rollup.RollupQuery} is what they say, parsed; {@link
 * io.millrace.jobs.rollup.RollupPlanner} checks that against the source, which gives a {@link
 * io.millrace.jobs.rollup.RollupPlan}; {@link io.millrace.jobs.rollup.RollupFlow} is the flow that
 * does it.
 */
package io.millrace.jobs.rollup;
