package no.saksgang.notificationservice.delivery;

import java.util.Collection;
import java.util.Map;
import no.saksgang.events.MemberId;
import no.saksgang.events.directory.Language;
import no.saksgang.notificationservice.message.Occasion;
import org.jspecify.annotations.Nullable;

/** What members have chosen to get, as those who send it see it. */
@FunctionalInterface
public interface Wishes {
    /**
     * What a member wishes of a mail.
     *
     * @param language in which to write it, if they have chosen one
     * @param notThis why it is not sent to them, if they have chosen so
     */
    record Wish(@Nullable Language language, Delivery.Suppressed.@Nullable Why notThis) {
        /** Of who has chosen nothing. */
        public static final Wish NONE = new Wish(null, null);
    }

    /**
     * The wishes of those who have any. What is to come in a digest has been laid aside for it when
     * this returns; asked again, nothing is laid aside twice.
     */
    Map<MemberId, Wish> heed(Collection<MemberId> members, Occasion occasion);
}
