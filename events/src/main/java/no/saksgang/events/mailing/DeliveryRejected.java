package no.saksgang.events.mailing;

import no.saksgang.events.MailingId;
import no.saksgang.events.MemberId;
import org.jspecify.annotations.Nullable;

/**
 * The mail server will not take the mail to one member.
 *
 * @param code of SMTP: {@code 550}
 * @param enhancedCode of RFC 3463: {@code 5.1.1}
 */
public record DeliveryRejected(
        MailingId mailingId, MemberId memberId, int code, @Nullable String enhancedCode)
        implements MailingEvent {}
