package org.runportal.it.screens;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.openqa.selenium.By;
import org.openqa.selenium.JavascriptExecutor;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebDriver;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.support.ui.ExpectedConditions;
import org.openqa.selenium.support.ui.WebDriverWait;

/** The chart page as a person uses it. */
public final class ChartScreen {
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final WebDriver driver;

  public ChartScreen(WebDriver driver) {
    this.driver = driver;
  }

  /** Waits until the bars are there. */
  public ChartScreen drawn() {
    new WebDriverWait(driver, PATIENCE)
        .until(ExpectedConditions.visibilityOfElementLocated(By.cssSelector(".vis-item.bar-name")));
    new WebDriverWait(driver, PATIENCE).until(page -> !window().isEmpty());
    return this;
  }

  /** What part of the time is seen, as the page says it. */
  public String window() {
    return driver.findElement(By.cssSelector(".chart-window")).getText();
  }

  /** When the part of the time that is seen begins. */
  public Instant from() {
    return instant("PF('chart').instance.getWindow().start");
  }

  /** When it ends. */
  public Instant to() {
    return instant("PF('chart').instance.getWindow().end");
  }

  /** Where the line of the present stands. */
  public Instant now() {
    return instant("PF('chart').instance.getCurrentTime()");
  }

  public void click(String move) {
    driver.findElement(By.cssSelector("button[data-move='" + move + "']")).click();
  }

  /** Presses a key with the chart in focus. */
  public void press(CharSequence key) {
    driver.findElement(By.cssSelector(".chart-view")).sendKeys(key);
  }

  /** Reaches the chart by the tab key alone. */
  public boolean hasTabStop() {
    WebElement last = driver.findElement(By.cssSelector("button[data-move='now']"));
    last.sendKeys(Keys.TAB);
    return driver.switchTo().activeElement().getAttribute("class").equals("chart-view");
  }

  public List<String> groups() {
    return driver.findElements(By.cssSelector(".vis-labelset bdi")).stream()
        .map(WebElement::getText)
        .toList();
  }

  /** How many bars of a kind are drawn. */
  public int bars(String kind) {
    return driver.findElements(By.cssSelector(".vis-item.bar-" + kind)).size();
  }

  public boolean hasNowLine() {
    return driver.findElement(By.cssSelector(".vis-current-time")).isDisplayed();
  }

  public boolean showsChart() {
    return driver.findElements(By.cssSelector(".chart")).stream().anyMatch(WebElement::isDisplayed);
  }

  /** The texts of the table, a row per task; bars have none. */
  public List<List<String>> rows() {
    return driver.findElements(By.cssSelector(".chart-table tbody tr")).stream()
        .map(
            row ->
                row.findElements(By.cssSelector("th, td:not(.marks)")).stream()
                    .map(WebElement::getText)
                    .toList())
        .toList();
  }

  private Instant instant(String expression) {
    return Instant.parse(
        (String)
            ((JavascriptExecutor) driver).executeScript("return " + expression + ".toISOString()"));
  }
}
