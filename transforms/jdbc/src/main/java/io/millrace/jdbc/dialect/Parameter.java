package io.millrace.jdbc.dialect;

import java.io.Serializable;

/**
 * The value of a parameter of a statement.
 *
 * @param value of the type's {@link ColumnType#javaType Java class}
 */
public record Parameter(ColumnType type, Serializable value) implements Serializable {}
