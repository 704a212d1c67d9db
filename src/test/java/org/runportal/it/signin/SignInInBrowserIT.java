package org.runportal.it.signin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.runportal.it.Patience.await;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.openqa.selenium.By;
import org.openqa.selenium.Cookie;
import org.openqa.selenium.WindowType;
import org.openqa.selenium.chrome.ChromeDriver;
import org.runportal.it.Browser;
import org.runportal.it.screens.AccountScreen;
import org.runportal.it.screens.FinderScreen;
import org.runportal.it.screens.NextPage;
import org.runportal.it.screens.ProviderScreen;

/** People of a company sign in with its identity provider, in a real browser, over TLS. */
@ResourceLock(Company.PLACE)
class SignInInBrowserIT {
  @RegisterExtension static final Company COMPANY = new Company();
  @RegisterExtension static final Browser BROWSER = Browser.withoutScript();

  private static final String RUN =
      "/acme/runs/" + Company.KNOWN_RUN + "?show=LATE&text=a%20b%26c&zone=Asia/Kathmandu&lang=en";

  private final ChromeDriver driver = BROWSER.driver();
  private final ProviderScreen provider = new ProviderScreen(driver);
  private final AccountScreen account = new AccountScreen(driver);

  @BeforeEach
  void beNobody() {
    BROWSER.forgetEverybody();
  }

  @AfterEach
  void askForNoConsent() {
    COMPANY.provider().asksForConsent(false);
  }

  @Test
  void comesBackToExactlyTheRunOfALinkWithItsQuery() {
    open(RUN);
    provider.signIn("ana");

    account.isAt(COMPANY.root() + RUN);
    assertThat(driver.findElement(By.tagName("h1")).getText()).isNotEmpty();
    assertThat(account.name()).isEqualTo("Ana Reyes");
  }

  @Test
  void comesBackToItWhenTheTimeIsUp() {
    open("/open");
    wear(expired());
    open(RUN);
    provider.signIn("ana");

    account.isAt(COMPANY.root() + RUN);
    // the provider still knows who it is and asks nothing
    wear(expired());
    open(RUN);
    account.isAt(COMPANY.root() + RUN);
    assertThat(account.name()).isEqualTo("Ana Reyes");
  }

  @Test
  void keepsWhatWasTypedWhenTheTimeIsUp() {
    open("/acme");
    provider.signIn("ana");
    account.isAt(COMPANY.root() + "/acme");
    wear(expired());

    new FinderScreen(driver).find("99999");

    // what follows a form may not leave the host: a page goes on instead
    account.isAt(COMPANY.root() + "/acme?find=99999");
    assertThat(driver.findElement(By.id("find-message")).getText()).contains("99999");
    assertThat(account.name()).isEqualTo("Ana Reyes");
    assertThat(BROWSER.complaints()).isEmpty();
  }

  @Test
  void keepsWhoIsSignedInOnTheFirstClickFromAnotherSite() {
    open("/acme");
    provider.signIn("ana");
    account.isAt(COMPANY.root() + "/acme");

    driver.get("data:text/html,<a id=mail href='" + COMPANY.root() + "/acme'>Your order</a>");
    NextPage.by(driver, driver.findElement(By.id("mail")));

    account.isAt(COMPANY.root() + "/acme");
    assertThat(account.name()).isEqualTo("Ana Reyes");
  }

  @Test
  void signsOutHereAndAtTheProvider() {
    open("/acme");
    provider.signIn("ana");
    account.isAt(COMPANY.root() + "/acme");

    account.signOut();
    provider.signOut();
    account.says("You are signed out");
    assertThat(driver.getCurrentUrl()).startsWith(COMPANY.root());
    assertThat(account.name()).isEmpty();
    assertThat(driver.manage().getCookieNamed("__Host-pass")).isNull();

    open(RUN);
    provider.asksForPassword();
  }

  @Test
  void saysSoWhenConsentIsRefusedAndLetsOneTryAgain() {
    COMPANY.provider().asksForConsent(true);
    open(RUN);
    provider.signIn("ana");
    provider.disagree();

    account.says("You are not signed in");
    assertThat(driver.getCurrentUrl()).startsWith(COMPANY.root() + "/-/signed-in");
    assertThat(driver.manage().getCookieNamed("__Host-pass")).isNull();

    account.goOn();
    provider.signIn("ana");
    provider.agree();
    account.isAt(COMPANY.root() + RUN);
  }

  @Test
  void signsInInSeveralTabsAtOnce() {
    String first = driver.getWindowHandle();
    open("/acme?find=1");
    provider.asksForPassword();
    driver.switchTo().newWindow(WindowType.TAB);
    String second = driver.getWindowHandle();
    open("/staff?find=2");
    provider.signIn("ana");
    account.isAt(COMPANY.root() + "/staff?find=2");

    driver.switchTo().window(first);
    driver.navigate().refresh();
    account.isAt(COMPANY.root() + "/acme?find=1");

    driver.switchTo().window(second).close();
    driver.switchTo().window(first);
  }

  @Test
  void showsEachTheirOwnTenantsAndNoMore() {
    open("/");
    assertThat(tenants()).containsExactly("Open");
    account.goOn();
    provider.signIn("ana");
    account.isAt(COMPANY.root() + "/");
    assertThat(tenants()).containsExactly("Open", "Acme", "Staff");
    open("/globex");
    account.says("Page not found");

    BROWSER.forgetEverybody();
    open("/globex");
    provider.signIn("bo");
    account.isAt(COMPANY.root() + "/globex");
    open("/acme");
    account.says("Page not found");

    BROWSER.forgetEverybody();
    open("/acme");
    provider.signIn("cy");
    account.says("Page not found");
    assertThat(account.name()).isEqualTo("Cy Okafor");
    open("/");
    assertThat(tenants()).containsExactly("Open", "Staff");
  }

  @Test
  void asksNobodyToSignInForAPublicTenant() {
    open("/open/runs/" + Company.KNOWN_RUN);

    assertThat(driver.getCurrentUrl()).startsWith(COMPANY.root() + "/open");
    assertThat(driver.findElement(By.tagName("h1")).getText()).isNotEmpty();
    assertThat(driver.manage().getCookies()).isEmpty();
  }

  @Test
  void keepsCookiesBoundToTheHostAndAwayFromScripts() {
    open("/acme");
    provider.signIn("ana");
    account.isAt(COMPANY.root() + "/acme");

    assertThat(driver.manage().getCookies())
        .singleElement()
        .satisfies(
            cookie -> {
              assertThat(cookie.getName()).isEqualTo("__Host-pass");
              assertThat(cookie.isSecure()).isTrue();
              assertThat(cookie.isHttpOnly()).isTrue();
              assertThat(cookie.getSameSite()).isEqualTo("Lax");
              assertThat(cookie.getPath()).isEqualTo("/");
              assertThat(cookie.getDomain()).isEqualTo("127.0.0.1");
              assertThat(cookie.getExpiry().toInstant())
                  .isBetween(now().plus(Duration.ofHours(7)), now().plus(Duration.ofHours(9)));
              assertThat(cookie.getValue()).doesNotContain("Ana").hasSizeLessThan(500);
            });
  }

  private void open(String path) {
    driver.get(COMPANY.root() + path);
  }

  private List<String> tenants() {
    return driver.findElements(By.cssSelector("[aria-labelledby=tenants] .choices a")).stream()
        .map(link -> link.getText())
        .toList();
  }

  /** Puts a pass into the browser. */
  private void wear(String pass) {
    driver
        .manage()
        .addCookie(
            new Cookie.Builder("__Host-pass", pass)
                .path("/")
                .isSecure(true)
                .isHttpOnly(true)
                .sameSite("Lax")
                .build());
    await().until(() -> driver.manage().getCookieNamed("__Host-pass").getValue().equals(pass));
  }

  private static String expired() {
    return COMPANY.pass(Keycloak.SECRET, "Ana Reyes", Duration.ofHours(8).plusSeconds(5));
  }

  private static Instant now() {
    return Clock.systemUTC().instant();
  }
}
