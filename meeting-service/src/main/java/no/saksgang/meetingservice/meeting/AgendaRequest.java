package no.saksgang.meetingservice.meeting;

import com.fasterxml.jackson.annotation.JsonAlias;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import no.saksgang.events.CaseId;
import no.saksgang.events.ItemKind;
import no.saksgang.events.MeetingId;
import no.saksgang.events.MemberId;
import no.saksgang.events.Visibility;
import no.saksgang.meetingservice.edge.Line;
import no.saksgang.meetingservice.meeting.ProposedItem.ProposedPaper;
import org.jspecify.annotations.Nullable;

/**
 * A whole agenda, as a client sends it; the meeting numbers its items.
 *
 * @param papers the meeting's own papers; as they are if not said
 */
record AgendaRequest(
        @NotNull @Size(max = Agenda.MOST_ITEMS) @JsonAlias("items")
                List<@NotNull @Valid Item> agenda,
        @Nullable @Size(max = Meeting.MOST_PAPERS) List<@NotNull @Valid PaperRequest> papers) {
    private static final int MOST_APPROVED = 20;

    Consumer<Meeting> command(Instant at) {
        return it -> it.changeAgenda(proposedItems(), proposedPapers(), at);
    }

    List<ProposedItem> proposedItems() {
        return agenda.stream().map(Item::proposed).toList();
    }

    @Nullable List<ProposedPaper> proposedPapers() {
        return papers == null ? null : papers.stream().map(PaperRequest::paper).toList();
    }

    /**
     * @param minutes how long it is meant to take
     * @param approves the meetings whose referater it approves
     */
    record Item(
            @NotBlank @Line String title,
            @NotNull ItemKind kind,
            @Nullable CaseId caseId,
            @Nullable @Line(max = 40) String caseNumber,
            @Nullable MemberId presenter,
            @Nullable @Positive @Max(1_440) Integer minutes,
            @Nullable @Size(max = Meeting.MOST_PAPERS) List<@NotNull @Valid PaperRequest> papers,
            @Nullable @Size(max = MOST_APPROVED) List<@NotNull MeetingId> approves,
            @Nullable Visibility visibility,
            @Nullable @Size(max = Agenda.MOST_ITEMS) List<@NotNull @Valid ItemBelow> items) {
        ProposedItem proposed() {
            return new ProposedItem(
                    title,
                    kind,
                    caseId,
                    caseNumber,
                    presenter,
                    minutes,
                    orNone(papers).stream().map(PaperRequest::paper).toList(),
                    orNone(approves),
                    Objects.requireNonNullElse(visibility, Visibility.PUBLIC),
                    orNone(items).stream().map(ItemBelow::proposed).toList());
        }
    }

    /**
     * An item below another; there is one such level.
     *
     * @param items none, if it is said at all
     */
    record ItemBelow(
            @NotBlank @Line String title,
            @NotNull ItemKind kind,
            @Nullable CaseId caseId,
            @Nullable @Line(max = 40) String caseNumber,
            @Nullable MemberId presenter,
            @Nullable @Positive @Max(1_440) Integer minutes,
            @Nullable @Size(max = Meeting.MOST_PAPERS) List<@NotNull @Valid PaperRequest> papers,
            @Nullable @Size(max = MOST_APPROVED) List<@NotNull MeetingId> approves,
            @Nullable Visibility visibility,
            @Nullable @Size(max = 0) List<Object> items) {
        ProposedItem proposed() {
            return new Item(
                            title,
                            kind,
                            caseId,
                            caseNumber,
                            presenter,
                            minutes,
                            papers,
                            approves,
                            visibility,
                            null)
                    .proposed();
        }
    }

    static <T> List<T> orNone(@Nullable List<T> list) {
        return Objects.requireNonNullElse(list, List.of());
    }
}
