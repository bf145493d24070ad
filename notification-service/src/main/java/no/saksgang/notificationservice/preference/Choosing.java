package no.saksgang.notificationservice.preference;

import java.time.Clock;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import no.saksgang.events.MemberId;
import no.saksgang.events.mailing.Purpose;
import no.saksgang.notificationservice.delivery.Delivery.Suppressed.Why;
import no.saksgang.notificationservice.delivery.Wishes;
import no.saksgang.notificationservice.message.Occasion;
import no.saksgang.notificationservice.preference.Preference.Declinable;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Has the senders heed what members have chosen, at the moment of sending. */
@Component
class Choosing implements Wishes {
    private final Preferences preferences;
    private final Digests digests;
    private final DigestSettings settings;
    private final Clock clock;

    Choosing(Preferences preferences, Digests digests, DigestSettings settings, Clock clock) {
        this.preferences = preferences;
        this.digests = digests;
        this.settings = settings;
        this.clock = clock;
    }

    @Override
    public Map<MemberId, Wish> heed(Collection<MemberId> members, Occasion occasion) {
        var wishes = new HashMap<MemberId, Wish>();
        preferences
                .of(members)
                .forEach((member, it) ->
                        wishes.put(member, new Wish(it.language(), notThis(member, it, occasion))));
        return wishes;
    }

    private @Nullable Why notThis(MemberId member, Preference it, Occasion occasion) {
        var what = declinable(occasion.purpose());
        if (what.isEmpty()) {
            return null;
        }
        return switch (what.get()) {
            case CONFERENCES -> it.conferences() ? null : Why.DECLINED;
            case ANNOUNCEMENTS ->
                    switch (it.announcements()) {
                        case EACH -> null;
                        case NONE -> Why.DECLINED;
                        case DIGEST -> {
                            if (occasion.purpose() == Purpose.DIGEST) {
                                yield null;
                            }
                            // Before the row says so: who dies in between lays it aside again,
                            // which changes nothing.
                            digests.layAside(
                                    member, occasion.mailing(), settings.after(clock.instant()));
                            yield Why.IN_DIGEST;
                        }
                    };
        };
    }

    /** A conference that is cancelled must leave the calendars that it stands in. */
    private static Optional<Declinable> declinable(Purpose purpose) {
        return switch (purpose) {
            case ANNOUNCEMENT, DIGEST -> Optional.of(Declinable.ANNOUNCEMENTS);
            case CONFERENCE, CONFERENCE_CHANGED -> Optional.of(Declinable.CONFERENCES);
            default -> Optional.empty();
        };
    }
}
