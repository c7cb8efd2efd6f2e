package io.millrace.jobs.databases;

import io.millrace.jdbc.Database;
import io.millrace.jdbc.Secret;
import io.millrace.jobs.WrongUseException;
import io.millrace.jobs.options.UserName;
import java.util.function.Supplier;

/** Says which option is to blame for what a database refuses. */
final class OptionErrors {

  private OptionErrors() {}

  /**
   * Calls what fails with {@link IllegalArgumentException}.
   *
   * @throws WrongUseException with the option before the message
   */
  static <T> T of(String option, Supplier<T> call) {
    try {
      return call.get();
    } catch (IllegalArgumentException e) {
      throw new WrongUseException("%s: %s".formatted(option, e.getMessage()), e);
    }
  }

  /**
   * The database of three options.
   *
   * @throws WrongUseException if one of them cannot be understood
   */
  static Database database(String option, String url, String user, String password) {
    return of(
        option,
        () -> {
          Database database = Database.at(url);
          if (user != null) {
            database = database.user(UserName.resolve(user));
          }
          return password == null ? database : database.password(Secret.parse(password));
        });
  }
}
