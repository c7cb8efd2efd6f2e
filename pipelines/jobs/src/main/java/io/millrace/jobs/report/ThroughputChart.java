package io.millrace.jobs.report;

import io.millrace.jobs.report.Recording.Sample;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToLongFunction;

/** Rows a second over time as SVG: read, and written. */
final class ThroughputChart {

  private static final int WIDTH = 860;
  private static final int HEIGHT = 220;
  private static final int LEFT = 90;
  private static final int TOP = 16;
  private static final int BOTTOM = 30;

  private final List<Sample> samples;
  private final double millis;
  private final double most;

  private record Point(double millis, double rate) {}

  private ThroughputChart(List<Sample> samples) {
    this.samples = samples;
    this.millis = Math.max(1, samples.get(samples.size() - 1).millis());
    this.most =
        Math.max(1, Math.max(most(points(Sample::rowsRead)), most(points(Sample::rowsWritten))));
  }

  /** The picture; a sentence where there is nothing to show. */
  static String of(List<Sample> samples) {
    return samples.size() < 2
        ? "<p>Nothing was measured: no pipeline ran.</p>"
        : new ThroughputChart(samples).svg();
  }

  private static double most(List<Point> points) {
    return points.stream().mapToDouble(Point::rate).max().orElse(0);
  }

  private List<Point> points(ToLongFunction<Sample> rows) {
    List<Point> points = new ArrayList<>();
    for (int i = 1; i < samples.size(); i++) {
      Sample before = samples.get(i - 1);
      Sample now = samples.get(i);
      double seconds = Math.max(1, now.millis() - before.millis()) / 1000.0;
      double rate = (rows.applyAsLong(now) - rows.applyAsLong(before)) / seconds;
      points.add(new Point(now.millis(), Math.max(0, rate)));
    }
    return points;
  }

  private String svg() {
    int bottom = HEIGHT - BOTTOM;
    return """
        <svg class="chart" viewBox="0 0 %d %d" width="%d" height="%d" role="img">
        <path class="axis" d="M%d %dV%dH%d"/>
        <text class="axis" x="%d" y="%d" text-anchor="end">%s</text>
        <text class="axis" x="%d" y="%d" text-anchor="end">0</text>
        <text class="axis" x="%d" y="%d" text-anchor="end">%s s</text>
        %s%s</svg>
        <p class="legend"><span class="read">rows read a second</span>\
         <span class="written">rows written a second</span></p>
        """
        .formatted(
            WIDTH,
            HEIGHT,
            WIDTH,
            HEIGHT,
            LEFT,
            TOP,
            bottom,
            WIDTH - 10,
            LEFT - 6,
            TOP + 10,
            Amount.of(Math.round(most)),
            LEFT - 6,
            bottom,
            WIDTH - 10,
            HEIGHT - 8,
            String.format(Locale.ROOT, "%.1f", millis / 1000),
            line("read", points(Sample::rowsRead)),
            line("written", points(Sample::rowsWritten)));
  }

  private String line(String kind, List<Point> points) {
    StringBuilder line = new StringBuilder();
    for (Point point : points) {
      double x = LEFT + (WIDTH - 10 - LEFT) * point.millis() / millis;
      double y = HEIGHT - BOTTOM - (HEIGHT - BOTTOM - TOP) * point.rate() / most;
      line.append(String.format(Locale.ROOT, "%.1f,%.1f ", x, y));
    }
    return "<polyline class=\"%s\" points=\"%s\"/>\n".formatted(kind, line.toString().strip());
  }
}
