package no.saksgang.local.login;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * The login of our own programs, which act for the secretariat: a token by client credentials,
 * fetched when it is first needed and renewed before it runs out. The provider may be away in
 * between.
 */
public final class Bearer {
    /** The program's name at the provider. */
    public static final String CLIENT = "saksgang-player";

    /** As the provider has it when nobody says another. */
    public static final String SECRET = CLIENT;

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    /** What may be under way when a token is renewed. */
    private static final Duration RENEWED_BEFORE = Duration.ofMinutes(5);

    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private final @Nullable URI issuer;
    private final String secret;
    private @Nullable String token;
    private long renewAt;

    private Bearer(@Nullable URI issuer, String secret) {
        this.issuer = issuer;
        this.secret = secret;
    }

    public static Bearer of(URI issuer, String secret) {
        return new Bearer(issuer, secret);
    }

    /** Where nobody logs in. */
    public static Bearer none() {
        return new Bearer(null, "");
    }

    /**
     * The token to send; empty where nobody logs in.
     *
     * @throws IOException if the provider does not give one
     */
    public synchronized Optional<String> token() throws IOException, InterruptedException {
        if (issuer != null && (token == null || System.nanoTime() - renewAt >= 0)) {
            fetch(issuer.resolve("/oauth2/token"));
        }
        return Optional.ofNullable(token);
    }

    /** The header to send, or none where nobody logs in. */
    public void putOn(HttpRequest.Builder request) throws IOException, InterruptedException {
        token().ifPresent(it -> request.header("Authorization", "Bearer " + it));
    }

    private void fetch(URI address) throws IOException, InterruptedException {
        var asked = System.nanoTime();
        var login = Base64.getEncoder().encodeToString((CLIENT + ":" + secret).getBytes(UTF_8));
        var request =
                HttpRequest.newBuilder(address)
                        .timeout(PATIENCE)
                        .header("Authorization", "Basic " + login)
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString("grant_type=client_credentials"))
                        .build();
        var answer = HTTP.send(request, BodyHandlers.ofString());
        if (answer.statusCode() != 200) {
            throw new IOException(address + " answered " + answer.statusCode());
        }
        var given = new JsonMapper().readTree(answer.body());
        token = given.path("access_token").asString();
        var lasts = Duration.ofSeconds(given.path("expires_in").asLong()).minus(RENEWED_BEFORE);
        renewAt = asked + lasts.toNanos();
    }
}
