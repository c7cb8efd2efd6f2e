/**
 * The peers at the rollup of orders by customer, each a program. All take the same arguments: the
 * JDBC URL, the table of orders, the table of totals, which is there and empty. Each prints what it
 * took, without the start of the JVM.
 */
package io.millrace.benchmarks.jdbc.rollup;
