package io.millrace.jobs;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Where {@code --help} lists an option, or all of a class; by default under the job's name. */
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.FIELD, ElementType.TYPE})
public @interface HelpSection {

  /** Where it stands. */
  Title value();

  /** The sections, in their order. */
  enum Title {
    /** What is read. */
    SOURCE("Source"),
    /** What is done with it, where the option names no other. */
    WORK("What to do"),
    /** What is written. */
    TARGET("Target"),
    /** What becomes of rows that cannot be written. */
    REJECTED("Rejected rows"),
    /** A run that needs nothing. */
    DEMO("The demo"),
    /** Where and how it runs. */
    RUNNING("Running"),
    /** What it prints. */
    OUTPUT("Output");

    private final String text;

    Title(String text) {
      this.text = text;
    }

    /** As the help has it. */
    public String text() {
      return text;
    }
  }
}
