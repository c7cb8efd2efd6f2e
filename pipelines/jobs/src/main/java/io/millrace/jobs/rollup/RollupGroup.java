package io.millrace.jobs.rollup;

import io.millrace.jdbc.dialect.ColumnDefinition;
import io.millrace.jdbc.dialect.ColumnType;
import java.util.OptionalInt;

/**
 * A group column of a rollup that is planned.
 *
 * @param column of the result
 * @param keyType of the values that rows are grouped by
 * @param shown which of the reducers has the value that is shown; empty where it is that which rows
 *     are grouped by
 */
record RollupGroup(ColumnDefinition column, ColumnType keyType, OptionalInt shown) {}
