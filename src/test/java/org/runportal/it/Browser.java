package org.runportal.it;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Supplier;
import java.util.logging.Level;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.TestExecutionExceptionHandler;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;

/**
 * A headless Chromium, which one test class at a time has. A start costs more than many classes, so
 * that the next class gets it with all that was changed in it undone. When a test fails, what the
 * browser showed is kept in {@code target/browser}.
 */
public final class Browser
    implements BeforeAllCallback, AfterAllCallback, TestExecutionExceptionHandler {
  /** How a page is looked at. */
  public enum Scheme {
    LIGHT("prefers-color-scheme", "light"),
    DARK("prefers-color-scheme", "dark"),
    FORCED("forced-colors", "active");

    private final Map<String, String> feature;

    Scheme(String name, String value) {
      feature = Map.of("name", name, "value", value);
    }
  }

  private static final List<String> RULES =
      List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice");

  /** Those whose outcome depends on colours, or on where things are. */
  private static final List<String> LAYOUT_RULES =
      List.of("color-contrast", "link-in-text-block", "scrollable-region-focusable", "target-size");

  private static final String AXE = axe();

  private final boolean script;
  private final Supplier<String> root;
  private ChromeDriver driver;

  /** What is added to every document that is opened: axe-core, and who watches the policy. */
  private final Map<String, String> added = new HashMap<>();

  private Browser(boolean script, Supplier<String> root) {
    this.script = script;
    this.root = root;
  }

  public static Browser withScript() {
    return new Browser(true, Portal::root);
  }

  public static Browser withoutScript() {
    return new Browser(false, Portal::root);
  }

  /** One that opens pages of the portal that is only looked at. */
  static Browser of(QuietPortal portal) {
    return new Browser(true, portal::root);
  }

  /** Browsers that no class has, by whether they run scripts. */
  private static final class Idle implements AutoCloseable {
    private final Map<Boolean, Queue<ChromeDriver>> drivers =
        Map.of(true, new ConcurrentLinkedQueue<>(), false, new ConcurrentLinkedQueue<>());

    @Override
    public void close() {
      drivers.values().stream().flatMap(Queue::stream).forEach(ChromeDriver::quit);
    }
  }

  private Queue<ChromeDriver> idle(ExtensionContext context) {
    return context
        .getRoot()
        .getStore(Namespace.GLOBAL)
        .getOrComputeIfAbsent(Idle.class, key -> new Idle(), Idle.class)
        .drivers
        .get(script);
  }

  @Override
  public void beforeAll(ExtensionContext context) {
    driver = idle(context).poll();
    if (driver == null) {
      driver = new ChromeDriver(service(), options());
    }
  }

  @Override
  public void afterAll(ExtensionContext context) {
    if (driver == null) {
      return;
    }
    if (driver.getWindowHandles().size() > 1) {
      driver.quit();
    } else {
      undo();
      idle(context).add(driver);
    }
  }

  private void undo() {
    for (String script : added.values()) {
      driver.executeCdpCommand(
          "Page.removeScriptToEvaluateOnNewDocument", Map.of("identifier", script));
    }
    added.clear();
    driver.get("about:blank");
    forgetEverybody();
    driver.executeCdpCommand("Network.clearBrowserCache", Map.of());
    driver.executeCdpCommand("Emulation.clearDeviceMetricsOverride", Map.of());
    driver.executeCdpCommand(
        "Emulation.setEmulatedMedia", Map.of("media", "", "features", List.of()));
    complaints();
  }

  @Override
  public void handleTestExecutionException(ExtensionContext context, Throwable failure)
      throws Throwable {
    String name = context.getRequiredTestClass().getSimpleName() + "-" + context.getDisplayName();
    keep(Path.of("target/browser", name.replaceAll("[^A-Za-z0-9-]+", "_")));
    throw failure;
  }

  public ChromeDriver driver() {
    return driver;
  }

  /** Opens a page of the portal in a window of that size. */
  public void open(String path, int width, int height, Scheme scheme) {
    look(width, height, scheme);
    driver.get(root.get() + path);
  }

  /** Forgets all cookies, whoever set them. */
  public void forgetEverybody() {
    driver.executeCdpCommand("Network.clearBrowserCookies", Map.of());
  }

  /** Changes how the page that is open is looked at. */
  public void look(int width, int height, Scheme scheme) {
    driver.executeCdpCommand(
        "Emulation.setDeviceMetricsOverride",
        Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", false));
    driver.executeCdpCommand(
        "Emulation.setEmulatedMedia", Map.of("features", List.of(scheme.feature)));
  }

  /** What axe-core holds against the page that is open. */
  public List<String> accessibilityViolations() {
    return violations("tag", RULES);
  }

  /**
   * What axe-core holds against a page that it has passed, now that it is seen in another width or
   * in other colours: by the rules that look at more than the document.
   */
  public List<String> accessibilityViolationsOfLayout() {
    return violations("rule", LAYOUT_RULES);
  }

  @SuppressWarnings("unchecked")
  private List<String> violations(String kind, List<String> rules) {
    // half a megabyte: handed over once, not for each page
    addToEveryDocument(AXE, Map.of("runImmediately", true));
    // the browser may be asked for a page in many sizes and colours: nothing is loaded for one run
    return (List<String>)
        driver.executeAsyncScript(
            """
            const [type, values, done] = arguments;
            axe.run(document, {
              runOnly: {type, values}, resultTypes: ['violations'], preload: false, selectors: false,
            }).then(
              found => done(found.violations.map(
                rule => rule.id + ': ' + rule.help + ' ' + rule.nodes[0].html)),
              failure => done(['axe: ' + failure]));
            """,
            kind,
            rules);
  }

  private void addToEveryDocument(String source, Map<String, Object> options) {
    added.computeIfAbsent(
        source,
        key -> {
          Map<String, Object> parameters = new HashMap<>(options);
          parameters.put("source", source);
          return (String)
              driver
                  .executeCdpCommand("Page.addScriptToEvaluateOnNewDocument", parameters)
                  .get("identifier");
        });
  }

  /** What the browser itself complained about since the last call. */
  public List<String> complaints() {
    return driver.manage().logs().get(LogType.BROWSER).getAll().stream()
        .map(LogEntry::getMessage)
        // a page about a failure is itself an answer with an error status
        .filter(message -> !message.contains("the server responded with a status of"))
        .toList();
  }

  /**
   * From the next page on: notes where a page breaks its own policy, and which calls to {@code
   * __hit} are made in it or in its frames. Like a tool of the browser: no page can notice.
   */
  void watchPolicy() {
    addToEveryDocument(
        """
        window.__broken = [];
        addEventListener('securitypolicyviolation', event => window.__broken.push(
          event.effectiveDirective + ' ' + event.blockedURI + ' ' + event.sample));
        try { top.__hits ??= []; } catch (otherOrigin) { window.__hits = []; }
        window.__hit = number => (top.__hits ?? window.__hits).push(number);
        """,
        Map.of());
  }

  /** Where the page that is open broke its policy; see {@link #watchPolicy}. */
  @SuppressWarnings("unchecked")
  List<String> brokenPolicies() {
    return (List<String>) driver.executeScript("return window.__broken");
  }

  /**
   * What is wrong with the page that is open: where it broke its policy, see {@link #watchPolicy};
   * what it may ask the browser for, but for hints about itself, which give nothing away; whether
   * its stylesheet is not used.
   */
  List<Object> policyFaults() {
    List<Object> faults = new ArrayList<>(brokenPolicies());
    faults.addAll(
        (List<?>)
            driver.executeScript(
                """
                return [
                  ...document.featurePolicy.allowedFeatures().filter(name => !name.startsWith('ch-')),
                  ...getComputedStyle(document.body).marginTop === '0px' ? [] : ['no stylesheet'],
                  ...document.fonts.size === 0 ? [] : ['fonts'],
                ];
                """));
    return faults;
  }

  /** The numbers {@code __hit} was called with; see {@link #watchPolicy}. */
  @SuppressWarnings("unchecked")
  List<Long> hits() {
    return (List<Long>) driver.executeScript("return top.__hits");
  }

  /** Writes what is seen to a PNG file. */
  public void screenshot(Path file) throws IOException {
    Files.createDirectories(file.getParent());
    Files.write(file, driver.getScreenshotAs(OutputType.BYTES));
  }

  /** Writes the whole page, not only what a window of it shows, to a PNG file. */
  public void wholeScreenshot(Path file) throws IOException {
    Files.createDirectories(file.getParent());
    // a page that fits its window is drawn beside itself when it is captured beyond it
    Object taller =
        driver.executeScript("return document.documentElement.scrollHeight > innerHeight");
    Object png =
        driver
            .executeCdpCommand(
                "Page.captureScreenshot",
                Map.of("captureBeyondViewport", taller, "optimizeForSpeed", true))
            .get("data");
    Files.write(file, Base64.getDecoder().decode((String) png));
  }

  /** The page that is open as it comes out of a printer with A4 paper. */
  public byte[] print() {
    Object pdf =
        driver
            .executeCdpCommand(
                "Page.printToPDF",
                Map.of("preferCSSPageSize", true, "paperWidth", 8.27, "paperHeight", 11.69))
            .get("data");
    return Base64.getDecoder().decode((String) pdf);
  }

  private void keep(Path file) throws IOException {
    screenshot(file.resolveSibling(file.getFileName() + ".png"));
    Files.writeString(file.resolveSibling(file.getFileName() + ".html"), driver.getPageSource());
  }

  private static String axe() {
    try (InputStream source = Browser.class.getResourceAsStream("/axe.min.js")) {
      return new String(source.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private ChromeOptions options() {
    ChromeOptions options = new ChromeOptions();
    // a portal of the tests has a certificate that nobody vouches for
    options.setAcceptInsecureCerts(true);
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
        // processes for each page that is opened, in reserve, and for the address bar
        "--disable-features=BackForwardCache,SpareRendererForSitePerProcess,"
            + "WebUIOmniboxPopup,WebUIOmniboxFullPopup,WebUIOmniboxAimPopup",
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
