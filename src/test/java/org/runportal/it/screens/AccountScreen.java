package org.runportal.it.screens;

import java.time.Duration;
import java.util.List;
import org.openqa.selenium.By;
import org.openqa.selenium.WebDriver;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.support.ui.ExpectedConditions;
import org.openqa.selenium.support.ui.WebDriverWait;

/** What every page says of who is signed in, and the pages of signing in and out. */
public final class AccountScreen {
  private final WebDriver driver;
  private final WebDriverWait patience;

  public AccountScreen(WebDriver driver) {
    this.driver = driver;
    this.patience = new WebDriverWait(driver, Duration.ofSeconds(60));
  }

  /** Waits until that very address is open. */
  public void isAt(String address) {
    patience.until(ExpectedConditions.urlToBe(address));
  }

  /** Waits until a page of the portal has that heading. */
  public void says(String heading) {
    patience.until(
        ExpectedConditions.textToBePresentInElementLocated(By.cssSelector("main h1"), heading));
  }

  /** Who is signed in; empty for nobody. */
  public String name() {
    List<WebElement> names = driver.findElements(By.cssSelector("header .account bdi"));
    return names.isEmpty() ? "" : names.get(0).getText();
  }

  /** Signs out here. */
  public void signOut() {
    driver.findElement(By.cssSelector("header .account a")).click();
    patience
        .until(ExpectedConditions.elementToBeClickable(By.cssSelector("main form button")))
        .click();
  }

  /** Follows the way the page offers first. */
  public void goOn() {
    driver.findElement(By.cssSelector("main a.button")).click();
  }
}
