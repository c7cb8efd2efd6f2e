package io.millrace.jdbc.internal.connect;

import java.lang.ref.Cleaner;

/**
 * The use of a pool by one worker, over when it is closed, or when the worker is forgotten: Flink
 * does not tear down all functions of a job that fails or is cancelled.
 */
final class PoolUse implements Connections.Use {

  private static final Cleaner FORGOTTEN = Cleaner.create();

  private final Cleaner.Cleanable end;

  PoolUse(Pool pool) {
    end = FORGOTTEN.register(this, pool::release);
  }

  @Override
  public void close() {
    end.clean();
  }
}
