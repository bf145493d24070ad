package no.saksgang.meetingservice.referat;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import no.saksgang.events.MemberId;
import no.saksgang.events.OrganisationId;
import no.saksgang.events.referat.ReferatItem.Decision;
import no.saksgang.events.referat.ReferatItem.FollowUp;
import no.saksgang.events.referat.ReferatItem.Proposal;
import no.saksgang.events.referat.ReferatItem.Statement;
import no.saksgang.events.referat.ReferatItem.Theme;
import no.saksgang.meetingservice.directory.Names;
import no.saksgang.meetingservice.directory.PersonRequest;
import no.saksgang.meetingservice.edge.DueRequest;
import no.saksgang.meetingservice.edge.Line;
import no.saksgang.meetingservice.edge.Prose;
import org.jspecify.annotations.Nullable;

/**
 * What is written under one item of the agenda, as a client sends it.
 *
 * @param number the item's, as on the agenda: {@code 3} or {@code 3.1}
 */
record NoteRequest(
        @NotBlank @Line(max = 10) String number,
        @Nullable @Prose String body,
        @Nullable @Prose String publicBody,
        @Nullable @Size(max = MOST) List<@NotNull @Valid DecisionRequest> decisions,
        @Nullable @Size(max = MOST) List<@NotNull @Valid ProposalRequest> proposals,
        @Nullable @Size(max = MOST) List<@NotNull @Valid FollowUpRequest> followUps,
        @Nullable @Size(max = MOST) List<@NotNull @Valid StatementRequest> statements,
        @Nullable @Size(max = MOST) List<@NotNull @Valid ThemeRequest> themes) {
    /** How many decisions, proposals … an item has at most. */
    static final int MOST = 100;

    private static final int MOST_PEOPLE = 50;

    record DecisionRequest(@NotBlank @Prose(max = 5_000) String text) {}

    record ProposalRequest(@NotBlank @Prose(max = 5_000) String text, @Nullable @Line String to) {}

    record FollowUpRequest(
            @NotBlank @Prose(max = 5_000) String text,
            @Nullable @Size(max = MOST_PEOPLE) List<@NotNull @Valid PersonRequest> owners,
            @Nullable @Valid DueRequest due) {}

    record StatementRequest(
            @Nullable OrganisationId organisationId,
            @NotBlank @Line String represents,
            @Nullable @Size(max = MOST_PEOPLE) List<@NotNull @Valid PersonRequest> speakers,
            @NotBlank @Prose String body) {}

    record ThemeRequest(
            @NotBlank @Line String title,
            @Nullable @Size(max = MOST) List<@NotBlank @Prose(max = 2_000) String> points) {}

    /** The members that are named. */
    Stream<MemberId> members() {
        var owners = orNone(followUps).stream().flatMap(it -> orNone(it.owners()).stream());
        var speakers = orNone(statements).stream().flatMap(it -> orNone(it.speakers()).stream());
        return Stream.concat(owners, speakers)
                .mapMulti((it, found) -> {
                    if (it.memberId() != null) {
                        found.accept(it.memberId());
                    }
                });
    }

    /** Decisions and the like get an id that tells their place: {@code 3.1-d2}. */
    Note note(Names names) {
        var decided = orNone(decisions);
        var proposed = orNone(proposals);
        var followed = orNone(followUps);
        return new Note(
                number,
                body,
                publicBody,
                IntStream.range(0, decided.size())
                        .mapToObj(i -> new Decision(id("d", i), decided.get(i).text()))
                        .toList(),
                IntStream.range(0, proposed.size())
                        .mapToObj(i ->
                                new Proposal(
                                        id("p", i), proposed.get(i).text(), proposed.get(i).to()))
                        .toList(),
                IntStream.range(0, followed.size())
                        .mapToObj(i -> followUp(id("f", i), followed.get(i), names))
                        .toList(),
                orNone(statements).stream().map(it -> statement(it, names)).toList(),
                orNone(themes).stream()
                        .map(it -> new Theme(it.title(), orNone(it.points())))
                        .toList());
    }

    private String id(String kind, int index) {
        return number + "-" + kind + (index + 1);
    }

    private static FollowUp followUp(String id, FollowUpRequest request, Names names) {
        return new FollowUp(
                id,
                request.text(),
                orNone(request.owners()).stream().map(it -> it.person(names)).toList(),
                request.due() == null ? null : request.due().due());
    }

    private static Statement statement(StatementRequest request, Names names) {
        return new Statement(
                request.organisationId(),
                request.represents(),
                orNone(request.speakers()).stream().map(it -> it.person(names)).toList(),
                request.body());
    }

    static <T> List<T> orNone(@Nullable List<T> list) {
        return Objects.requireNonNullElse(list, List.of());
    }
}
