package io.millrace.jobs.options;

import io.millrace.jdbc.secret.Secret;

/** The name of a database's user. */
public final class UserName {

  private UserName() {}

  /** The name as it is given, or looked up where {@code env:} or {@code file:} say. */
  public static String resolve(String given) {
    boolean reference = given.startsWith("env:") || given.startsWith("file:");
    return reference ? Secret.parse(given).resolve() : given;
  }
}
