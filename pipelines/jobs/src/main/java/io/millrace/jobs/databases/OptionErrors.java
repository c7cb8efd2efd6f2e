package io.millrace.jobs.databases;

import io.millrace.jdbc.Database;
import io.millrace.jdbc.secret.Secret;
import io.millrace.jobs.JobRun;
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
    if (of(option, () -> Database.hasUserInfo(url))) {
      throw new WrongUseException(
          "%1$s must not have a user or a password before an '@', has; give them by %1$sUser and"
                  .formatted(option)
              + " %sPassword".formatted(option));
    }
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

  /**
   * Checks that the workers of a run are let in.
   *
   * @throws WrongUseException if they are in other processes, and a password is in the URL
   */
  static void checkWorkers(String option, Database database, JobRun run) {
    if (run.leavesProcess() && !database.mayLeaveProcess()) {
      throw new WrongUseException(
          "%s: a password in the URL is not sent to a cluster; give %sPassword=env:NAME or"
                  .formatted(option, option)
              + " file:PATH, where each worker finds it");
    }
  }
}
