package org.runportal.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.contentstream.operator.Operator;
import org.apache.pdfbox.pdfparser.PDFStreamParser;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.runportal.it.Browser.Scheme;

/**
 * A run on A4 paper: a sheet for every 25 tasks, numbered, dated, with the way back to the page.
 */
@SharedPortal
@RunAsClient
class PrintIT {
  private static final String WITHOUT_YEAR =
      "\\b\\d{1,2} (Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)[a-z]*\\b(?! \\d{4}| –)";

  private static final String FROM_NOW =
      "\\d \\w+ ago\\b|\\bjust now\\b|\\bdue (in|tomorrow|today)\\b|\\bin \\d+ (days|hours|minutes)\\b";

  @RegisterExtension static final Browser BROWSER = Browser.withScript();

  @AfterEach
  void forgetTheLanguage() {
    BROWSER.driver().manage().deleteAllCookies();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Vendor onboarding | en | 1 | Read from Tallyfy on",
        "Vendor onboarding | de | 1 | Bei Tallyfy abgefragt",
        "Quarterly close   | fr | 1 | Lu dans Tallyfy",
        "Trade fair        | es | 1 | Leído en Tallyfy",
        "New hire          | de | 1 | Bei Tallyfy abgefragt",
        "Cold chain        | en | 1 | Read from Tallyfy on",
        "Handbook          | en | 1 | Read from Tallyfy on",
        "Riyadh            | en | 1 | Read from Tallyfy on",
        "Supplier          | en | 1 | Read from Tallyfy on",
        "Purchase          | en | 1 | Read from Tallyfy on",
        "Release 4.2       | en | 1 | Read from Tallyfy on",
        "Release 4.2       | de | 1 | Bei Tallyfy abgefragt",
        "ISO audit         | en | 1 | Read from Tallyfy on",
        "Office move       | en | 3 | Read from Tallyfy on",
      })
  void fitsOneSheetForTwentyFiveTasks(String label, String language, int sheets, String asOf)
      throws IOException {
    String path = DemoRuns.page(label);
    RunPageIT.pageWithNames(DemoRuns.page("Vendor onboarding"));
    // dark on the screen, light on paper
    BROWSER.open(path + "?lang=" + language, 1280, 800, Scheme.DARK);
    byte[] pdf = BROWSER.print();
    Path file = Path.of("target/screens/print", label.replace(' ', '-') + "-" + language + ".pdf");
    Files.createDirectories(file.getParent());
    Files.write(file, pdf);

    try (PDDocument document = Loader.loadPDF(pdf)) {
      assertThat(document.getNumberOfPages()).as("%s: sheets", label).isLessThanOrEqualTo(sheets);
      assertThat(document.getPage(0).getMediaBox().getWidth()).isBetween(594f, 596f);
      assertThat(document.getPage(0).getMediaBox().getHeight()).isBetween(841f, 843f);
      int pages = document.getNumberOfPages();
      PDFTextStripper text = new PDFTextStripper();
      assertThat(text.getText(document)).contains(asOf).contains(Portal.root() + path);
      for (int page = 1; page <= pages; page++) {
        text.setStartPage(page);
        text.setEndPage(page);
        assertThat(text.getText(document)).contains(page + " / " + pages);
        assertThat(text.getText(document)).as("sheet %s", page).hasSizeGreaterThan(200);
      }
      if (language.equals("en")) {
        text.setStartPage(1);
        assertThat(text.getText(document).replaceAll("\\s+", " "))
            .as("a date without a year, or relative to now")
            .doesNotContainPattern(WITHOUT_YEAR)
            .doesNotContainPattern(FROM_NOW);
      }
    }
  }

  /** A list is a document too: what was chosen, when it was read, and full dates. */
  @Test
  void printsAListAsADocument() throws IOException {
    BROWSER.open("/demo?show=running&lang=en", 360, 640, Scheme.DARK);
    byte[] pdf = BROWSER.print();
    Files.createDirectories(Path.of("target/screens/print"));
    Files.write(Path.of("target/screens/print/list.pdf"), pdf);

    try (PDDocument document = Loader.loadPDF(pdf)) {
      String text = new PDFTextStripper().getText(document).replaceAll("\\s+", " ");
      assertThat(document.getNumberOfPages()).isLessThanOrEqualTo(2);
      assertThat(text)
          .contains("Read from Tallyfy on", Portal.root() + "/demo?show=running", "Running")
          .contains("due ", "Changed ", "1–25")
          .doesNotContain("Archived", "Filter and sort", "Featured", "lang=")
          .doesNotContainPattern(WITHOUT_YEAR)
          .doesNotContainPattern(FROM_NOW);
    }
  }

  /** On the sheets of the chart each task has its bars, though no script has drawn them. */
  @Test
  void printsTheChartAsAPicture() throws IOException {
    BROWSER.open(DemoRuns.page("Vendor onboarding") + "/chart", 360, 640, Scheme.DARK);
    byte[] pdf = BROWSER.print();
    Files.createDirectories(Path.of("target/screens/print"));
    Files.write(Path.of("target/screens/print/chart.pdf"), pdf);

    try (PDDocument document = Loader.loadPDF(pdf)) {
      String text = new PDFTextStripper().getText(document);
      assertThat(document.getNumberOfPages()).isEqualTo(1);
      assertThat(document.getPage(0).getMediaBox().getWidth()).as("landscape").isGreaterThan(800f);
      assertThat(text)
          .contains("Verify bank details", "1 / 1", "Read from Tallyfy on")
          .doesNotContain("Zoom in");
      // lines and areas beside the text: a bar at least for each of the eleven tasks with a time
      PDFStreamParser parser = new PDFStreamParser(document.getPage(0));
      long paths =
          parser.parse().stream()
              .filter(Operator.class::isInstance)
              .map(operator -> ((Operator) operator).getName())
              .filter(List.of("re", "l")::contains)
              .count();
      assertThat(paths).isGreaterThan(60);
    }
  }
}
