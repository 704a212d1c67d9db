package org.runportal.it.faults;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.UnaryOperator;
import javax.net.ssl.SSLSocket;
import okhttp3.tls.HandshakeCertificates;
import okhttp3.tls.HeldCertificate;

/** Good and bad certificates of a vendor at 127.0.0.1, by an authority the portal trusts. */
final class Certificates {
  private static final String PASSWORD = "changeit";

  private final HeldCertificate authority =
      new HeldCertificate.Builder().commonName("Authority").certificateAuthority(0).build();

  /** Beyond reproach. */
  Vendor.Transport good() {
    return signed(certificate -> certificate.addSubjectAlternativeName("127.0.0.1"));
  }

  /** Good until yesterday. */
  Vendor.Transport expired() {
    long now = Instant.now().toEpochMilli();
    return signed(
        certificate ->
            certificate
                .addSubjectAlternativeName("127.0.0.1")
                .validityInterval(
                    now - Duration.ofDays(30).toMillis(), now - Duration.ofDays(1).toMillis()));
  }

  /** Good, but somebody else's. */
  Vendor.Transport otherHost() {
    return signed(certificate -> certificate.addSubjectAlternativeName("other.invalid"));
  }

  /** Vouched for by nobody but itself. */
  Vendor.Transport selfSigned() {
    return transport(
        new HandshakeCertificates.Builder()
            .heldCertificate(
                new HeldCertificate.Builder().addSubjectAlternativeName("127.0.0.1").build())
            .build());
  }

  /**
   * The options that make a JVM trust the authority, and it alone.
   *
   * @param home a directory for the file that this takes
   */
  List<String> trustedBy(Path home) {
    Path file = home.resolve("trust.p12");
    try (OutputStream out = Files.newOutputStream(file)) {
      KeyStore store = KeyStore.getInstance("PKCS12");
      store.load(null, null);
      store.setCertificateEntry("authority", authority.certificate());
      store.store(out, PASSWORD.toCharArray());
    } catch (GeneralSecurityException | IOException e) {
      throw new IllegalStateException(e);
    }
    return List.of(
        "-Djavax.net.ssl.trustStore=" + file, "-Djavax.net.ssl.trustStorePassword=" + PASSWORD);
  }

  private Vendor.Transport signed(UnaryOperator<HeldCertificate.Builder> wish) {
    HeldCertificate certificate =
        wish.apply(new HeldCertificate.Builder().commonName("Vendor").signedBy(authority)).build();
    return transport(new HandshakeCertificates.Builder().heldCertificate(certificate).build());
  }

  private static Vendor.Transport transport(HandshakeCertificates certificates) {
    return connection -> {
      SSLSocket spoken =
          (SSLSocket)
              certificates
                  .sslContext()
                  .getSocketFactory()
                  .createSocket(connection, null, connection.getPort(), true);
      spoken.setUseClientMode(false);
      return spoken;
    };
  }
}
