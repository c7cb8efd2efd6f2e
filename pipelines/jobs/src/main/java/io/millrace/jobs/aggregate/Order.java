package io.millrace.jobs.aggregate;

import io.millrace.jdbc.dialect.ColumnType;
import java.io.Serializable;

/**
 * One of the values by which a group's rows have an order.
 *
 * @param index which value of a row
 * @param type of the values, one that is {@link ArgumentKind#ORDERED}
 * @param descending whether the greatest comes first
 */
public record Order(int index, ColumnType type, boolean descending) implements Serializable {}
