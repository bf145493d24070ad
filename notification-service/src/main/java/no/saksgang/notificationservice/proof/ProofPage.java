package no.saksgang.notificationservice.proof;

import java.time.Instant;
import java.time.Period;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import no.saksgang.events.MemberId;
import no.saksgang.events.directory.Language;
import no.saksgang.notificationservice.message.Names;
import no.saksgang.notificationservice.message.Plain;
import no.saksgang.notificationservice.message.Wording;
import no.saksgang.notificationservice.page.Pages;
import org.jspecify.annotations.Nullable;

/**
 * What the page shows. The template knows nothing more.
 *
 * @param query what the switch of language keeps of the address
 * @param sha256 in groups of eight, to be compared by eye
 * @param allInTime whether there is nobody of whom more has to be said
 * @param shownAt when it was read
 */
record ProofPage(
        String query,
        String title,
        List<String> groups,
        String when,
        boolean cancelled,
        String summary,
        boolean allInTime,
        String term,
        List<Invitee> invitees,
        List<Mailing> mailings,
        boolean whole,
        String sha256,
        String digits,
        String shownAt) {
    private static final int DIGITS_TOGETHER = 8;

    /**
     * @param mailbox of the address that they have now, up to its {@code @}
     * @param domain of it, and the {@code @}: a line may end between them
     */
    record Person(String name, String mailbox, String domain) {
        static Person of(String name, @Nullable String address) {
            var at = address == null ? -1 : address.lastIndexOf('@');
            return address == null || at < 0
                    ? new Person(name, "", address == null ? "" : address)
                    : new Person(name, address.substring(0, at), address.substring(at));
        }
    }

    /**
     * @param look {@code good} or {@code bad}
     */
    record Invitee(
            Person person,
            String verdict,
            String look,
            @Nullable String takenAt,
            @Nullable String days,
            String answer) {}

    record Mailing(String what, String at, boolean laidOut, List<Row> rows) {}

    /**
     * @param look {@code good}, {@code bad}, or neither: it is on its way, or not meant to be sent
     * @param facts what else is known: the server's words, what came back
     */
    record Row(Person person, String state, String look, List<Fact> facts) {}

    /**
     * @param said in the words of a server
     */
    record Fact(String label, @Nullable String said) {}

    static ProofPage of(
            Proof proof,
            @Nullable Period asked,
            Names names,
            Instant now,
            Language language,
            Pages pages) {
        return new Writing(proof, names, language, pages).page(asked, now);
    }

    /** Says the facts in one language. */
    private static final class Writing {
        private final Proof proof;
        private final Facts facts;
        private final Names names;
        private final Language language;
        private final Pages pages;
        private final Wording wording;
        private final ZoneId zone;
        private final Map<MemberId, Facts.Known> people = new HashMap<>();

        Writing(Proof proof, Names names, Language language, Pages pages) {
            this.proof = proof;
            this.facts = proof.facts();
            this.names = names;
            this.language = language;
            this.pages = pages;
            this.wording = new Wording(language);
            this.zone = facts.timeZone();
            facts.people().forEach(it -> people.put(it.memberId(), it));
        }

        ProofPage page(@Nullable Period asked, Instant now) {
            var notice = facts.notice();
            var invited = notice.invitees().size();
            var day = facts.startsAt().atZone(zone).toLocalDate();
            return new ProofPage(
                    asked == null ? "" : "notice=" + asked + "&",
                    facts.title() + (facts.number() == null ? "" : " " + facts.number()),
                    facts.groupIds().stream()
                            .flatMap(it -> names.of(it).stream())
                            .map(Plain::line)
                            .toList(),
                    wording.when(facts.startsAt(), facts.endsAt(), zone),
                    facts.cancelled(),
                    notice.inTime() == invited
                            ? say("proof.notice.all", invited)
                            : say("proof.notice.some", notice.inTime(), invited),
                    notice.inTime() == invited,
                    say(
                            "proof.notice.term",
                            wording.day(notice.latest()),
                            ChronoUnit.DAYS.between(notice.latest(), day)),
                    notice.invitees().stream().map(this::invitee).toList(),
                    facts.mailings().stream().map(this::mailing).toList(),
                    facts.whole(),
                    proof.sha256(),
                    inGroups(proof.sha256()),
                    wording.shortWhen(now, zone));
        }

        private Invitee invitee(Facts.Invitee it) {
            var answer = it.answer();
            return new Invitee(
                    person(it.memberId()),
                    say("proof.verdict." + key(it.verdict())),
                    it.verdict() == Facts.Verdict.IN_TIME ? "good" : "bad",
                    it.takenAt() == null ? null : at(it.takenAt()),
                    it.days() == null ? null : Integer.toString(it.days()),
                    answer == null
                            ? say("proof.unanswered")
                            : say(
                                    "proof.answered",
                                    say("proof.answer." + key(answer.answer())),
                                    at(answer.answeredAt())));
        }

        private Mailing mailing(Facts.Mailed it) {
            return new Mailing(
                    say("proof.purpose." + key(it.purpose())),
                    at(it.at()),
                    it.laidOut(),
                    it.deliveries().stream().map(this::row).toList());
        }

        private Row row(Facts.Sent it) {
            var said = new ArrayList<Fact>();
            if (it.takenAt() != null) {
                said.add(new Fact(say("proof.reply", at(it.takenAt())), it.reply()));
            }
            var bounce = it.bounce();
            if (bounce != null) {
                said.add(
                        new Fact(
                                say("proof.bounce", at(bounce.at())),
                                words(bounce.code(), bounce.enhancedCode(), bounce.diagnostic())));
            }
            if (it.code() != null) {
                said.add(new Fact(say("proof.refusal"), words(it.code(), it.enhancedCode(), null)));
            }
            var known = people.get(it.memberId());
            if (known != null
                    && it.takenAt() != null
                    && known.addressSince() != null
                    && known.addressSince().isAfter(it.takenAt())) {
                said.add(new Fact(say("proof.address.since", at(known.addressSince())), null));
            }
            return new Row(
                    person(it.memberId()),
                    it.why() == null
                            ? say("proof.state." + key(it.state()))
                            : say(
                                    "proof.suppressed",
                                    say("proof.state.suppressed"),
                                    say("proof.why." + key(it.why()))),
                    switch (it.state()) {
                        case SENT -> "good";
                        case REJECTED, UNKNOWN, BOUNCED -> "bad";
                        case QUEUED, HANDED_OVER, DEFERRED, SUPPRESSED -> "";
                    },
                    said);
        }

        /** Who is forgotten, or never was heard of, is shown by their id alone. */
        private Person person(MemberId id) {
            var known = people.get(id);
            if (known != null && known.name() != null) {
                return Person.of(known.name(), known.address());
            }
            return Person.of(
                    say(
                            known != null && known.forgotten()
                                    ? "proof.forgotten"
                                    : "proof.unknown",
                            id.value()),
                    null);
        }

        private String at(Instant at) {
            return wording.shortWhen(at, zone);
        }

        private String say(String key, Object... with) {
            return pages.say(language, key, with);
        }

        private static String words(
                @Nullable Integer code, @Nullable String enhanced, @Nullable String diagnostic) {
            return Stream.of(code == null ? null : code.toString(), enhanced, diagnostic)
                    .filter(Objects::nonNull)
                    .filter(it -> !it.isBlank())
                    .reduce((a, b) -> b.startsWith(a) ? b : a + " " + b)
                    .orElse("–");
        }

        private static String key(Enum<?> it) {
            return it.name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        private static String inGroups(String digits) {
            return digits.replaceAll("(.{" + DIGITS_TOGETHER + "})(?=.)", "$1 ");
        }
    }
}
