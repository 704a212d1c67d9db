package org.runportal.it.signin;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.HttpCookie;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.runportal.it.SecondPortal;

/** Somebody who calls by plain HTTP, keeps cookies and follows no redirect unasked. */
final class Caller {
  private final HttpClient client =
      HttpClient.newBuilder().followRedirects(HttpClient.Redirect.NEVER).build();
  private final SecondPortal portal;
  private final String root;

  /** Cookies of the portal by name. */
  private final Map<String, String> cookies = new LinkedHashMap<>();

  private final Map<String, String> providersCookies = new LinkedHashMap<>();

  Caller(SecondPortal portal, String root) {
    this.portal = portal;
    this.root = root;
  }

  Map<String, String> cookies() {
    return cookies;
  }

  /** A page of the portal. */
  HttpResponse<String> get(String path) {
    return send(portal.to(path).GET());
  }

  /** Any request to the portal. */
  HttpResponse<String> send(HttpRequest.Builder request) {
    if (!cookies.isEmpty()) {
      request.header("Cookie", header(cookies));
    }
    HttpResponse<String> response = portal.send(request);
    keep(response, cookies);
    return response;
  }

  /** Signs in for a page, and arrives there. */
  HttpResponse<String> signIn(String path, String name) {
    return get(comeBack(path, name));
  }

  /** Signs in for a page as far as the provider's last word: where it sends us back to. */
  String comeBack(String path, String name) {
    String there = location(get(path));
    String form =
        Keycloak.first("<form[^>]* action=\"([^\"]+)\"", provider(get(there, providersCookies)))
            .replace("&amp;", "&");
    HttpResponse<String> answer =
        exchange(
            HttpRequest.newBuilder(URI.create(form))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(
                    HttpRequest.BodyPublishers.ofString(
                        Keycloak.form(Map.of("username", name, "password", name + "-knows")))),
            providersCookies);
    String back = location(answer);
    if (!back.startsWith(root)) {
      throw new AssertionError("sent back to " + back);
    }
    return back.substring(root.length());
  }

  static String location(HttpResponse<?> response) {
    return response
        .headers()
        .firstValue("Location")
        .orElseThrow(() -> new AssertionError(response + " leads nowhere: " + response.body()));
  }

  private static String provider(HttpResponse<String> response) {
    if (response.statusCode() != 200) {
      throw new AssertionError(response + " " + response.body());
    }
    return response.body();
  }

  private HttpResponse<String> get(String address, Map<String, String> jar) {
    return exchange(HttpRequest.newBuilder(URI.create(address)).GET(), jar);
  }

  private HttpResponse<String> exchange(HttpRequest.Builder request, Map<String, String> jar) {
    if (!jar.isEmpty()) {
      request.header("Cookie", header(jar));
    }
    try {
      HttpResponse<String> response =
          client.send(request.build(), HttpResponse.BodyHandlers.ofString());
      keep(response, jar);
      return response;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private static void keep(HttpResponse<?> response, Map<String, String> jar) {
    for (String line : response.headers().allValues("Set-Cookie")) {
      HttpCookie cookie = HttpCookie.parse(line).get(0);
      if (cookie.getMaxAge() == 0) {
        jar.remove(cookie.getName());
      } else {
        jar.put(cookie.getName(), cookie.getValue());
      }
    }
  }

  private static String header(Map<String, String> jar) {
    return jar.entrySet().stream()
        .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
        .collect(Collectors.joining("; "));
  }
}
