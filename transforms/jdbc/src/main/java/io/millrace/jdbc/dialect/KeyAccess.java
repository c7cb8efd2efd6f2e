package io.millrace.jdbc.dialect;

import java.io.Serializable;

/**
 * How values of a column are read, and given back to be compared with it: such that the column's
 * own order holds, and nothing of a value is lost on the way.
 *
 * @param expression what is selected
 * @param type as which it is read and bound
 * @param typeName the database's own name of the type of {@code expression}
 * @param parameter what stands in a statement for a value
 */
public record KeyAccess(String expression, ColumnType type, String typeName, String parameter)
    implements Serializable {}
