package io.millrace.jdbc.internal;

import java.io.Serializable;

/**
 * A statement ready to be run on a worker.
 *
 * @param sql with the predicate's parameters in it
 * @param predicate the values of the parameters
 * @param fetchSize of the statement
 */
record Query(String sql, Predicate predicate, FetchSize fetchSize) implements Serializable {}
