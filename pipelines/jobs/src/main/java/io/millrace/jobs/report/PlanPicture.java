package io.millrace.jobs.report;

import io.millrace.flow.live.StageCounts;
import io.millrace.runner.watch.PipelineGraph;
import io.millrace.runner.watch.PipelineGraph.Edge;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The pipeline as SVG, from top to bottom: a box for each transform, in the row behind all that it
 * takes from; in the boxes of stages their operators; on the arrows what went over them.
 */
final class PlanPicture {

  private static final int WIDTH = 400;
  private static final int GAP = 30;
  private static final int ARROW = 46;
  private static final int LINE = 18;
  private static final int LETTERS = 56;

  private final PipelineGraph graph;
  private final Map<String, StageCounts> stages = new HashMap<>();
  private final Map<String, Box> boxes = new LinkedHashMap<>();
  private final StringBuilder svg = new StringBuilder();
  private int width;
  private int height;

  private record Box(int x, int y, int height, List<String> lines) {
    int middle() {
      return x + WIDTH / 2;
    }

    int bottom() {
      return y + height;
    }
  }

  private PlanPicture(PipelineGraph graph, List<StageCounts> counted) {
    this.graph = graph;
    counted.forEach(stage -> stages.put(stage.name(), stage));
  }

  static String of(PipelineGraph graph, List<StageCounts> counted) {
    PlanPicture picture = new PlanPicture(graph, counted);
    picture.place();
    graph.edges().forEach(picture::arrow);
    picture.boxes.forEach(picture::draw);
    return """
        <svg class="plan" viewBox="0 0 %1$d %2$d" width="%1$d" height="%2$d" role="img">
        <defs><marker id="head" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="8"\
         markerHeight="8" orient="auto"><path d="M0 0L8 4L0 8z"/></marker></defs>
        %3$s</svg>
        """
        .formatted(picture.width, picture.height, picture.svg);
  }

  private void place() {
    List<List<String>> rows = rows();
    width = rows.stream().mapToInt(List::size).max().orElse(1) * (WIDTH + GAP);
    for (List<String> row : rows) {
      int x = (width - row.size() * (WIDTH + GAP)) / 2 + GAP / 2;
      int tallest = 0;
      for (String transform : row) {
        List<String> lines = lines(transform);
        Box box = new Box(x, height + 1, LINE * (lines.size() + 1) + 10, lines);
        boxes.put(transform, box);
        tallest = Math.max(tallest, box.height());
        x += WIDTH + GAP;
      }
      height += tallest + ARROW;
    }
    height -= rows.isEmpty() ? 0 : ARROW - 2;
  }

  /** The transforms by the length of the longest way that leads to them. */
  private List<List<String>> rows() {
    Map<String, Integer> depths = new HashMap<>();
    List<List<String>> rows = new ArrayList<>();
    for (String transform : graph.transforms()) {
      int depth =
          graph.edges().stream()
              .filter(edge -> edge.to().equals(transform))
              .mapToInt(edge -> depths.getOrDefault(edge.from(), 0) + 1)
              .max()
              .orElse(0);
      depths.put(transform, depth);
      while (rows.size() <= depth) {
        rows.add(new ArrayList<>());
      }
      rows.get(depth).add(transform);
    }
    return rows;
  }

  private List<String> lines(String transform) {
    StageCounts stage = stages.get(transform);
    if (stage == null) {
      return List.of();
    }
    List<String> lines = new ArrayList<>();
    add(lines, stage, "rowsRead", "read: %s rows");
    add(lines, stage, "groups", "merge: %s groups");
    lines.addAll(Operators.lines(stage));
    add(lines, stage, "rowsWritten", "written: %s rows");
    add(lines, stage, "deadLetters", "refused: %s rows");
    return lines;
  }

  private static void add(List<String> lines, StageCounts stage, String counter, String format) {
    if (stage.counts().containsKey(counter)) {
      lines.add(format.formatted(Amount.of(stage.count(counter))));
    }
  }

  private void draw(String transform, Box box) {
    svg.append(
        """
        <g class="%s"><title>%s</title><rect x="%d" y="%d" width="%d" height="%d" rx="6"/>
        """
            .formatted(
                stages.containsKey(transform) ? "stage" : "other",
                Html.escaped(transform),
                box.x(),
                box.y(),
                WIDTH,
                box.height()));
    StageCounts stage = stages.get(transform);
    text(box, 1, "name", stage == null ? transform : stage.title());
    for (int i = 0; i < box.lines().size(); i++) {
      text(box, i + 2, "operator", box.lines().get(i));
    }
    svg.append("</g>\n");
  }

  private void text(Box box, int line, String kind, String text) {
    svg.append(
        "<text class=\"%s\" x=\"%d\" y=\"%d\">%s</text>\n"
            .formatted(
                kind,
                box.x() + 10,
                box.y() + LINE * line,
                Html.escaped(Html.shortened(text, LETTERS))));
  }

  private void arrow(Edge edge) {
    Box from = boxes.get(edge.from());
    Box to = boxes.get(edge.to());
    if (from == null || to == null) {
      return;
    }
    svg.append(
        """
        <path class="arrow" d="M%d %dL%d %d" marker-end="url(#head)"/>
        <text class="count" x="%d" y="%d">%s</text>
        """
            .formatted(
                from.middle(),
                from.bottom(),
                to.middle(),
                to.y() - 1,
                (from.middle() + to.middle()) / 2 + 8,
                (from.bottom() + to.y()) / 2 + 4,
                Html.escaped(count(edge))));
  }

  /** What went over an arrow, where that is known. */
  private String count(Edge edge) {
    StageCounts to = stages.get(edge.to());
    if (to != null && to.splits() > 0) {
      return "%s of %s splits".formatted(Amount.of(to.count("splitsDone")), Amount.of(to.splits()));
    }
    StageCounts from = stages.get(edge.from());
    return from == null || !from.counts().containsKey("bytesShuffled")
        ? ""
        : Amount.bytes(from.count("bytesShuffled")) + " in blocks";
  }
}
