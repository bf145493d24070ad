package no.saksgang.local.identity;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jwt.SignedJWT;
import java.io.IOException;
import java.net.CookieManager;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** As the portal and a browser do it, against the provider as it runs. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class LoggingInTest {
    private static final String PEOPLE =
            """
            [{"id": "eva", "name": "Eva Moen", "email": "eva@sol.example", "roles": ["leader", "member"], "memberId": "eva"},
             {"id": "per", "name": "Per <Lund>", "email": "per@sol.example", "roles": ["member"], "memberId": "per"},
             {"id": "sekretariatet", "name": "Sekretariatet", "roles": ["secretariat"]}]
            """;
    private static final String PROOF = "a-verifier-that-is-as-long-as-the-protocol-wants-it";
    private static final String REDIRECT = "http://127.0.0.1:8080/login/oauth2/code/saksgang";

    @TempDir Path folder;
    private final HttpClient browser = aBrowser();
    private final JsonMapper json = JsonMapper.shared();
    private URI provider;
    private ConfigurableApplicationContext running;

    @BeforeEach
    void start() throws Exception {
        Files.writeString(folder.resolve("people.json"), PEOPLE);
        provider = URI.create("http://127.0.0.1:" + freePort());
        running = startedThere();
    }

    @AfterEach
    void stop() {
        running.close();
    }

    private ConfigurableApplicationContext startedThere() {
        return SpringApplication.run(
                IdentityApplication.class,
                "--server.port=" + provider.getPort(),
                "--saksgang.identity.folder=" + folder);
    }

    @Test
    void whoever_the_link_names_is_logged_in_without_a_page() throws Exception {
        var answer = browse(authorization("eva"));

        var access = claims(exchange(code(answer)).get("access_token").asString());
        assertThat(access)
                .containsEntry("iss", provider.toString())
                .containsEntry("sub", "eva")
                .containsEntry("name", "Eva Moen")
                .containsEntry("email", "eva@sol.example")
                .containsEntry("member_id", "eva");
        assertThat(access.get("aud")).asString().contains("saksgang");
        assertThat(access.get("roles")).asString().contains("leader", "member");
    }

    @Test
    void the_portal_learns_the_same_from_the_id_token_and_from_userinfo() throws Exception {
        var tokens = exchange(code(browse(authorization("eva"))));

        assertThat(claims(tokens.get("id_token").asString()))
                .containsEntry("sub", "eva")
                .containsEntry("member_id", "eva")
                .containsKeys("roles", "sid", "auth_time");
        var about =
                browser.send(
                        HttpRequest.newBuilder(provider.resolve("/userinfo"))
                                .header(
                                        "Authorization",
                                        "Bearer " + tokens.get("access_token").asString())
                                .build(),
                        BodyHandlers.ofString());
        assertThat(about.body()).contains("\"name\":\"Eva Moen\"", "\"leader\"");
    }

    @Test
    void another_link_makes_it_another_person() throws Exception {
        browse(authorization("eva"));

        var next = browse(authorization("per"));

        assertThat(claims(exchange(code(next)).get("access_token").asString()))
                .containsEntry("sub", "per");
    }

    @Test
    void who_is_logged_in_stays_so_where_nobody_is_named() throws Exception {
        browse(authorization("eva"));

        var next = browse(authorization(null));

        assertThat(claims(exchange(code(next)).get("access_token").asString()))
                .containsEntry("sub", "eva");
    }

    @Test
    void the_page_asks_who_one_is_where_nobody_is_named_or_somebody_unknown() throws Exception {
        for (var hint : List.of("", "nobody")) {
            var asked = browse(authorization(hint.isEmpty() ? null : hint));
            assertThat(asked.uri().getPath()).isEqualTo("/login");
            assertThat(asked.body()).contains("Eva Moen", "Per &lt;Lund&gt;", "<html lang=\"nb\">");

            var answer = choose("per", asked.body());

            assertThat(claims(exchange(code(answer)).get("access_token").asString()))
                    .containsEntry("sub", "per");
            assertThat(browse(authorization("nobody")).uri().getPath()).isEqualTo("/login");
        }
    }

    @Test
    void who_has_been_added_while_it_runs_can_log_in() throws Exception {
        Files.writeString(
                folder.resolve("people.json"),
                "[{\"id\": \"ny\", \"name\": \"Ny\", \"roles\": [\"observer\"]}]");

        var answer = browse(authorization("ny"));

        assertThat(claims(exchange(code(answer)).get("access_token").asString()))
                .containsEntry("sub", "ny")
                .doesNotContainKey("member_id");
    }

    @Test
    void a_login_is_renewed_until_the_person_is_removed() throws Exception {
        var refresh = exchange(code(browse(authorization("eva")))).get("refresh_token").asString();
        var renewal = Map.of("grant_type", "refresh_token", "refresh_token", refresh);

        var renewed = token("portal", renewal);
        assertThat(claims(json.readTree(renewed.body()).get("access_token").asString()))
                .containsEntry("sub", "eva");
        Files.writeString(folder.resolve("people.json"), "[]");
        assertThat(token("portal", renewal).statusCode()).isEqualTo(400);
    }

    @Test
    void a_program_gets_a_token_of_the_secretariat_by_its_secret() throws Exception {
        var answer = token("saksgang-player", Map.of("grant_type", "client_credentials"));

        var claims = claims(json.readTree(answer.body()).get("access_token").asString());
        assertThat(claims).containsEntry("sub", "saksgang-player").doesNotContainKey("member_id");
        assertThat(claims.get("roles")).asString().contains("secretariat");
        assertThat(
                        post("saksgang-player:wrong", Map.of("grant_type", "client_credentials"))
                                .statusCode())
                .isEqualTo(401);
    }

    @Test
    void logging_out_leads_back_to_the_portal_and_asks_again() throws Exception {
        var tokens = exchange(code(browse(authorization("eva"))));

        var out =
                get(
                        provider.resolve(
                                "/connect/logout?post_logout_redirect_uri=http://127.0.0.1:8080/&id_token_hint="
                                        + tokens.get("id_token").asString()));

        assertThat(location(out)).isEqualTo(URI.create("http://127.0.0.1:8080/"));
        assertThat(browse(authorization(null)).uri().getPath()).isEqualTo("/login");
    }

    @Test
    void the_key_outlives_the_process() throws Exception {
        var before = get(provider.resolve("/oauth2/jwks")).body();
        running.close();
        running = startedThere();

        assertThat(get(provider.resolve("/oauth2/jwks")).body()).isEqualTo(before).contains("kid");
        assertThat(before).doesNotContain("\"d\"");
    }

    @Test
    void a_name_of_another_web_site_is_not_answered() throws Exception {
        // The JDK's client lets nobody set Host.
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), provider.getPort())) {
            socket.getOutputStream()
                    .write(
                            "GET /login HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n"
                                    .getBytes(UTF_8));
            assertThat(new String(socket.getInputStream().readAllBytes(), UTF_8))
                    .startsWith("HTTP/1.1 400");
        }
    }

    // --- What a browser and the portal do -------------------------------------------------------

    private URI authorization(@Nullable String hint) throws Exception {
        var challenge =
                Base64.getUrlEncoder()
                        .withoutPadding()
                        .encodeToString(
                                MessageDigest.getInstance("SHA-256").digest(PROOF.getBytes(UTF_8)));
        return provider.resolve(
                "/oauth2/authorize?response_type=code&client_id=portal&scope=openid%20profile%20email"
                        + "&state=s&nonce=n&code_challenge_method=S256&code_challenge="
                        + challenge
                        + "&redirect_uri="
                        + URLEncoder.encode(REDIRECT, UTF_8)
                        + (hint == null ? "" : "&login_hint=" + hint));
    }

    /** Follows redirects as long as they stay here. */
    private HttpResponse<String> browse(URI address) throws Exception {
        var answer = get(address);
        while (answer.statusCode() / 100 == 3 && location(answer).getPort() == provider.getPort()) {
            answer = get(location(answer));
        }
        return answer;
    }

    private HttpResponse<String> choose(String person, String page) throws Exception {
        var proof = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"").matcher(page);
        assertThat(proof.find()).isTrue();
        var answer =
                browser.send(
                        HttpRequest.newBuilder(provider.resolve("/login"))
                                .header("Content-Type", "application/x-www-form-urlencoded")
                                .POST(form(Map.of("_csrf", proof.group(1), "person", person)))
                                .build(),
                        BodyHandlers.ofString());
        return browse(location(answer));
    }

    private HttpResponse<String> get(URI address) throws Exception {
        return browser.send(
                HttpRequest.newBuilder(address).header("Accept", "text/html").build(),
                BodyHandlers.ofString());
    }

    private URI location(HttpResponse<String> answer) {
        return answer.uri().resolve(answer.headers().firstValue("Location").orElseThrow());
    }

    private String code(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).isEqualTo(302);
        var back = location(answer);
        assertThat(back.toString()).startsWith(REDIRECT);
        var code = Pattern.compile("code=([^&]+)").matcher(back.getQuery());
        assertThat(code.find()).isTrue();
        return code.group(1);
    }

    private JsonNode exchange(String code) throws Exception {
        var answer =
                token(
                        "portal",
                        Map.of(
                                "grant_type",
                                "authorization_code",
                                "code",
                                code,
                                "redirect_uri",
                                REDIRECT,
                                "code_verifier",
                                PROOF));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return json.readTree(answer.body());
    }

    private HttpResponse<String> token(String client, Map<String, String> asked) throws Exception {
        return post(client + ":" + (client.equals("portal") ? "saksgang-portal" : client), asked);
    }

    private HttpResponse<String> post(String credentials, Map<String, String> asked)
            throws Exception {
        return aBrowser()
                .send(
                        HttpRequest.newBuilder(provider.resolve("/oauth2/token"))
                                .header("Content-Type", "application/x-www-form-urlencoded")
                                .header(
                                        "Authorization",
                                        "Basic "
                                                + Base64.getEncoder()
                                                        .encodeToString(
                                                                credentials.getBytes(UTF_8)))
                                .POST(form(asked))
                                .build(),
                        BodyHandlers.ofString());
    }

    private static HttpRequest.BodyPublisher form(Map<String, String> fields) {
        return BodyPublishers.ofString(
                fields.entrySet().stream()
                        .map(field ->
                                field.getKey() + "=" + URLEncoder.encode(field.getValue(), UTF_8))
                        .collect(Collectors.joining("&")));
    }

    private static Map<String, Object> claims(String token) throws Exception {
        return SignedJWT.parse(token).getJWTClaimsSet().getClaims();
    }

    private static HttpClient aBrowser() {
        return HttpClient.newBuilder().cookieHandler(new CookieManager()).build();
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
