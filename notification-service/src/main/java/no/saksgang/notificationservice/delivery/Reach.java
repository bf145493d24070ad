package no.saksgang.notificationservice.delivery;

import java.util.Collection;
import java.util.Set;
import no.saksgang.events.MailingId;
import no.saksgang.events.MemberId;
import no.saksgang.notificationservice.directory.Member;
import org.jspecify.annotations.Nullable;

/** Whom mail reaches, as those who send it see it. */
public interface Reach {
    /** Those of the members to whose address mail is of no use. */
    Set<MemberId> unreachable(Collection<Member> members);

    /**
     * A mail server will not take a member's mail.
     *
     * @param code of SMTP
     * @param status of RFC 3463, if it gave one
     */
    void refused(MemberId member, MailingId mailing, int code, @Nullable String status);
}
