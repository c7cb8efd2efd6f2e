package io.millrace.benchmarks.load;

import java.awt.Color;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import org.knowm.xchart.BitmapEncoder;
import org.knowm.xchart.BitmapEncoder.BitmapFormat;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.style.Styler.LegendPosition;
import org.knowm.xchart.style.XYStyler;
import org.knowm.xchart.style.markers.SeriesMarkers;

/** Curves over the time of a job, one a runner. */
final class PressureChart {

  /** Twice that of a screen: the text stays sharp where the chart is shrunk. */
  private static final int DPI = 144;

  private static final double MEGABYTE = 1 << 20;

  private PressureChart() {}

  /**
   * Rows between source and sink, on a logarithmic scale: none is drawn as one, and the bound is
   * the upper edge.
   */
  static void rows(Path file, PressureShape shape, List<PressureResult> results)
      throws IOException {
    XYChart chart =
        chart(
            "Rows read less rows written, %s; at most %,d".formatted(shape, shape.bound()), "rows");
    chart.getStyler().setYAxisLogarithmic(true);
    chart.getStyler().setYAxisMin(1.0);
    chart.getStyler().setYAxisMax((double) Math.max(shape.bound(), most(results)));
    add(chart, results, PressureResult::samples, sample -> (double) Math.max(1, sample.between()));
    save(chart, file);
  }

  private static long most(List<PressureResult> results) {
    return results.stream().mapToLong(result -> result.between().getMax()).max().orElse(1);
  }

  /** The heap after collections. */
  static void heap(Path file, PressureShape shape, List<PressureResult> results)
      throws IOException {
    XYChart chart = chart("Heap after a collection, " + shape, "MB");
    chart.getStyler().setYAxisMin(0.0);
    add(chart, results, PressureResult::heaps, sample -> sample.heap() / MEGABYTE);
    save(chart, file);
  }

  private static XYChart chart(String title, String unit) {
    XYChart chart =
        new XYChartBuilder()
            .width(880)
            .height(330)
            .title(title)
            .xAxisTitle("seconds")
            .yAxisTitle(unit)
            .build();
    XYStyler style = chart.getStyler();
    style.setLegendPosition(LegendPosition.OutsideE);
    style.setChartBackgroundColor(Color.WHITE);
    return chart;
  }

  private static void add(
      XYChart chart,
      List<PressureResult> results,
      Function<PressureResult, List<PressureSample>> samples,
      ToDoubleFunction<PressureSample> value) {
    for (PressureResult result : results) {
      List<PressureSample> of = samples.apply(result);
      if (!of.isEmpty()) {
        chart
            .addSeries(
                result.runner(),
                of.stream().mapToDouble(sample -> (double) sample.second()).toArray(),
                of.stream().mapToDouble(value).toArray())
            .setMarker(SeriesMarkers.NONE);
      }
    }
  }

  private static void save(XYChart chart, Path file) throws IOException {
    BitmapEncoder.saveBitmapWithDPI(chart, file.toString(), BitmapFormat.PNG, DPI);
  }
}
