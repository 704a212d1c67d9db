/**
 * What all pages share: texts ({@link org.runportal.web.Texts}), formatted times ({@link
 * org.runportal.web.Moments}), the choice of language and time zone ({@link
 * org.runportal.web.LocaleChoice}), the mapping of URLs to pages, error pages, the progress bar,
 * and the headers ({@link org.runportal.web.SafeHeaders}) and cookies ({@link
 * org.runportal.web.Cookies}) of every response.
 *
 * <p>Rendered pages are cached, compressed ({@link org.runportal.web.KeptPages}), behind tenant and
 * access checks. The key ({@link org.runportal.web.PageKey}) is everything of a request that a page
 * depends on, the tenant first; the version ({@link org.runportal.web.PageVersion}) everything
 * else, to the minute. The user's name and the nonce of scripts are no part of a cached page: they
 * are inserted when it is sent. A page is rendered by one request's thread; others that want the
 * same page are suspended and get the bytes. A page that differs only by the minute is sent at once
 * and rendered again behind the response. Not cached are what the search box finds, the pages of
 * signing in and out, which answer one person once, and the status page, whose numbers change all
 * the time. Files are packed once ({@link org.runportal.web.Assets}).
 *
 * <p>May import {@code tenant}. Its decisions: every message is a whole sentence in the bundle;
 * views only print; the language is the user's own choice, else the browser's, else the tenant's.
 */
package org.runportal.web;
