package io.millrace.benchmarks.report;

import io.millrace.benchmarks.harness.Peer;
import io.millrace.benchmarks.harness.Work;
import java.awt.Color;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.knowm.xchart.BitmapEncoder;
import org.knowm.xchart.BitmapEncoder.BitmapFormat;
import org.knowm.xchart.CategoryChart;
import org.knowm.xchart.CategoryChartBuilder;
import org.knowm.xchart.style.CategoryStyler;
import org.knowm.xchart.style.Styler.LegendPosition;

/** The slopes as bars, in multiples of the Java loop's, on a logarithmic scale. */
final class Chart {

  private static final List<Work> WORKS = List.of(Work.W1, Work.W2, Work.W5);

  /** Where bars begin: a power of ten, below the best there is. */
  private static final double FOOT = 0.1;

  /** Twice that of a screen: the text stays sharp where the chart is shrunk. */
  private static final int DPI = 144;

  private Chart() {}

  /** Writes a PNG; none if no work was measured with the loop. */
  static void write(Path file, Figures figures) throws IOException {
    List<Work> works =
        WORKS.stream().filter(work -> figures.slope(work, Peer.LOOP).isPresent()).toList();
    if (works.isEmpty()) {
      return;
    }
    CategoryChart chart =
        new CategoryChartBuilder()
            .width(880)
            .height(440)
            .title("CPU time per unit of input, in multiples of a Java loop")
            .yAxisTitle("logarithmic: less is better")
            .build();
    CategoryStyler style = chart.getStyler();
    style.setYAxisLogarithmic(true);
    style.setYAxisMin(FOOT);
    style.setLegendPosition(LegendPosition.OutsideE);
    style.setChartBackgroundColor(Color.WHITE);
    style.setPlotGridVerticalLinesVisible(false);
    for (Peer peer : Peer.values()) {
      List<Double> bars = works.stream().map(work -> bar(figures, work, peer)).toList();
      if (bars.stream().anyMatch(Double::isFinite)) {
        chart.addSeries(peer.title(), works.stream().map(Work::title).toList(), bars);
      }
    }
    BitmapEncoder.saveBitmapWithDPI(chart, file.toString(), BitmapFormat.PNG, DPI);
  }

  private static double bar(Figures figures, Work work, Peer peer) {
    return Figures.ratio(figures.slope(work, peer), figures.slope(work, Peer.LOOP))
        .orElse(Double.NaN);
  }
}
