package no.saksgang.notificationservice.mailing;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How mailings are laid out.
 *
 * @param waitForDirectory how long an invitee of whom the directory has not spoken yet is waited
 *     for, by the machine's time; after it the row is suppressed, and listed as such
 * @param look how often to look for mailings that wait, or that another left
 */
@ConfigurationProperties("saksgang.mailing")
record MailingSettings(
        @DefaultValue("30s") Duration waitForDirectory, @DefaultValue("250ms") Duration look) {}
