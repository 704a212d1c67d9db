package org.runportal.it.screens;

import java.time.Duration;
import org.openqa.selenium.By;
import org.openqa.selenium.WebDriver;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.support.ui.ExpectedConditions;
import org.openqa.selenium.support.ui.WebDriverWait;

/** The pages of the company's identity provider. */
public final class ProviderScreen {
  private static final By PASSWORD = By.id("password");
  private static final By AGREE = By.name("accept");
  private static final By DISAGREE = By.name("cancel");
  private static final By SIGN_OUT = By.id("kc-logout");

  private final WebDriver driver;
  private final WebDriverWait patience;

  public ProviderScreen(WebDriver driver) {
    this.driver = driver;
    this.patience = new WebDriverWait(driver, Duration.ofSeconds(60));
  }

  /** Waits until it asks for the password. */
  public ProviderScreen asksForPassword() {
    patience.until(ExpectedConditions.visibilityOfElementLocated(PASSWORD));
    return this;
  }

  /** Says who one is. */
  public void signIn(String name) {
    asksForPassword();
    driver.findElement(By.id("username")).sendKeys(name);
    WebElement password = driver.findElement(PASSWORD);
    password.sendKeys(name + "-knows");
    password.submit();
    patience.until(ExpectedConditions.stalenessOf(password));
  }

  /** Lets the portal know who one is. */
  public void agree() {
    click(AGREE);
  }

  /** Does not. */
  public void disagree() {
    click(DISAGREE);
  }

  /** Says again that one wants to sign out. */
  public void signOut() {
    click(SIGN_OUT);
  }

  private void click(By what) {
    WebElement button = patience.until(ExpectedConditions.elementToBeClickable(what));
    button.click();
    patience.until(ExpectedConditions.stalenessOf(button));
  }
}
