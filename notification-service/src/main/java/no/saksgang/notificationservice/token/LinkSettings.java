package no.saksgang.notificationservice.token;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The links in mails.
 *
 * @param base where members reach this service, such as {@code https://svar.region.example}
 * @param keys what links and message ids are signed with, at least 32 characters each; the first
 *     signs, all are believed. Without any, a key is made and kept in the store
 */
@ConfigurationProperties("saksgang.links")
public record LinkSettings(
        @DefaultValue("http://127.0.0.1:8083") URI base, @DefaultValue List<String> keys) {
    private static final int SHORTEST_KEY = 32;

    public LinkSettings {
        keys = keys.stream().filter(it -> !it.isBlank()).toList();
        if (!"http".equals(base.getScheme()) && !"https".equals(base.getScheme())) {
            throw new IllegalArgumentException("saksgang.links.base is no web address: " + base);
        }
        if (keys.stream().anyMatch(it -> it.length() < SHORTEST_KEY)) {
            throw new IllegalArgumentException(
                    "a key of saksgang.links.keys is shorter than " + SHORTEST_KEY + " characters");
        }
    }

    /** The address of a page, from its path without the first slash. */
    public String to(String path) {
        var text = base.toString();
        return (text.endsWith("/") ? text : text + "/") + path;
    }

    List<byte[]> signingKeys() {
        return keys.stream().map(it -> it.getBytes(StandardCharsets.UTF_8)).toList();
    }

    /** For logs: never the keys. */
    @Override
    public String toString() {
        return "LinkSettings[" + base + "]";
    }
}
