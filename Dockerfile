# The portal on Payara Micro. Secrets are mounted at run time, never built in:
#   docker run --read-only --tmpfs /tmp -p 8080:8080 \
#     -v /path/to/secrets:/run/secrets:ro -v /path/to/portal.properties:/config/portal.properties:ro run-portal
# A secret file that everybody can read is refused: chmod 0440, group 10001.
# /config/portal.properties is like payara-config/sample.properties; without it no tenant is on.
# PORT chooses another port than 8080. What the image is made of: portal-sbom.json and the base below.

FROM eclipse-temurin:17.0.18_8-jdk-noble AS build
WORKDIR /src
COPY .mvn .mvn
COPY mvnw pom.xml ./
COPY src src
COPY payara-config payara-config
RUN ./mvnw -q -B package -Dmaven.test.skip \
 && mkdir -p /image/payara-config /image/config /image/secrets \
 && cp target/portal.war target/payara-micro.jar target/portal-sbom.json /image/ \
 && cp payara-config/start payara-config/logging.properties payara-config/jvm.options payara-config/*.asadmin /image/payara-config/ \
 && touch /image/config/portal.properties

FROM eclipse-temurin:17.0.18_8-jre-noble
# a number, not a name: an orchestrator can see that it is not root
USER 10001:10001
WORKDIR /portal
COPY --from=build /image/payara-micro.jar /image/portal.war /image/portal-sbom.json ./
COPY --from=build /image/payara-config payara-config
COPY --from=build /image/config /config
COPY --from=build /image/secrets /run/secrets
EXPOSE 8080
# everything the server writes goes to /tmp
ENV JAVA_OPTS="-XX:MaxRAMPercentage=55 -Djava.io.tmpdir=/tmp"
ENV SERVER_DIRECTORY=/tmp
ENTRYPOINT ["payara-config/start", ".", "--secretsdir", "/run/secrets", "--systemproperties", "/config/portal.properties"]
HEALTHCHECK --interval=15s --timeout=3s --start-period=60s \
  CMD ["/bin/bash", "-c", "exec 3<>/dev/tcp/127.0.0.1/${PORT:-8080} && printf 'GET /health/ready HTTP/1.0\\r\\n\\r\\n' >&3 && head -n 1 <&3 | grep -q ' 200 '"]
