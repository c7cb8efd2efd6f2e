package io.millrace.jdbc;

/** What becomes of the elements in the table that they are written to. */
public enum WriteMode {
  /** Each element is a new row; all are seen at once, when the job has written the last of them. */
  INSERT,
  /** Each element overwrites the row of its key, or is a new row. */
  UPSERT,
  /** Each element is a new row, unless its key is there. */
  IGNORE,
  /** Each element overwrites the row of its key, if it is there. */
  UPDATE,
  /** Each element deletes the row of its key; what else it has is not looked at. */
  DELETE,
  /** The elements take the place of all rows of the table, at once, at the end of the job. */
  REPLACE;

  /** Whether the rows wait in another table until all of them are there. */
  boolean isStaged() {
    return this == INSERT || this == REPLACE;
  }

  /** The rights to the table that it takes. */
  String grants() {
    return switch (this) {
      case INSERT -> "SELECT, INSERT";
      case UPSERT, IGNORE -> "SELECT, INSERT, UPDATE";
      case UPDATE -> "SELECT, UPDATE";
      case DELETE -> "SELECT, DELETE";
      case REPLACE -> "SELECT, INSERT, DELETE";
    };
  }

  boolean hasKey() {
    return !isStaged();
  }

  /** Whether a key that is not there gives a new row. */
  boolean addsRows() {
    return this != UPDATE && this != DELETE;
  }

  /** Whether a table must not hold a key twice. */
  boolean needsUniqueKey() {
    return this == UPSERT || this == IGNORE;
  }
}
