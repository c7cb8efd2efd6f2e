/** A small job for the tests of the command line, in place of one that needs a database. */
package io.millrace.jobs.numbers;
