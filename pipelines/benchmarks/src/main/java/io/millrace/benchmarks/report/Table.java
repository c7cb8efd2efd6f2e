package io.millrace.benchmarks.report;

import com.github.freva.asciitable.AsciiTable;
import com.github.freva.asciitable.Column;
import com.github.freva.asciitable.HorizontalAlign;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A table, for a terminal or a Markdown file.
 *
 * @param textColumns how many columns from the left are text; the others are figures
 */
public record Table(List<String> header, int textColumns, List<List<String>> rows) {

  /** As text, with lines around the cells. */
  public String forTerminal() {
    List<Column> columns =
        IntStream.range(0, header.size())
            .mapToObj(
                i ->
                    new Column()
                        .header(header.get(i))
                        .headerAlign(HorizontalAlign.LEFT)
                        .dataAlign(i < textColumns ? HorizontalAlign.LEFT : HorizontalAlign.RIGHT))
            .toList();
    String[][] cells =
        rows.stream().map(row -> row.toArray(String[]::new)).toArray(String[][]::new);
    return AsciiTable.getTable(
            AsciiTable.BASIC_ASCII_NO_DATA_SEPARATORS, columns.toArray(Column[]::new), cells)
        + "\n";
  }

  /** As a table of Markdown. */
  public String forMarkdown() {
    List<String> lines = new ArrayList<>();
    lines.add(line(header));
    List<String> rule = new ArrayList<>(Collections.nCopies(textColumns, "---"));
    rule.addAll(Collections.nCopies(header.size() - textColumns, "---:"));
    lines.add(line(rule));
    rows.forEach(row -> lines.add(line(row)));
    return String.join("\n", lines) + "\n";
  }

  private static String line(List<String> cells) {
    return "| " + String.join(" | ", cells) + " |";
  }
}
