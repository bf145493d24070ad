package no.saksgang.portal.stream;

import java.util.ArrayList;
import java.util.List;
import no.saksgang.portal.PortalApplication;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;

/** A portal that runs in this process, and can be ended before the test is. */
record Portal(ConfigurableApplicationContext context) implements AutoCloseable {
    /**
     * @param settings {@code saksgang.stream.heartbeat=1s} and the like
     */
    static Portal start(String kafka, String... settings) {
        var all =
                new ArrayList<>(
                        List.of(
                                "--server.port=0",
                                "--spring.kafka.bootstrap-servers=" + kafka,
                                "--saksgang.portal.address=https://portal.example"));
        for (var setting : settings) {
            all.add("--" + setting);
        }
        return new Portal(
                new SpringApplicationBuilder(PortalApplication.class)
                        .run(all.toArray(String[]::new)));
    }

    int port() {
        var server = ((WebServerApplicationContext) context).getWebServer();
        return server == null ? 0 : server.getPort();
    }

    <T> T the(Class<T> type) {
        return context.getBean(type);
    }

    @Override
    public void close() {
        context.close();
    }
}
