package org.runportal.it.screens;

import java.util.List;
import org.openqa.selenium.By;
import org.openqa.selenium.WebDriver;
import org.openqa.selenium.WebElement;

/** The box that finds a run, on the first page and on a tenant's page. */
public final class FinderScreen {
  private static final By BOX = By.id("find");

  private final WebDriver driver;

  public FinderScreen(WebDriver driver) {
    this.driver = driver;
  }

  /** Types a text and sends it; returns when the next page is there. */
  public void find(String text) {
    WebElement box = driver.findElement(BOX);
    box.clear();
    box.sendKeys(text);
    NextPage.by(driver, driver.findElement(By.cssSelector(".finder button")));
  }

  public String message() {
    return driver.findElement(By.id("find-message")).getText();
  }

  public List<String> tenants() {
    return driver.findElements(By.cssSelector("[aria-labelledby=tenants] a")).stream()
        .map(WebElement::getText)
        .toList();
  }

  public List<String> choices() {
    return driver.findElements(By.cssSelector(".finder .choices a")).stream()
        .map(WebElement::getText)
        .toList();
  }
}
