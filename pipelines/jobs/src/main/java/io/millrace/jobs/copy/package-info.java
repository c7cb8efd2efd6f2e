/**
 * The {@code copy} job: writes the rows of a table or query to a table of another database.
 *
 * <p>{@link io.millrace.jobs.copy.Copy} has the options; {@code CopyColumns} is what {@code
 * --columns} says, parsed; {@code CopyPlan} is all of it checked against both databases; {@code
 * CopyFlow} is the flow that does it.
 */
package io.millrace.jobs.copy;
