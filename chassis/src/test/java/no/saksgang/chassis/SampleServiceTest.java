package no.saksgang.chassis;

import no.saksgang.chassis.sample.Heard;
import no.saksgang.chassis.sample.Notices;
import no.saksgang.chassis.sample.SampleApplication;
import no.saksgang.testing.Servers;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.HttpHeaders;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.web.servlet.client.RestTestClient;

/** The sample service, running: one for all tests that need it. */
@SpringBootTest(classes = SampleApplication.class, webEnvironment = WebEnvironment.RANDOM_PORT)
abstract class SampleServiceTest {
    @Autowired Notices notices;
    @Autowired Heard heard;
    @LocalServerPort int port;

    @DynamicPropertySource
    static void servers(DynamicPropertyRegistry registry) {
        registry.add("spring.mongodb.uri", () -> Servers.mongoUri("sample"));
        registry.add("spring.kafka.bootstrap-servers", Servers::kafka);
        registry.add("saksgang.inbox.pause", () -> "10ms");
        registry.add("saksgang.inbox.pause-while-store-is-away", () -> "50ms");
        registry.add("saksgang.http.largest-body", () -> "1MB");
    }

    RestTestClient http() {
        return RestTestClient.bindToServer()
                .baseUrl("http://127.0.0.1:" + port)
                .defaultHeader(HttpHeaders.ACCEPT_LANGUAGE, "nb")
                .build();
    }
}
