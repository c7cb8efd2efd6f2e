/**
 * How a process comes to its connections, and what is done on one in a transaction.
 *
 * <p>A {@link io.millrace.jdbc.internal.connect.Connector} makes a connection by a URL or a
 * configuration; workers get {@link io.millrace.jdbc.internal.connect.Connections} of the pools of
 * their process; {@link io.millrace.jdbc.internal.connect.Transactions} try again what may succeed
 * on another connection. Reads and writes call it.
 */
package io.millrace.jdbc.internal.connect;
