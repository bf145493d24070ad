package no.saksgang.testing;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.interfaces.RSAPublicKey;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * An OpenID Connect provider as far as a service sees one: its configuration, its keys, and tokens
 * that it signed. Written on the JDK alone, so that it does not agree with a service's library in
 * its mistakes.
 */
public final class Issuer implements AutoCloseable {
    private static final JsonMapper JSON = new JsonMapper();
    private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();

    private final Clock clock = Clock.systemUTC();
    private final int port;
    private final KeyPair keys = pair();
    private @Nullable HttpServer server;

    /** Starts on a free port. */
    public Issuer() {
        server = listening(0);
        port = server.getAddress().getPort();
    }

    public String address() {
        return "http://127.0.0.1:" + port;
    }

    /** Starts again where it was. */
    public void start() {
        server = listening(port);
    }

    /** Answers no more; its tokens are as good as they were. */
    @Override
    public void close() {
        if (server != null) {
            server.stop(0);
        }
    }

    /** For an hour, of these roles and, if it is one, this member. */
    public String token(@Nullable String member, String... roles) {
        var claims = claims();
        claims.put("sub", member == null ? "somebody" : member);
        claims.put("roles", List.of(roles));
        if (member != null) {
            claims.put("member_id", member);
        }
        return token(claims);
    }

    /** What is in an ordinary token beside who it is of. */
    public Map<String, Object> claims() {
        var now = clock.instant();
        return new HashMap<>(
                Map.of(
                        "iss",
                        address(),
                        "aud",
                        List.of("saksgang"),
                        "sub",
                        "somebody",
                        "iat",
                        now.getEpochSecond(),
                        "exp",
                        now.plus(Duration.ofHours(1)).getEpochSecond()));
    }

    public String token(Map<String, Object> claims) {
        var signed =
                encoded(JSON.writeValueAsBytes(Map.of("alg", "RS256", "kid", "k1")))
                        + "."
                        + encoded(JSON.writeValueAsBytes(claims));
        try {
            var signature = Signature.getInstance("SHA256withRSA");
            signature.initSign(keys.getPrivate());
            signature.update(signed.getBytes(UTF_8));
            return signed + "." + encoded(signature.sign());
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private HttpServer listening(int where) {
        try {
            var listening =
                    HttpServer.create(
                            new InetSocketAddress(InetAddress.getLoopbackAddress(), where), 0);
            answer(
                    listening,
                    "/.well-known/openid-configuration",
                    () -> Map.of("issuer", address(), "jwks_uri", address() + "/keys"));
            answer(listening, "/keys", () -> Map.of("keys", List.of(key())));
            listening.start();
            return listening;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void answer(HttpServer server, String path, Supplier<Map<String, ?>> what) {
        server.createContext(
                path,
                exchange -> {
                    var body = JSON.writeValueAsBytes(what.get());
                    exchange.getResponseHeaders().set("Content-Type", "application/json");
                    exchange.sendResponseHeaders(200, body.length);
                    try (var out = exchange.getResponseBody()) {
                        out.write(body);
                    }
                });
    }

    private Map<String, String> key() {
        var key = (RSAPublicKey) keys.getPublic();
        return Map.of(
                "kty",
                "RSA",
                "kid",
                "k1",
                "use",
                "sig",
                "n",
                encoded(unsigned(key.getModulus())),
                "e",
                encoded(unsigned(key.getPublicExponent())));
    }

    private static byte[] unsigned(BigInteger number) {
        var bytes = number.toByteArray();
        return bytes[0] == 0 ? Arrays.copyOfRange(bytes, 1, bytes.length) : bytes;
    }

    private static String encoded(byte[] bytes) {
        return BASE64.encodeToString(bytes);
    }

    private static KeyPair pair() {
        try {
            var generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
