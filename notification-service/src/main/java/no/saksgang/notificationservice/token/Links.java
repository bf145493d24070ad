package no.saksgang.notificationservice.token;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import no.saksgang.events.FollowUpId;
import no.saksgang.events.MeetingId;
import no.saksgang.events.MemberId;
import org.springframework.stereotype.Component;

/**
 * The addresses in mails that stand for a login: each is one member's, for one thing, until a date.
 */
@Component
public final class Links {
    /** A day more than answers are taken, in which the page still says that it is too late. */
    private static final Duration AFTER_THE_START = Duration.ofDays(1);

    /**
     * How long one can choose by a link: mail is kept for years, and one must be able to leave a
     * list by any of it (RFC 8058).
     */
    private static final Duration TO_CHOOSE = Duration.ofDays(3 * 366);

    /** How long an owner can close a follow-up by the link in a reminder of it. */
    private static final Duration TO_CLOSE = Duration.ofDays(366);

    private final LinkSettings settings;
    private final Tokens tokens;

    public Links(LinkSettings settings, Tokens tokens) {
        this.settings = settings;
        this.tokens = tokens;
    }

    /** Whose answer to which meeting. */
    public record Answering(MeetingId meeting, MemberId member) {}

    /** The token by which a member answers the invitation to a meeting. */
    public String answerToken(MeetingId meeting, MemberId member, Instant startsAt) {
        return tokens.issue(
                Tokens.Purpose.ANSWER,
                startsAt.plus(AFTER_THE_START),
                meeting.value(),
                member.value());
    }

    /** Empty if the token is wrong, for something else, or not good any longer. */
    public Optional<Answering> answering(String token, Instant now) {
        return tokens.read(Tokens.Purpose.ANSWER, token, now)
                .filter(parts -> parts.size() == 2)
                .map(parts ->
                        new Answering(
                                new MeetingId(parts.getFirst()), new MemberId(parts.getLast())));
    }

    /** The token by which a member chooses which mail they get. */
    public String preferencesToken(MemberId member, Instant sentAt) {
        return tokens.issue(Tokens.Purpose.PREFERENCES, sentAt.plus(TO_CHOOSE), member.value());
    }

    /** Empty if the token is wrong, for something else, or not good any longer. */
    public Optional<MemberId> choosing(String token, Instant now) {
        return tokens.read(Tokens.Purpose.PREFERENCES, token, now)
                .filter(parts -> parts.size() == 1)
                .map(parts -> new MemberId(parts.getFirst()));
    }

    /** Which owner's, of which follow-up. */
    public record Closing(FollowUpId followUp, MemberId member) {}

    /** The token by which an owner says that a follow-up is done. */
    public String closingToken(FollowUpId followUp, MemberId member, Instant sentAt) {
        return tokens.issue(
                Tokens.Purpose.CLOSING, sentAt.plus(TO_CLOSE), followUp.value(), member.value());
    }

    /** Empty if the token is wrong, for something else, or not good any longer. */
    public Optional<Closing> closing(String token, Instant now) {
        return tokens.read(Tokens.Purpose.CLOSING, token, now)
                .filter(parts -> parts.size() == 2)
                .map(parts ->
                        new Closing(
                                new FollowUpId(parts.getFirst()), new MemberId(parts.getLast())));
    }

    /** The address of the page on which an owner says that a follow-up is done. */
    public String closing(String token) {
        return settings.to("followups/" + token);
    }

    /** The address of the page on which a member chooses which mail they get. */
    public String preferences(String token) {
        return settings.to("preferences/" + token);
    }

    /**
     * The address to which a mail program posts when its user leaves a list (RFC 8058).
     *
     * @param list what is left
     */
    public String unsubscribe(String token, String list) {
        return preferences(token) + "?leave=" + list;
    }

    /**
     * The address of the page on which a meeting's invitation is answered.
     *
     * @param token as {@link #answerToken} gives it, or what stands for it in a mail to many
     */
    public String answer(String token) {
        return settings.to("replies/" + token);
    }

    /** The same, with an answer chosen already; it is given only there. */
    public String answer(String token, String chosen) {
        return answer(token) + "?answer=" + chosen;
    }
}
