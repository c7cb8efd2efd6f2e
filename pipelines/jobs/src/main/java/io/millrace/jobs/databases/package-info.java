/**
 * Reads and writes of jobs, made of their options: {@link io.millrace.jobs.databases.JobSource} and
 * {@link io.millrace.jobs.databases.JobTarget}. What is wrong comes out as a {@link
 * io.millrace.jobs.WrongUseException} that names the option.
 */
package io.millrace.jobs.databases;
