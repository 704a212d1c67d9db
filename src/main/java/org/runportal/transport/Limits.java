package org.runportal.transport;

import java.time.Duration;

/**
 * The limits of one call.
 *
 * @param connect to establish a connection, including its TLS handshake
 * @param silence the longest wait for the next byte
 * @param total the deadline of the whole call
 * @param bytes the largest body in bytes, as sent
 */
public record Limits(Duration connect, Duration silence, TimeLimit total, int bytes) {}
