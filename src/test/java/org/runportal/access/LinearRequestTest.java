package org.runportal.access;

import jakarta.servlet.http.HttpServletRequest;
import java.lang.reflect.Proxy;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.runportal.Proportion;
import org.runportal.tenant.AddressRange;
import org.runportal.tenant.TenantId;

/** What is read of a request before anybody is let in costs no more than in proportion to it. */
class LinearRequestTest {
  private static final ClientAddress CALLERS =
      new ClientAddress(List.of(AddressRange.parse("10.0.0.0/8").orElseThrow()));

  static Stream<Arguments> readers() {
    return Stream.of(
        reader("where to return to", ReturnAddress::parse),
        reader("where to return to, as asked", text -> ReturnAddress.of("/" + text, text)),
        reader("X-Forwarded-For", text -> CALLERS.name(request(text))),
        reader("words for the log", LogText::of),
        reader("a tenant", TenantId::parse),
        reader("an address", AddressRange::address),
        reader("a network", AddressRange::parse));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("readers")
  void readsInProportion(String what, Consumer<String> reader) throws Exception {
    Proportion.holds(what, reader);
  }

  /** From a proxy that is believed. */
  private static HttpServletRequest request(String forwarded) {
    return (HttpServletRequest)
        Proxy.newProxyInstance(
            LinearRequestTest.class.getClassLoader(),
            new Class<?>[] {HttpServletRequest.class},
            (proxy, method, arguments) ->
                method.getName().equals("getRemoteAddr")
                    ? "10.1.2.3"
                    : Collections.enumeration(Optional.of(forwarded).stream().toList()));
  }

  private static Arguments reader(String what, Consumer<String> reader) {
    return Arguments.of(what, reader);
  }
}
