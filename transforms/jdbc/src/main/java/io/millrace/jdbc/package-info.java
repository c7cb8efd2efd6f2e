/**
 * Databases as sources and sinks of a flow.
 *
 * <p>{@link io.millrace.jdbc.Jdbc} is where to begin: {@code Jdbc.read(database, Order.class)}
 * gives the rows of a table or query as records, read in parallel; {@code Jdbc.upsert(database,
 * Total.class)} writes records by their key, so that writing them again changes nothing. {@link
 * io.millrace.jdbc.Database} says where the database is, {@link io.millrace.jdbc.secret.Secret}
 * keeps its password out of sight, {@link io.millrace.jdbc.Tables} creates tables.
 *
 * <p>The facade describes and, while the pipeline is constructed, checks everything against the
 * database; the work itself is in {@code internal}, and what differs from database to database in
 * {@link io.millrace.jdbc.dialect}.
 */
package io.millrace.jdbc;
