package org.runportal.it.screens;

import java.time.Duration;
import org.openqa.selenium.JavascriptException;
import org.openqa.selenium.WebDriver;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.support.ui.ExpectedConditions;
import org.openqa.selenium.support.ui.WebDriverWait;

/** The page a click leads to. */
public final class NextPage {
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private NextPage() {}

  /** Clicks what leads to another page, and waits until all of that page has come. */
  public static void by(WebDriver driver, WebElement link) {
    link.click();
    new WebDriverWait(driver, PATIENCE).until(ExpectedConditions.stalenessOf(link));
    new WebDriverWait(driver, PATIENCE)
        .ignoring(JavascriptException.class)
        .until(
            ExpectedConditions.jsReturnsValue(
                "return document.readyState === 'complete' ? 1 : null"));
  }
}
