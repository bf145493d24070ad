# One of the three services or the portal, from the jar that Maven has built (./mvnw -DskipTests package):
#     docker build --build-arg SERVICE=minutes-service -t saksgang/minutes-service .
# The build needs no network but for the base image. It is the JRE in both stages: the AOT cache is
# good for the very JVM that made it only.

FROM eclipse-temurin:25-jre AS layers
ARG SERVICE=meeting-service
WORKDIR /build
COPY ${SERVICE}/target/${SERVICE}.jar service.jar
RUN java -Djarmode=tools -jar service.jar extract --layers --destination /layers

FROM eclipse-temurin:25-jre
ARG SERVICE=meeting-service
ARG VERSION=unknown
ARG REVISION=unknown

LABEL org.opencontainers.image.title="Saksgang ${SERVICE}" \
      org.opencontainers.image.description="Runs the meetings of professional groups, from agenda to approved referat" \
      org.opencontainers.image.licenses="Apache-2.0" \
      org.opencontainers.image.version="${VERSION}" \
      org.opencontainers.image.revision="${REVISION}"

# What the service may write: nothing but this. A number, so that Kubernetes sees that it is not root.
RUN mkdir -p /data && chown 10001:10001 /data
WORKDIR /app

# What changes seldom first, so that a new version is a pull of a megabyte and the cache below.
COPY --from=layers /layers/dependencies/ ./
COPY --from=layers /layers/spring-boot-loader/ ./
COPY --from=layers /layers/snapshot-dependencies/ ./
COPY --from=layers /layers/application/ ./

# A start that ends when the context is up, with neither Kafka nor a store: classes loaded and linked
# here need not be at every start. Made where it is used, as it holds paths and times of files.
# The options are those of the start below, or the JVM does not take the cache.
RUN java --enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow \
         -XX:AOTCacheOutput=/app/service.aot -Xlog:aot=error -Dspring.context.exit=onRefresh \
         -Dserver.port=0 -Dsaksgang.clock=system -jar service.jar \
    && test -s /app/service.aot && rm -rf /tmp/*

USER 10001:10001
VOLUME /data

# Inside the container only; what is published, and where, is said outside (docker-compose.yml).
ENV SAKSGANG_ADDRESS=0.0.0.0 SERVER_PORT=8080 LANG=C.UTF-8
EXPOSE 8080

# The image has no curl. Ready is: takes commands, though Kafka may be away.
HEALTHCHECK --interval=5s --timeout=3s --start-period=60s --retries=6 \
    CMD ["bash", "-c", "exec 3<>/dev/tcp/127.0.0.1/$SERVER_PORT && printf 'GET /actuator/health/readiness HTTP/1.0\\r\\nHost: 127.0.0.1\\r\\n\\r\\n' >&3 && read -r _ status _ <&3 && [ \"$status\" = 200 ]"]

# No shell in between, so SIGTERM reaches the service. The JVM takes the serial collector by itself
# where the container is small (one processor or less than 1792 MB). JAVA_TOOL_OPTIONS adds to this;
# an -Xmx there goes before the share of the memory here.
ENTRYPOINT ["java", "-XX:MaxRAMPercentage=60", "-XX:+ExitOnOutOfMemoryError", "-XX:AOTCache=/app/service.aot", "--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow", "-jar", "service.jar"]
