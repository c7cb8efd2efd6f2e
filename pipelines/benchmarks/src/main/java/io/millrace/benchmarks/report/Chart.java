package io.millrace.benchmarks.report;

import io.millrace.benchmarks.harness.Peer;
import io.millrace.benchmarks.harness.Work;
import java.awt.Color;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import org.knowm.xchart.CategoryChart;
import org.knowm.xchart.CategoryChartBuilder;
import org.knowm.xchart.VectorGraphicsEncoder;
import org.knowm.xchart.VectorGraphicsEncoder.VectorGraphicsFormat;
import org.knowm.xchart.style.CategoryStyler;
import org.knowm.xchart.style.Styler.LegendPosition;

/** The slopes as bars, in multiples of the Java loop's, on a logarithmic scale. */
final class Chart {

  private static final List<Work> WORKS = List.of(Work.W1, Work.W2, Work.W5);

  private Chart() {}

  /** Writes an SVG; draws nothing if the loop was not measured. */
  static void write(Path file, Figures figures) throws IOException {
    CategoryChart chart =
        new CategoryChartBuilder()
            .width(880)
            .height(440)
            .title("CPU time per unit of input, times that of the Java loop")
            .yAxisTitle("times (logarithmic)")
            .build();
    CategoryStyler style = chart.getStyler();
    style.setYAxisLogarithmic(true);
    style.setLegendPosition(LegendPosition.OutsideE);
    style.setChartBackgroundColor(Color.WHITE);
    style.setPlotGridVerticalLinesVisible(false);
    List<String> works = WORKS.stream().map(Work::title).toList();
    for (Peer peer : Peer.values()) {
      List<Double> bars = bars(figures, peer);
      if (bars.stream().anyMatch(bar -> bar != null)) {
        chart.addSeries(peer.title(), works, bars);
      }
    }
    if (!chart.getSeriesMap().isEmpty()) {
      VectorGraphicsEncoder.saveVectorGraphic(chart, file.toString(), VectorGraphicsFormat.SVG);
    }
  }

  private static List<Double> bars(Figures figures, Peer peer) {
    List<Double> bars = new ArrayList<>();
    for (Work work : WORKS) {
      OptionalDouble times =
          Figures.ratio(figures.slope(work, peer), figures.slope(work, Peer.LOOP));
      bars.add(times.isPresent() ? times.getAsDouble() : null);
    }
    return bars;
  }
}
