/**
 * What a job can compute of the rows of a group: {@link io.millrace.jobs.aggregate.Aggregates} has
 * the functions by name, an {@link io.millrace.jobs.aggregate.AggregateFunction} makes of a column
 * of the rows the reducer of its values and the column of its results. Called by the jobs while
 * they plan.
 */
package io.millrace.jobs.aggregate;
