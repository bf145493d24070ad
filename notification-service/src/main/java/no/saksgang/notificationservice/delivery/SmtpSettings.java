package no.saksgang.notificationservice.delivery;

import java.time.Duration;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The mail server that takes all mail.
 *
 * @param username if the server wants a login
 * @param startTls whether to insist on STARTTLS
 * @param connectTimeout how long to wait for a connection
 * @param readTimeout how long to wait for an answer; RFC 5321 would have minutes after the dot
 * @param writeTimeout how long to wait until the server takes what is written
 */
@ConfigurationProperties("saksgang.smtp")
record SmtpSettings(
        @DefaultValue("127.0.0.1") String host,
        @DefaultValue("25") int port,
        @Nullable String username,
        @Nullable String password,
        @DefaultValue("false") boolean startTls,
        @Nullable Duration connectTimeout,
        @Nullable Duration readTimeout,
        @Nullable Duration writeTimeout) {
    SmtpSettings {
        // Jakarta Mail waits for ever where a time-out is missing.
        required("connect-timeout", connectTimeout);
        required("read-timeout", readTimeout);
        required("write-timeout", writeTimeout);
    }

    private static void required(String name, @Nullable Duration timeout) {
        if (timeout == null || !timeout.isPositive()) {
            throw new IllegalArgumentException(
                    "saksgang.smtp."
                            + name
                            + " is not set; without it a silent server would hold up mail for ever");
        }
    }

    Properties properties() {
        var properties = new Properties();
        properties.setProperty("mail.smtp.connectiontimeout", millis(connectTimeout));
        properties.setProperty("mail.smtp.timeout", millis(readTimeout));
        properties.setProperty("mail.smtp.writetimeout", millis(writeTimeout));
        properties.setProperty("mail.smtp.auth", Boolean.toString(login()));
        properties.setProperty("mail.smtp.starttls.enable", Boolean.toString(startTls));
        properties.setProperty("mail.smtp.starttls.required", Boolean.toString(startTls));
        properties.setProperty("mail.smtp.ssl.checkserveridentity", "true");
        properties.setProperty("mail.smtp.quitwait", "false");
        return properties;
    }

    boolean login() {
        return username != null && !username.isBlank();
    }

    private static String millis(@Nullable Duration timeout) {
        return timeout == null ? "" : Long.toString(timeout.toMillis());
    }

    @Override
    public String toString() {
        return "SmtpSettings[" + host + ":" + port + "]";
    }
}
