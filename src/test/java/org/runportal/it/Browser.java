package org.runportal.it;

import com.deque.html.axecore.results.Results;
import com.deque.html.axecore.results.Rule;
import com.deque.html.axecore.selenium.AxeBuilder;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.logging.Level;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.TestExecutionExceptionHandler;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;

/**
 * A headless Chromium for the tests of one class. When a test fails, what the browser showed is
 * kept in {@code target/browser}.
 */
final class Browser implements BeforeAllCallback, AfterAllCallback, TestExecutionExceptionHandler {
  /** How a page is looked at. */
  enum Scheme {
    LIGHT,
    DARK
  }

  private static final List<String> RULES =
      List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice");

  private final boolean script;
  private ChromeDriver driver;

  private Browser(boolean script) {
    this.script = script;
  }

  static Browser withScript() {
    return new Browser(true);
  }

  static Browser withoutScript() {
    return new Browser(false);
  }

  @Override
  public void beforeAll(ExtensionContext context) {
    driver = new ChromeDriver(service(), options());
  }

  @Override
  public void afterAll(ExtensionContext context) {
    if (driver != null) {
      driver.quit();
    }
  }

  @Override
  public void handleTestExecutionException(ExtensionContext context, Throwable failure)
      throws Throwable {
    String name = context.getRequiredTestClass().getSimpleName() + "-" + context.getDisplayName();
    keep(Path.of("target/browser", name.replaceAll("[^A-Za-z0-9-]+", "_")));
    throw failure;
  }

  ChromeDriver driver() {
    return driver;
  }

  /** Opens a page of the portal in a window of that size. */
  void open(String path, int width, int height, Scheme scheme) {
    driver.executeCdpCommand(
        "Emulation.setDeviceMetricsOverride",
        Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", false));
    driver.executeCdpCommand(
        "Emulation.setEmulatedMedia",
        Map.of(
            "features",
            List.of(
                Map.of(
                    "name",
                    "prefers-color-scheme",
                    "value",
                    scheme == Scheme.DARK ? "dark" : "light"))));
    driver.get(Portal.root() + path);
  }

  /** What axe-core holds against the page that is open. */
  List<String> accessibilityViolations() {
    Results results = new AxeBuilder().withTags(RULES).analyze(driver);
    return results.getViolations().stream().map(Browser::told).toList();
  }

  /** What the browser itself complained about since the last call. */
  List<String> complaints() {
    return driver.manage().logs().get(LogType.BROWSER).getAll().stream()
        .map(LogEntry::getMessage)
        // a page about a failure is itself an answer with an error status
        .filter(message -> !message.contains("the server responded with a status of"))
        .toList();
  }

  /** Writes what is seen to a PNG file. */
  void screenshot(Path file) throws IOException {
    Files.createDirectories(file.getParent());
    Files.write(file, driver.getScreenshotAs(OutputType.BYTES));
  }

  private void keep(Path file) throws IOException {
    screenshot(file.resolveSibling(file.getFileName() + ".png"));
    Files.writeString(file.resolveSibling(file.getFileName() + ".html"), driver.getPageSource());
  }

  private static String told(Rule rule) {
    return rule.getId() + ": " + rule.getHelp() + " " + rule.getNodes().get(0).getHtml();
  }

  private ChromeOptions options() {
    ChromeOptions options = new ChromeOptions();
    onPath("chromium").ifPresent(file -> options.setBinary(file.getPath()));
    options.addArguments(
        "--headless=new",
        "--no-sandbox",
        "--disable-gpu",
        "--disable-quic",
        "--disable-dev-shm-usage",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        "--hide-scrollbars");
    LoggingPreferences logs = new LoggingPreferences();
    logs.enable(LogType.BROWSER, Level.ALL);
    options.setCapability(ChromeOptions.LOGGING_PREFS, logs);
    if (!script) {
      options.setExperimentalOption(
          "prefs", Map.of("profile.managed_default_content_settings.javascript", 2));
    }
    return options;
  }

  private static ChromeDriverService service() {
    ChromeDriverService.Builder builder = new ChromeDriverService.Builder();
    // where there is none, Selenium Manager looks for one
    onPath("chromedriver").ifPresent(builder::usingDriverExecutable);
    return builder.build();
  }

  private static Optional<File> onPath(String program) {
    return Arrays.stream(System.getenv("PATH").split(File.pathSeparator))
        .map(folder -> new File(folder, program))
        .filter(File::canExecute)
        .findFirst();
  }
}
