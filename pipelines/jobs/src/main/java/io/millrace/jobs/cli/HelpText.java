package io.millrace.jobs.cli;

import io.millrace.jobs.HelpSection.Title;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Sections of options with their texts, wrapped at blanks alone: a URL or a call stays whole. */
final class HelpText {

  private static final String INDENT = "  ";

  /** Labels that are longer have a line of their own. */
  private static final int LABEL = 24;

  private final int width;
  private final StringBuilder text = new StringBuilder();
  private final Map<Title, List<Entry>> sections = new EnumMap<>(Title.class);

  private record Entry(String label, String description) {}

  /**
   * A text.
   *
   * @param width how many characters a line has, but for words that are longer
   */
  HelpText(int width) {
    this.width = width;
  }

  /** Adds a paragraph, and an empty line behind it. */
  HelpText paragraph(String words) {
    text.append(String.join("\n", lines(words, width))).append("\n\n");
    return this;
  }

  /** Adds text as it is. */
  HelpText verbatim(String lines) {
    text.append(lines);
    return this;
  }

  /** Lists something in a section, behind what is there. */
  HelpText entry(Title section, String label, String description) {
    sections.computeIfAbsent(section, any -> new ArrayList<>()).add(new Entry(label, description));
    return this;
  }

  /** Adds the sections. */
  HelpText sections() {
    sections.forEach(
        (section, entries) -> {
          text.append(section.text()).append(":\n");
          entries.forEach(this::add);
          text.append("\n");
        });
    return this;
  }

  private void add(Entry entry) {
    String margin = INDENT + " ".repeat(LABEL);
    List<String> lines = lines(entry.description, width - margin.length());
    boolean fits = entry.label.length() < LABEL - 1;
    String label = fits ? entry.label + " ".repeat(LABEL - entry.label.length()) : entry.label;
    text.append(INDENT).append(label);
    if (!fits) {
      text.append("\n").append(margin);
    }
    text.append(String.join("\n" + margin, lines)).append("\n");
  }

  private static List<String> lines(String words, int width) {
    List<String> lines = new ArrayList<>();
    StringBuilder line = new StringBuilder();
    for (String word : words.split(" ", -1)) {
      if (!line.isEmpty() && line.length() + 1 + word.length() > width) {
        lines.add(line.toString());
        line.setLength(0);
      }
      line.append(line.isEmpty() ? "" : " ").append(word);
    }
    lines.add(line.toString());
    return lines;
  }

  @Override
  public String toString() {
    return text.toString();
  }
}
