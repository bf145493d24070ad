package no.saksgang.local.scenario;

import java.time.LocalDateTime;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/** What a step does: one record per verb of the language. */
public sealed interface Deed {

    /** What is done to a meeting: the step says which, where the file has several. */
    sealed interface OfMeeting extends Deed {}

    /** What takes place outside the suite: no command, so nothing that could be refused. */
    sealed interface OfTheWorld extends Deed {}

    record ApproveAgenda() implements OfMeeting {}

    /**
     * @param answers by member's id, in the order of the file
     */
    record Answer(SequencedMap<String, Reply> answers) implements OfMeeting {
        public Answer {
            answers = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(answers));
        }
    }

    /**
     * One member's answer.
     *
     * @param comment the member's own words
     */
    record Reply(Choice choice, @Nullable String comment, @Nullable Substitute substitute, Way by) {
        public enum Choice {
            ACCEPTED,
            TENTATIVE,
            DECLINED
        }

        /** How the answer is given. */
        public enum Way {
            API,
            LINK,
            CALENDAR
        }

        public record Substitute(String name, String email) {}
    }

    record MoveClock(LocalDateTime to) implements OfTheWorld {}

    record ReplaceAgenda(List<AgendaItem> agenda) implements OfMeeting {
        public ReplaceAgenda {
            agenda = List.copyOf(agenda);
        }
    }

    record Reschedule(LocalDateTime start, LocalDateTime end, @Nullable Place place)
            implements OfMeeting {}

    record Cancel(String reason) implements OfMeeting {}

    record AddMember(String group, Member member) implements Deed {}

    record RemoveMember(String group, String member) implements Deed {}

    record Erase(String member) implements Deed {}

    /**
     * @param present null: all invitees but the apologies, the absent and the secretariat
     */
    record RecordAttendance(
            @Nullable List<String> present,
            List<String> apologies,
            List<String> absent,
            List<Guest> guests)
            implements OfMeeting {
        public RecordAttendance {
            present = present == null ? null : List.copyOf(present);
            apologies = List.copyOf(apologies);
            absent = List.copyOf(absent);
            guests = List.copyOf(guests);
        }

        public record Guest(String name, @Nullable String represents) {}
    }

    /** The draft of a referat, whole. */
    record WriteReferat(
            Map<String, String> references,
            @Nullable String introduction,
            @Nullable String closing,
            List<ReferatItem> items)
            implements OfMeeting {
        public WriteReferat {
            references = Map.copyOf(references);
            items = List.copyOf(items);
        }
    }

    record AddPaper(Paper paper) implements OfMeeting {}

    record Circulate(LocalDateTime commentsBy) implements OfMeeting {}

    record CommentOnReferat(String by, String text) implements OfMeeting {}

    record ApproveReferat(boolean withRemarks, @Nullable String remarks) implements OfMeeting {}

    record CorrectReferat(String reason, List<ReferatItem> items) implements OfMeeting {
        public CorrectReferat {
            items = List.copyOf(items);
        }
    }

    record AnnounceConference(
            String id,
            String title,
            LocalDateTime start,
            LocalDateTime end,
            Place place,
            List<String> partners,
            Audience audience,
            @Nullable String description,
            @Nullable Registration registration)
            implements Deed {
        public AnnounceConference {
            partners = List.copyOf(partners);
        }

        /**
         * @param by the last moment to register
         */
        public record Registration(
                @Nullable String url, @Nullable LocalDateTime by, @Nullable Integer capacity) {}
    }

    /** What is null stays as it was. */
    record ChangeConference(
            String id,
            @Nullable LocalDateTime start,
            @Nullable LocalDateTime end,
            @Nullable Place place)
            implements Deed {}

    record CancelConference(String id, String reason) implements Deed {}

    record Register(String conference, String member) implements Deed {}

    record Announce(String title, String body, Audience audience) implements Deed {}

    /**
     * @param service its process is killed without warning and started again
     */
    record Kill(String service) implements OfTheWorld {}

    /**
     * @param part {@code kafka}, {@code store}, {@code mail} or a service's name
     */
    record Stop(String part) implements OfTheWorld {}

    record Start(String part) implements OfTheWorld {}
}
