package no.saksgang.notificationservice.mailbox;

import java.time.Duration;
import java.util.Locale;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * The mailbox of {@code saksgang.mail.from}, to which answers, bounces and comments come.
 *
 * @param host of the IMAP server; without it no mail is read
 * @param username without one, the address of {@code saksgang.mail.from}
 * @param tls how the connection is kept private
 * @param folder in which mail comes in
 * @param asideFolder to which what cannot be read is moved; made when it is first needed
 * @param connectTimeout how long to wait for a connection
 * @param readTimeout how long to wait for an answer; also how long to idle (RFC 2177) before
 *     looking by oneself
 * @param writeTimeout how long to wait until the server takes what is written
 * @param poll how often to look where the server cannot idle
 * @param longestPause between two tries to reach a server that is away
 * @param lease after which the mailbox is another instance's, if the one that reads is silent
 * @param largest what a message may weigh; a larger one is put aside unread
 * @param parts how many parts a message may have
 */
@ConfigurationProperties("saksgang.imap")
public record ImapSettings(
        @DefaultValue("") String host,
        @DefaultValue("993") int port,
        @DefaultValue("") String username,
        @DefaultValue("") String password,
        @DefaultValue("TLS") Security tls,
        @DefaultValue("INBOX") String folder,
        @DefaultValue("Saksgang-uleselig") String asideFolder,
        @Nullable Duration connectTimeout,
        @Nullable Duration readTimeout,
        @Nullable Duration writeTimeout,
        @DefaultValue("30s") Duration poll,
        @DefaultValue("5s") Duration longestPause,
        @DefaultValue("45s") Duration lease,
        @DefaultValue("10MB") DataSize largest,
        @DefaultValue("200") int parts) {
    /** How a connection is kept private. */
    public enum Security {
        /** From the first octet on (port 993). */
        TLS,
        /** By STARTTLS, or not at all (port 143). */
        STARTTLS,
        /** Not: for a server on the same machine. */
        NONE
    }

    public ImapSettings {
        if (!host.isBlank()) {
            // Jakarta Mail waits for ever where a time-out is missing.
            required("connect-timeout", connectTimeout);
            required("read-timeout", readTimeout);
            required("write-timeout", writeTimeout);
            if (readTimeout != null && lease.compareTo(readTimeout.multipliedBy(2)) < 0) {
                throw new IllegalArgumentException(
                        "saksgang.imap.lease is at least twice saksgang.imap.read-timeout, not "
                                + lease);
            }
        }
    }

    private static void required(String name, @Nullable Duration timeout) {
        if (timeout == null || !timeout.isPositive()) {
            throw new IllegalArgumentException(
                    "saksgang.imap."
                            + name
                            + " is not set; without it a silent server would hold up all replies");
        }
    }

    /** Whether mail is read at all. */
    public boolean on() {
        return !host.isBlank();
    }

    String protocol() {
        return tls == Security.TLS ? "imaps" : "imap";
    }

    /** Names the mailbox among all that this service has ever read. */
    String mailbox(String login) {
        return (login + "@" + host + "/" + folder).toLowerCase(Locale.ROOT);
    }

    Properties properties() {
        var properties = new Properties();
        var prefix = "mail." + protocol() + ".";
        properties.setProperty(prefix + "connectiontimeout", millis(connectTimeout));
        properties.setProperty(prefix + "timeout", millis(readTimeout));
        properties.setProperty(prefix + "writetimeout", millis(writeTimeout));
        properties.setProperty(prefix + "connectionpooltimeout", millis(readTimeout));
        properties.setProperty(
                prefix + "starttls.enable", Boolean.toString(tls == Security.STARTTLS));
        properties.setProperty(
                prefix + "starttls.required", Boolean.toString(tls == Security.STARTTLS));
        properties.setProperty(prefix + "ssl.checkserveridentity", "true");
        // What is read stays unread for people who look into the mailbox themselves.
        properties.setProperty(prefix + "peek", "true");
        properties.setProperty(prefix + "partialfetch", "false");
        // By default an answer of the last second counts.
        properties.setProperty(prefix + "statuscachetimeout", "0");
        return properties;
    }

    private static String millis(@Nullable Duration timeout) {
        return timeout == null ? "" : Long.toString(timeout.toMillis());
    }

    @Override
    public String toString() {
        return "ImapSettings[" + host + ":" + port + "]";
    }
}
