package org.runportal.it.screens;

import org.openqa.selenium.By;
import org.openqa.selenium.WebDriver;

/** The list of runs on a tenant's page. */
public final class RunListScreen {
  private final WebDriver driver;

  public RunListScreen(WebDriver driver) {
    this.driver = driver;
  }

  /** Goes to the next page of the list. */
  public void turnPage() {
    NextPage.by(driver, driver.findElement(By.cssSelector(".pager [rel=next]")));
  }

  /** Keeps those whose name has the words; the form is closed before. */
  public void narrow(String words) {
    driver.findElement(By.cssSelector(".runs .task-filter summary")).click();
    driver.findElement(By.id("list-words")).sendKeys(words);
    NextPage.by(driver, driver.findElement(By.cssSelector(".runs .task-filter button")));
  }
}
