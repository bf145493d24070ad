package no.saksgang.meetingservice.meeting;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import no.saksgang.events.MemberId;

/**
 * What is known from the moment at which people were called to the meeting (<i>innkalling</i>).
 *
 * @param revision counts the changes that a calendar must know, from 1
 * @param askedAt when they were last asked; answers from before do not count
 * @param askedIn the revision in which they were last asked
 * @param answers one for each who has answered since then
 */
record Convocation(
        int revision,
        MemberId approvedBy,
        Instant approvedAt,
        Instant askedAt,
        int askedIn,
        List<Invitee> invitees,
        List<Answer> answers) {
    Convocation {
        invitees = List.copyOf(invitees);
        answers = List.copyOf(answers);
    }

    Convocation revised() {
        return new Convocation(
                revision + 1, approvedBy, approvedAt, askedAt, askedIn, invitees, answers);
    }

    /** Everyone is asked anew. */
    Convocation askedAnew(Instant at) {
        return new Convocation(
                revision + 1, approvedBy, approvedAt, at, revision + 1, invitees, List.of());
    }

    Convocation inviting(List<Invitee> now) {
        return new Convocation(revision, approvedBy, approvedAt, askedAt, askedIn, now, answers);
    }

    /** Without these invitees and their answers. */
    Convocation without(List<MemberId> gone) {
        return new Convocation(
                revision,
                approvedBy,
                approvedAt,
                askedAt,
                askedIn,
                invitees.stream().filter(it -> !gone.contains(it.memberId())).toList(),
                answers.stream().filter(it -> !gone.contains(it.memberId())).toList());
    }

    Convocation answered(Answer answer) {
        var others = answers.stream().filter(it -> !it.memberId().equals(answer.memberId()));
        return answering(Stream.concat(others, Stream.of(answer)).toList());
    }

    Optional<Answer> answerOf(MemberId member) {
        return answers.stream().filter(it -> it.memberId().equals(member)).findFirst();
    }

    Optional<Invitee> invitee(MemberId member) {
        return invitees.stream().filter(it -> it.memberId().equals(member)).findFirst();
    }

    /** A member and whoever is invited in their stead. */
    List<MemberId> withSubstitutes(MemberId member) {
        return invitees.stream()
                .filter(it -> it.memberId().equals(member) || member.equals(it.insteadOf()))
                .map(Invitee::memberId)
                .toList();
    }

    /** Who is invited in a member's stead and is named by nobody else's answer. */
    List<MemberId> substitutesOfNoneBut(MemberId member) {
        return invitees.stream()
                .filter(it -> member.equals(it.insteadOf()))
                .map(Invitee::memberId)
                .filter(substitute ->
                        answers.stream()
                                .filter(it -> substitute.equals(it.substituteId()))
                                .allMatch(it -> it.memberId().equals(member)))
                .toList();
    }

    /** Without what a member wrote in their own words. */
    Convocation wordless(MemberId member) {
        return answering(
                answers.stream()
                        .map(it -> it.memberId().equals(member) ? it.withoutComment() : it)
                        .toList());
    }

    List<MemberId> memberIds() {
        return invitees.stream().map(Invitee::memberId).toList();
    }

    private Convocation answering(List<Answer> now) {
        return new Convocation(revision, approvedBy, approvedAt, askedAt, askedIn, invitees, now);
    }
}
