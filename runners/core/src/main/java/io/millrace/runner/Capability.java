package io.millrace.runner;

/** What not every runner can do; {@link RunnerProfile#lacks} says which of them, and so what. */
public enum Capability {

  /** Takes input that has no end. */
  UNBOUNDED_INPUT,

  /** Puts what is shuffled on disk where it does not fit in memory. */
  SHUFFLE_BEYOND_MEMORY,

  /** Stops what it has begun when it is cancelled. */
  PROMPT_CANCEL,

  /** Goes on where a process of it was lost. */
  RECOVERY,

  /** Shows counters while a bounded job runs. */
  LIVE_COUNTERS,

  /** Counts work once that had to be repeated. */
  EXACT_COUNTERS
}
