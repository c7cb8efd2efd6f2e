/** Databases for the tests of jobs, and what is in them. */
package io.millrace.jobs.databases;
