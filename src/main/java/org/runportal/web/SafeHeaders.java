package org.runportal.web;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.runportal.tenant.PublicAddress;
import org.runportal.tenant.Tenant;

/**
 * The headers that keep an answer safe: what each is worth, and what a page may ask of them. No
 * other class decides one. Nothing is allowed that is not served by us; pages are not kept by
 * browsers and not listed by search engines.
 */
@ApplicationScoped
public class SafeHeaders {
  private static final String POLICY = ContentPolicy.class.getName();

  /** The request attribute of an answer that may tell of its data. */
  private static final String TELLS = DataState.class.getName();

  /** One year, and hosts below ours too: the least that OWASP's ASVS 5.0 asks for in 3.4.1. */
  private static final String TLS_ONLY = "max-age=31536000; includeSubDomains";

  /** Everything a browser can be asked for, by the names it has today; no page needs any. */
  private static final String NO_PERMISSIONS =
      Stream.of(
              "accelerometer",
              "aria-notify",
              "autoplay",
              "browsing-topics",
              "camera",
              "captured-surface-control",
              "clipboard-read",
              "clipboard-write",
              "compute-pressure",
              "cross-origin-isolated",
              "deferred-fetch",
              "deferred-fetch-minimal",
              "digital-credentials-create",
              "digital-credentials-get",
              "display-capture",
              "encrypted-media",
              "fullscreen",
              "gamepad",
              "geolocation",
              "gyroscope",
              "hid",
              "identity-credentials-get",
              "idle-detection",
              "interest-cohort",
              "keyboard-map",
              "language-detector",
              "language-model",
              "local-fonts",
              "local-network",
              "local-network-access",
              "loopback-network",
              "magnetometer",
              "media-playback-while-not-visible",
              "microphone",
              "midi",
              "on-device-speech-recognition",
              "otp-credentials",
              "payment",
              "picture-in-picture",
              "private-state-token-issuance",
              "private-state-token-redemption",
              "publickey-credentials-create",
              "publickey-credentials-get",
              "screen-wake-lock",
              "serial",
              "speaker-selection",
              "storage-access",
              "summarizer",
              "sync-xhr",
              "translator",
              "unload",
              "usb",
              "window-management",
              "xr-spatial-tracking")
          .map(feature -> feature + "=()")
          .collect(Collectors.joining(", "));

  private final PublicAddress address;

  @Inject
  SafeHeaders(PublicAddress address) {
    this.address = address;
  }

  /** Puts on the answer what every answer has; takes back what a page had asked for. */
  void put(HttpServletRequest request, HttpServletResponse response) {
    put(request, response, ContentPolicy.STRICTEST);
    putUsual(request, response);
  }

  /**
   * For a page in the place of one of a tenant, which may be framed by the same origins: a framed
   * page that cannot be shown says why, and reloads itself.
   *
   * @param notFound whether it must look the same as outside a tenant
   */
  void inPlace(boolean notFound, HttpServletRequest request, HttpServletResponse response) {
    put(request, response, notFound ? ContentPolicy.STRICTEST : policy(request).withoutScripts());
    putUsual(request, response);
  }

  private void putUsual(HttpServletRequest request, HttpServletResponse response) {
    response.setHeader("X-Content-Type-Options", "nosniff");
    response.setHeader("Referrer-Policy", "no-referrer");
    response.setHeader("Cross-Origin-Opener-Policy", "same-origin");
    response.setHeader("Cross-Origin-Embedder-Policy", "require-corp");
    response.setHeader("Cross-Origin-Resource-Policy", "same-origin");
    response.setHeader("Permissions-Policy", NO_PERMISSIONS);
    response.setHeader("X-Robots-Tag", "noindex");
    response.setHeader("Cache-Control", "no-store");
    if (address.isSecure(request)) {
      response.setHeader("Strict-Transport-Security", TLS_ONLY);
    }
  }

  /** For a file whose address names its content: a browser may keep it for good. */
  void keptForGood(HttpServletResponse response) {
    response.setHeader("Cache-Control", "public, max-age=31536000, immutable");
  }

  /** The same for a file that is not everybody's to see. */
  void keptForGoodByOne(HttpServletResponse response) {
    response.setHeader("Cache-Control", "private, max-age=31536000, immutable");
  }

  /** For what changes with the configuration alone, and is not everybody's to see. */
  void keptForMinutes(HttpServletResponse response) {
    response.setHeader("Cache-Control", "private, max-age=600");
  }

  /** For a page of a tenant, which says who may frame its pages, and whether browsers keep them. */
  void ofTenant(Tenant tenant, HttpServletRequest request, HttpServletResponse response) {
    put(request, response, policy(request).framedBy(tenant.framedBy()));
    if (tenant.browserCache() == Tenant.BrowserCache.REVALIDATED) {
      response.setHeader("Cache-Control", "private, no-cache");
    }
    request.setAttribute(TELLS, tenant.cacheStatus() ? true : null);
  }

  /** Tells how old the data of a page is, and where it is from, if the tenant wants that told. */
  void cacheStatus(
      DataState data,
      CacheUse use,
      Instant now,
      HttpServletRequest request,
      HttpServletResponse response) {
    if (request.getAttribute(TELLS) != null && !data.secret()) {
      data.age(now).ifPresent(age -> response.setHeader("Age", String.valueOf(age)));
      response.setHeader("Cache-Status", data.cacheStatus(use, now));
    }
  }

  /**
   * For the page that runs scripts: files of ours, and inline those of components.
   *
   * @param nonce marks them in this answer alone
   */
  void scripted(String nonce, HttpServletRequest request, HttpServletResponse response) {
    put(request, response, policy(request).withScripts(nonce));
  }

  /** A page is drawn anew: what an earlier one on this request ran does not count. */
  static void forgetScripts(HttpServletRequest request) {
    request.setAttribute(POLICY, policy(request).withoutScripts());
  }

  /** What marks the scripts of the page that was drawn; nothing for one that runs none. */
  static Optional<String> nonce(HttpServletRequest request) {
    return policy(request).nonce();
  }

  private static void put(
      HttpServletRequest request, HttpServletResponse response, ContentPolicy policy) {
    request.setAttribute(POLICY, policy);
    response.setHeader("Content-Security-Policy", policy.toString());
  }

  private static ContentPolicy policy(HttpServletRequest request) {
    return request.getAttribute(POLICY) instanceof ContentPolicy policy
        ? policy
        : ContentPolicy.STRICTEST;
  }
}
