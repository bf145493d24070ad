package no.saksgang.notificationservice.message;

import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Who the mail is from.
 *
 * @param from the suite's permanent address, with or without a name: {@code Sekretariatet
 *     <moter@region.example>}. Calendars know the organizer by it, so it must not change, and
 *     answers are read from it
 * @param replyTo where a person's reply goes if an event names no contact; without it, to {@code
 *     from}
 */
@ConfigurationProperties("saksgang.mail")
public record MailSettings(
        @DefaultValue("Saksgang <saksgang@saksgang.example>") String from,
        @Nullable String replyTo) {
    public MailSettings {
        parsed("saksgang.mail.from", from);
        if (replyTo != null) {
            parsed("saksgang.mail.reply-to", replyTo);
        }
    }

    /** The bare address. */
    public String address() {
        return parsed("saksgang.mail.from", from).getAddress();
    }

    String name() {
        var personal = parsed("saksgang.mail.from", from).getPersonal();
        return personal == null ? "Saksgang" : personal;
    }

    public String domain() {
        return address().substring(address().indexOf('@') + 1);
    }

    private static InternetAddress parsed(String setting, String value) {
        try {
            var address = new InternetAddress(value, true);
            if (!Plain.isAddress(address.getAddress())) {
                throw new AddressException("no mail server would take it");
            }
            return address;
        } catch (AddressException wrong) {
            throw new IllegalArgumentException(setting + " is no mail address: " + value, wrong);
        }
    }
}
