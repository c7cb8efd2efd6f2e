package io.millrace.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The report of a job in a process of its own. */
class ReportIT {

  @TempDir private Path folder;

  @Test
  void interrupted_theReportSaysSo() throws Exception {
    Path report = folder.resolve("report.html");
    Millrace millrace =
        Millrace.startWith(
                "-Djava.io.tmpdir=" + folder,
                List.of(),
                "numbers",
                "--limit=1000000",
                "--pauseMillis=20",
                "--announce",
                "--report=" + report)
            .awaitOutput("numbers begin");

    millrace.handle().destroy();

    assertThat(millrace.await().code()).isEqualTo(143);
    assertThat(Jsoup.parse(report).select("#end").text()).isEqualTo("cancelled");
    assertThat(Jsoup.parse(report).select("#options th").stream().map(Element::text))
        .contains("--limit=1000000");
  }
}
