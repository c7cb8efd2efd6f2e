/**
 * What is made of the measurements: medians, slopes, the claims with their limits, and the table,
 * the CSV and the chart that show them.
 */
package io.millrace.benchmarks.report;
