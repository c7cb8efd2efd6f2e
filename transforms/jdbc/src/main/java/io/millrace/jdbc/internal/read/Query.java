package io.millrace.jdbc.internal.read;

import io.millrace.jdbc.dialect.Column;
import java.io.Serializable;
import java.util.List;

/**
 * A statement ready to be run on a worker.
 *
 * @param sql with the predicate's parameters in it
 * @param predicate the values of the parameters
 * @param columns what it gives
 * @param fetchSize of the statement, where rows are fetched
 */
public record Query(String sql, Predicate predicate, List<Column> columns, FetchSize fetchSize)
    implements Serializable {}
