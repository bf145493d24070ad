package no.saksgang.notificationservice.preference;

import java.time.Clock;
import java.time.Instant;
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
public class Choosing implements Wishes {
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

    /** The wishes of those who have any, of mail for some purpose; nothing is laid aside. */
    public Map<MemberId, Wish> of(Collection<MemberId> members, Purpose purpose) {
        var wishes = new HashMap<MemberId, Wish>();
        preferences
                .of(members)
                .forEach((member, it) ->
                        wishes.put(member, new Wish(it.language(), notThis(it, purpose))));
        return wishes;
    }

    /** When a digest goes out that is laid aside for now. */
    public Instant nextDigest() {
        return settings.after(clock.instant());
    }

    @Override
    public Map<MemberId, Wish> heed(Collection<MemberId> members, Occasion occasion) {
        var wishes = of(members, occasion.purpose());
        wishes.forEach((member, wish) -> {
            if (wish.notThis() == Why.IN_DIGEST) {
                // Before the row says so: who dies in between lays it aside again, which changes
                // nothing.
                digests.layAside(member, occasion.mailing(), nextDigest());
            }
        });
        return wishes;
    }

    private static @Nullable Why notThis(Preference it, Purpose purpose) {
        var what = declinable(purpose);
        if (what.isEmpty()) {
            return null;
        }
        return switch (what.get()) {
            case CONFERENCES -> it.conferences() ? null : Why.DECLINED;
            case ANNOUNCEMENTS ->
                    switch (it.announcements()) {
                        case EACH -> null;
                        case NONE -> Why.DECLINED;
                        case DIGEST -> purpose == Purpose.DIGEST ? null : Why.IN_DIGEST;
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
