package no.saksgang.notificationservice.foresight;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import no.saksgang.events.MemberId;
import no.saksgang.events.directory.Language;
import no.saksgang.events.mailing.Purpose;
import no.saksgang.notificationservice.delivery.Delivery.Suppressed.Why;
import no.saksgang.notificationservice.delivery.Reach;
import no.saksgang.notificationservice.delivery.Wishes;
import no.saksgang.notificationservice.directory.Member;
import no.saksgang.notificationservice.mailing.Seen;
import no.saksgang.notificationservice.message.MailWriter;
import no.saksgang.notificationservice.preference.Choosing;
import org.jspecify.annotations.Nullable;

/**
 * Who of those that a mailing is meant for would get it, counted some at a time: there may be a
 * hundred thousand.
 */
final class Recipients {
    private static final int AT_A_TIME = 500;

    private final Purpose purpose;
    private final int most;
    private final Reach reach;
    private final Choosing choosing;
    private final Seen members = new Seen();
    private final Seen addresses = new Seen();
    private final Map<MemberId, Member.Known> some = new LinkedHashMap<>();
    private final List<To> named = new ArrayList<>();
    private final Set<Language> languages = EnumSet.noneOf(Language.class);
    private int count;
    private int inDigest;

    /**
     * @param most how many are named
     */
    Recipients(Purpose purpose, int most, Reach reach, Choosing choosing) {
        this.purpose = purpose;
        this.most = most;
        this.reach = reach;
        this.choosing = choosing;
    }

    /** One who would get a mail, in the language in which they read it. */
    record To(MemberId member, Language language) {}

    void add(MemberId id, @Nullable Member member) {
        // One address gets one mail, as on the pages of the ledger.
        if (members.add(id.value())
                && member instanceof Member.Known it
                && addresses.addAddress(it.email())) {
            some.put(id, it);
            if (some.size() == AT_A_TIME) {
                end();
            }
        }
    }

    void end() {
        var unreachable = reach.unreachable(List.copyOf(some.values()));
        var chosen = choosing.of(some.keySet(), purpose);
        some.forEach((id, it) -> {
            if (!unreachable.contains(id) && MailWriter.canReach(it.email())) {
                decide(it, chosen.getOrDefault(id, Wishes.Wish.NONE));
            }
        });
        some.clear();
    }

    private void decide(Member.Known member, Wishes.Wish wish) {
        if (wish.notThis() == Why.IN_DIGEST) {
            inDigest++;
        } else if (wish.notThis() == null) {
            var language = wish.language() == null ? member.language() : wish.language();
            count++;
            languages.add(language);
            if (named.size() < most) {
                named.add(new To(member.id(), language));
            }
        }
    }

    /** Of all who get it. */
    int count() {
        return count;
    }

    /** The first of them. */
    List<To> named() {
        return named;
    }

    /** In which any of them reads it. */
    Set<Language> languages() {
        return languages;
    }

    /** How many get it in their digest of the day instead. */
    int inDigest() {
        return inDigest;
    }
}
