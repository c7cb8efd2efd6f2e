package io.millrace.jdbc.internal;

import java.io.Serializable;

/**
 * A statement ready to be run on a worker.
 *
 * @param sql with the predicate's parameters in it
 * @param predicate the values of the parameters
 * @param fetchSize rows that are fetched at once
 */
record Query(String sql, Predicate predicate, int fetchSize) implements Serializable {}
