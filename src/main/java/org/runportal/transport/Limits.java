package org.runportal.transport;

import java.time.Duration;

/**
 * What one call may cost.
 *
 * @param connect until a connection stands, its TLS handshake included
 * @param silence longest wait for the next byte
 * @param total when all of it must be over
 * @param bytes most bytes of the body, as sent
 */
public record Limits(Duration connect, Duration silence, TimeLimit total, int bytes) {}
