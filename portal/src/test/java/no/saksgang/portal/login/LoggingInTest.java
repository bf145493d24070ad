package no.saksgang.portal.login;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Nothing answers at port 1: neither a provider of logins nor Kafka. */
@DisplayNameGeneration(ReplaceUnderscores.class)
@SpringBootTest(
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = {
            "saksgang.login.issuer=http://127.0.0.1:1",
            "spring.kafka.bootstrap-servers=127.0.0.1:1"
        })
class LoggingInTest {
    @LocalServerPort private int port;

    @Test
    void says_that_it_cannot_be_done_while_the_provider_is_away() throws Exception {
        var asked = get("/meetings");
        assertThat(asked.statusCode()).isEqualTo(302);
        assertThat(to(asked)).isEqualTo("/oauth2/authorization/saksgang");
        var begun = get(to(asked));
        assertThat(begun.statusCode()).isEqualTo(302);
        var told = get(to(begun));
        assertThat(told.body()).contains("Innloggingstjenesten svarte ikke");
    }

    @Test
    void is_asked_for_as_often_as_somebody_comes_without() throws Exception {
        var cookies = new CookieManager();
        try (var browser = HttpClient.newBuilder().cookieHandler(cookies).build()) {
            for (var time = 0; time < 3; time++) {
                var asked = get(browser, "/meetings");
                assertThat(asked.statusCode()).isEqualTo(302);
                assertThat(to(asked)).isEqualTo("/oauth2/authorization/saksgang");
            }
        }
        assertThat(cookies.getCookieStore().getCookies()).isNotEmpty();
    }

    private HttpResponse<String> get(String path) throws IOException, InterruptedException {
        try (var http = HttpClient.newHttpClient()) {
            return get(http, path);
        }
    }

    private HttpResponse<String> get(HttpClient http, String path)
            throws IOException, InterruptedException {
        return http.send(
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                        .header("Accept", "text/html")
                        .build(),
                BodyHandlers.ofString());
    }

    private static String to(HttpResponse<String> redirect) {
        return URI.create(redirect.headers().firstValue("Location").orElseThrow()).getPath();
    }
}
