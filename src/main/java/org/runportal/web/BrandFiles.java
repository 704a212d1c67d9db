package org.runportal.web;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.runportal.tenant.Logo;
import org.runportal.tenant.Tenant;
import org.runportal.tenant.TenantId;

/** The files with a tenant's colour and logo. Each is made once, a logo again when it changes. */
@ApplicationScoped
class BrandFiles {
  private static final Logger LOGGER = System.getLogger(BrandFiles.class.getName());

  private final Map<TenantId, PackedFile> stylesheets = new ConcurrentHashMap<>();
  private final Map<TenantId, State> logos = new ConcurrentHashMap<>();

  /**
   * A logo as it was read.
   *
   * @param changed when the file had been changed last
   * @param bytes its size then
   */
  private record State(FileTime changed, long bytes, PackedFile file) {}

  /** The stylesheet with the tenant's colour; empty for a tenant without one. */
  Optional<PackedFile> stylesheet(Tenant tenant) {
    return tenant
        .branding()
        .accent()
        .map(
            color ->
                stylesheets.computeIfAbsent(
                    tenant.id(),
                    id ->
                        PackedFile.of(
                            "text/css",
                            (":root{--accent:%s}@media screen and (prefers-color-scheme:dark)"
                                    + "{:root{--accent:%s}}")
                                .formatted(color.onLight(), color.onDark())
                                .getBytes(StandardCharsets.UTF_8))));
  }

  /** The tenant's logo; empty for a tenant without one, and where it cannot be read any longer. */
  Optional<PackedFile> logo(Tenant tenant) {
    return tenant.branding().logo().flatMap(path -> read(tenant.id(), path));
  }

  private Optional<PackedFile> read(TenantId tenant, Path path) {
    try {
      FileTime changed = Files.getLastModifiedTime(path);
      long bytes = Files.size(path);
      State known = logos.get(tenant);
      if (known != null && known.changed().equals(changed) && known.bytes() == bytes) {
        return Optional.of(known.file());
      }
      PackedFile file = PackedFile.of(Logo.typeOf(path).orElseThrow(), Files.readAllBytes(path));
      logos.put(tenant, new State(changed, bytes, file));
      return Optional.of(file);
    } catch (IOException e) {
      LOGGER.log(Level.WARNING, "a logo cannot be read: {0}", path);
      return Optional.empty();
    }
  }
}
