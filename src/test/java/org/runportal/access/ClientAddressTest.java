package org.runportal.access;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.http.HttpServletRequest;
import java.lang.reflect.Proxy;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.runportal.tenant.AddressRange;

class ClientAddressTest {
  private final ClientAddress callers =
      new ClientAddress(
          Stream.of("10.0.0.0/8", "192.0.2.7", "fd00::/8")
              .flatMap(range -> AddressRange.parse(range).stream())
              .toList());

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "198.51.100.1 |                                | 198.51.100.1",
        "198.51.100.1 | 203.0.113.1                    | 198.51.100.1",
        "10.1.2.3     |                                | 10.1.2.3",
        "10.1.2.3     | 203.0.113.1                    | 203.0.113.1",
        "10.1.2.3     | 1.1.1.1, 203.0.113.1           | 203.0.113.1",
        "10.1.2.3     | 203.0.113.1, 192.0.2.7         | 203.0.113.1",
        "10.1.2.3     | 203.0.113.1, 192.0.2.8         | 192.0.2.8",
        "10.1.2.3     | 203.0.113.1, 10.9.9.9, fd00::1 | 203.0.113.1",
        "10.1.2.3     | 203.0.113.1:5050               | 203.0.113.1",
        "10.1.2.3     | unknown                        | 10.1.2.3",
        "10.1.2.3     | 203.0.113.1, localhost         | 10.1.2.3",
        "10.1.2.3     | ,,                             | 10.1.2.3",
        "fd00::5      | 203.0.113.1                    | 203.0.113.1",
        "10.1.2.3     | ::ffff:203.0.113.1             | 203.0.113.1",
      })
  void trustsOnlyOurOwnProxies(String connection, String forwarded, String caller) {
    assertThat(name(connection, forwarded)).isEqualTo(caller);
  }

  @Test
  void readsEveryForwardedForHeader() {
    assertThat(callers.name(request("10.1.2.3", List.of("203.0.113.1", "10.4.4.4"))))
        .isEqualTo("203.0.113.1");
  }

  @Test
  void countsAnIpv6NetworkAsOneClient() {
    assertThat(name("2001:db8::1", null))
        .isEqualTo(name("2001:db8:0:0:ffff::2", null))
        .isNotEqualTo(name("2001:db8:0:1::1", null));
    assertThat(name("10.1.2.3", "[2001:db8::9]:443")).isEqualTo(name("2001:db8::1", null));
  }

  private String name(String connection, String forwarded) {
    return callers.name(request(connection, forwarded == null ? List.of() : List.of(forwarded)));
  }

  private static HttpServletRequest request(String connection, List<String> forwarded) {
    return (HttpServletRequest)
        Proxy.newProxyInstance(
            ClientAddressTest.class.getClassLoader(),
            new Class<?>[] {HttpServletRequest.class},
            (proxy, method, arguments) ->
                method.getName().equals("getRemoteAddr")
                    ? connection
                    : Collections.enumeration(forwarded));
  }
}
