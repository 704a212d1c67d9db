package org.runportal.it.screens;

import java.util.List;
import org.openqa.selenium.By;
import org.openqa.selenium.JavascriptExecutor;
import org.openqa.selenium.StaleElementReferenceException;
import org.openqa.selenium.WebDriver;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.support.ui.Select;

/** The run page as a person reads it. */
public final class RunScreen {
  /** Text that begins and ends above the line, without what is only read out. */
  private static final String WORDS_ABOVE =
      """
      const words = [];
      const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
      while (texts.nextNode()) {
        const text = texts.currentNode;
        const range = document.createRange();
        range.selectNodeContents(text);
        const box = range.getBoundingClientRect();
        if (text.data.trim() && box.height > 0 && box.bottom <= arguments[0] && box.top >= 0
            && text.parentElement.checkVisibility()
            && !text.parentElement.closest('.unseen, .step, .icons, progress, option')) {
          words.push(text.data.trim());
        }
      }
      return words.join(' ').replace(/\\s+/g, ' ');
      """;

  private final WebDriver driver;

  public RunScreen(WebDriver driver) {
    this.driver = driver;
  }

  public String title() {
    return text("h1");
  }

  public String headline() {
    return text(".headline");
  }

  /** What people said of it. */
  public List<String> reports() {
    return texts(".report");
  }

  public String progressCount() {
    return text(".progress .count");
  }

  public String progressPercent() {
    return text(".progress p strong");
  }

  public String nextTask() {
    return text(".next-task h3");
  }

  public String nextDue() {
    return text(".next-task time");
  }

  /** What else is in progress, a line for each. */
  public List<String> alsoInProgress() {
    return texts(".also li");
  }

  public String age() {
    return text(".age time");
  }

  public List<String> stages() {
    return texts(".stage h3 bdi");
  }

  /** All of them, also those that are folded away. */
  public List<String> tasks() {
    return driver.findElements(By.cssSelector(".stage li .task strong")).stream()
        .map(task -> task.getDomProperty("textContent"))
        .toList();
  }

  /** Opens a stage that is a link. */
  public void openStage(String title) {
    NextPage.by(driver, driver.findElement(By.linkText(title)));
  }

  /** Follows a link to a part of the tasks. */
  public void way(String text) {
    NextPage.by(driver, driver.findElement(By.linkText(text)));
  }

  /** "51–100 of 250"; empty when all tasks of the open stage are shown. */
  public List<String> place() {
    return texts(".pager > span:nth-child(2)");
  }

  /** How many tasks were found. */
  public String found() {
    return text(".found");
  }

  /**
   * Fills the form that finds tasks and sends it; once more where the page was one that reloads
   * itself when a newer copy is there, which it does once.
   */
  public void findTasks(String words, String person, String stage) {
    try {
      fillTaskFilter(words, person, stage);
    } catch (StaleElementReferenceException reloaded) {
      fillTaskFilter(words, person, stage);
    }
  }

  private void fillTaskFilter(String words, String person, String stage) {
    driver.findElement(By.cssSelector(".task-filter summary")).click();
    driver.findElement(By.id("filter-text")).sendKeys(words);
    new Select(driver.findElement(By.id("filter-person"))).selectByVisibleText(person);
    new Select(driver.findElement(By.id("filter-stage"))).selectByVisibleText(stage);
    NextPage.by(driver, driver.findElement(By.cssSelector(".task-filter button")));
  }

  public void showAllTasks() {
    NextPage.by(driver, driver.findElement(By.cssSelector(".found a")));
  }

  public List<String> tags() {
    return texts(".tags li bdi");
  }

  public List<String> facts() {
    return texts(".facts dt");
  }

  /** The words seen above a line, in CSS pixels from the top of the page. */
  public String wordsAbove(int line) {
    return (String) ((JavascriptExecutor) driver).executeScript(WORDS_ABOVE, line);
  }

  /** How far down the page the end of an element is, in CSS pixels. */
  public int bottomOf(String selector) {
    WebElement element = driver.findElement(By.cssSelector(selector));
    return element.getLocation().getY() + element.getSize().getHeight();
  }

  /** How wide the page is, in CSS pixels: more than the window means scrolling sideways. */
  public int width() {
    return driver.findElement(By.tagName("html")).getSize().getWidth();
  }

  private String text(String selector) {
    return driver.findElement(By.cssSelector(selector)).getText();
  }

  private List<String> texts(String selector) {
    return driver.findElements(By.cssSelector(selector)).stream().map(WebElement::getText).toList();
  }
}
