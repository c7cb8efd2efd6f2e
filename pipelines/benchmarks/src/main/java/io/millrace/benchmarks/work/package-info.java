/**
 * What is to be done: the functions that every contestant calls, and the records that they make. No
 * contestant parses, filters or formats in a way of its own. Used by all packages of contestants;
 * needs the JDK alone.
 */
package io.millrace.benchmarks.work;
