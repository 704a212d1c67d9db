package org.runportal.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.junit.jupiter.api.AfterEach;
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
  @RegisterExtension static final Browser BROWSER = Browser.withScript();

  @AfterEach
  void forgetTheLanguage() {
    BROWSER.driver().manage().deleteAllCookies();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Vendor onboarding | en | 1 | Updated",
        "Vendor onboarding | de | 1 | Aktualisiert",
        "Quarterly close   | fr | 1 | Mis à jour",
        "Trade fair        | es | 1 | Actualizado",
        "New hire          | de | 1 | Aktualisiert",
        "Cold chain        | en | 1 | Updated",
        "Handbook          | en | 1 | Updated",
        "Riyadh            | en | 1 | Updated",
        "Supplier          | en | 1 | Updated",
        "Purchase          | en | 1 | Updated",
        "Release 4.2       | en | 1 | Updated",
        "Release 4.2       | de | 1 | Aktualisiert",
        "ISO audit         | en | 1 | Updated",
        "Office move       | en | 3 | Updated",
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
      }
    }
  }
}
