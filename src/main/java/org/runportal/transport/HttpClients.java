package org.runportal.transport;

import java.net.ProxySelector;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.config.TlsConfig;
import org.apache.hc.client5.http.impl.ChainElement;
import org.apache.hc.client5.http.impl.async.CloseableHttpAsyncClient;
import org.apache.hc.client5.http.impl.async.HttpAsyncClients;
import org.apache.hc.client5.http.impl.nio.PoolingAsyncClientConnectionManagerBuilder;
import org.apache.hc.client5.http.ssl.ClientTlsStrategyBuilder;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http2.HttpVersionPolicy;
import org.apache.hc.core5.reactor.IOReactorConfig;
import org.apache.hc.core5.util.Timeout;

/** Configures the HTTP client: no redirects, retries, cookies or authentication of its own. */
final class HttpClients {
  private static final int THREADS = 2;
  private static final Duration KEPT_ALIVE = Duration.ofSeconds(30);
  private static final int MAX_LINE_LENGTH = 16 * 1024;
  private static final int MAX_HEADERS = 200;
  private static final int MAX_EMPTY_LINES = 10;

  /** The resolution of read timeouts. */
  private static final Duration TICK = Duration.ofMillis(100);

  private HttpClients() {}

  /** A started client. It uses the proxy and trust settings of the JVM. */
  static CloseableHttpAsyncClient start() {
    return start(trustOfTheJvm());
  }

  static CloseableHttpAsyncClient start(SSLContext trust) {
    CloseableHttpAsyncClient client =
        HttpAsyncClients.custom()
            .setConnectionManager(
                PoolingAsyncClientConnectionManagerBuilder.create()
                    .setTlsStrategy(
                        ClientTlsStrategyBuilder.create().setSslContext(trust).buildAsync())
                    // HTTP/2 would multiplex calls of several callers on one connection
                    .setDefaultTlsConfig(
                        TlsConfig.custom().setVersionPolicy(HttpVersionPolicy.FORCE_HTTP_1).build())
                    .setDefaultConnectionConfig(
                        ConnectionConfig.custom().setIdleTimeout(timeout(KEPT_ALIVE)).build())
                    // slots limit the connections
                    .setMaxConnPerRoute(Transport.AT_ONCE)
                    .setMaxConnTotal(2 * Transport.AT_ONCE)
                    .build())
            .setHttp1Config(
                Http1Config.custom()
                    .setMaxLineLength(MAX_LINE_LENGTH)
                    .setMaxHeaderCount(MAX_HEADERS)
                    .setMaxEmptyLineCount(MAX_EMPTY_LINES)
                    .build())
            .setIOReactorConfig(
                IOReactorConfig.custom()
                    .setIoThreadCount(THREADS)
                    .setSelectInterval(timeout(TICK))
                    .build())
            .addExecInterceptorBefore(
                ChainElement.MAIN_TRANSPORT.name(), "hand-over", Exchange::handOver)
            .setProxySelector(ProxySelector.getDefault())
            .setUserAgent("run-portal")
            .disableAutomaticRetries()
            .disableRedirectHandling()
            .disableCookieManagement()
            .disableAuthCaching()
            .disableContentCompression()
            .build();
    client.start();
    return client;
  }

  /** The client's own limits of a call; the total time limit is ours. */
  @SuppressWarnings("deprecation") // the other way to say it binds a host, ours differ by caller
  static RequestConfig config(Limits limits) {
    return RequestConfig.custom()
        .setConnectTimeout(timeout(limits.connect()))
        .setConnectionRequestTimeout(timeout(limits.connect()))
        .setResponseTimeout(timeout(limits.silence()))
        .setConnectionKeepAlive(timeout(KEPT_ALIVE))
        .setAuthenticationEnabled(false)
        .setProtocolUpgradeEnabled(false)
        .setHardCancellationEnabled(true)
        .build();
  }

  private static Timeout timeout(Duration time) {
    return Timeout.of(time.toMillis(), TimeUnit.MILLISECONDS);
  }

  private static SSLContext trustOfTheJvm() {
    try {
      return SSLContext.getDefault();
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
