package no.saksgang.portal.meeting;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import no.saksgang.events.GroupId;
import no.saksgang.events.ItemKind;
import no.saksgang.events.MemberId;
import no.saksgang.events.directory.Role;
import no.saksgang.portal.page.Dates;
import no.saksgang.portal.services.Meeting;
import no.saksgang.portal.services.Member;
import no.saksgang.portal.services.Template;
import org.jspecify.annotations.Nullable;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;

/** A meeting to be planned, as it is typed. Times are on the wall clock of Oslo. */
record NewMeetingForm(MultiValueMap<String, String> typed) {

    /** The items that a meeting usually has, in their usual places. */
    static final List<ItemKind> FIRST =
            List.of(ItemKind.APPROVAL_OF_AGENDA, ItemKind.APPROVAL_OF_REFERAT);

    static final List<ItemKind> LAST = List.of(ItemKind.ROUND_TABLE, ItemKind.OTHER);

    static final int ANSWER_DAYS = 7;

    private static final LocalTime ANSWERS_UNTIL = LocalTime.NOON;
    private static final Pattern NUMBER = Pattern.compile("(\\d{1,4})/(\\d{4})");

    /** What is asked for in one text each. */
    public String of(String field) {
        return Objects.requireNonNullElse(typed.getFirst(field), "");
    }

    public boolean has(String field, String value) {
        return typed.getOrDefault(field, List.of()).contains(value);
    }

    /** Nothing but what a meeting of the group always has. */
    static NewMeetingForm empty(@Nullable GroupId group, List<Member> members, LocalDate today) {
        var typed = standard();
        if (group != null) {
            typed.add("groupIds", group.value());
        }
        typed.add("startsAt", today.plusWeeks(4).toString());
        typed.add("startTime", "09:00");
        typed.add("endTime", "11:00");
        typed.add("type", "ORDINARY");
        typed.add("leaderId", withRole(group, members, Role.LEADER));
        typed.add("secretaryId", withRole(group, members, Role.SECRETARIAT));
        return new NewMeetingForm(typed);
    }

    /** As the group's template has it. */
    static NewMeetingForm by(
            Template template, GroupId group, List<Member> members, LocalDate today) {
        var form = empty(group, members, today);
        var typed = form.typed();
        typed.remove("standard");
        typed.set("title", template.title());
        typed.set("startTime", template.startTime().toString());
        typed.set("endTime", template.endTime().toString());
        typed.set("answerDays", String.valueOf(template.answerDays()));
        var place = template.place();
        if (place != null) {
            typed.set("name", place.name());
            typed.set("address", place.address());
            typed.set("url", place.url());
        }
        for (var item : template.items()) {
            var field = TemplateItem.of(item).toString();
            typed.add("offered", field);
            typed.add("item", field);
        }
        return form;
    }

    /** An item of a template in a field of the form: {@code discussion|15|Status}. */
    record TemplateItem(String kind, String minutes, String title) {
        private static final Pattern FIELD =
                Pattern.compile("([a-z-]+)\\|(\\d{0,4})\\|(.+)", Pattern.DOTALL);

        static TemplateItem of(Template.Item item) {
            return new TemplateItem(
                    item.kind().word(), Objects.toString(item.minutes(), ""), item.title());
        }

        static Stream<TemplateItem> read(String field) {
            return FIELD.matcher(field)
                    .results()
                    .map(it -> new TemplateItem(it.group(1), it.group(2), it.group(3)));
        }

        @Override
        public String toString() {
            return kind + "|" + minutes + "|" + title;
        }
    }

    /** The items of the template with which this began, chosen or not. */
    public List<TemplateItem> offered() {
        return itemsOf("offered");
    }

    private List<TemplateItem> itemsOf(String field) {
        return typed.getOrDefault(field, List.of()).stream().flatMap(TemplateItem::read).toList();
    }

    /** The next one after another: the same but for its day, four weeks on or more. */
    static NewMeetingForm like(Meeting last, LocalDate today) {
        var typed = standard();
        last.groupIds().forEach(it -> typed.add("groupIds", it.value()));
        var day = last.start().toLocalDate().plusWeeks(4);
        while (day.isBefore(today.plusWeeks(2))) {
            day = day.plusWeeks(1);
        }
        typed.add("title", last.title());
        typed.add("number", next(last.number(), day.getYear()));
        typed.add("type", last.type().name());
        typed.add("startsAt", day.toString());
        typed.add("startTime", last.start().toLocalTime().toString());
        typed.add("endTime", last.end().toLocalTime().toString());
        typed.add("name", last.place().name());
        typed.add("address", last.place().address());
        typed.add("url", last.place().url());
        typed.add("leaderId", String.valueOf(last.leaderId()));
        typed.add("secretaryId", String.valueOf(last.secretaryId()));
        var contact = last.contact();
        if (contact != null) {
            typed.add("contactName", contact.name());
            typed.add("contactEmail", contact.email());
        }
        var answerBy = last.answerBy();
        if (answerBy != null) {
            typed.set(
                    "answerDays",
                    String.valueOf(Duration.between(answerBy, last.startsAt()).toDays()));
        }
        return new NewMeetingForm(typed);
    }

    private static MultiValueMap<String, String> standard() {
        var typed = new LinkedMultiValueMap<String, String>();
        typed.add("key", UUID.randomUUID().toString());
        typed.add("answerDays", String.valueOf(ANSWER_DAYS));
        FIRST.forEach(it -> typed.add("standard", it.name()));
        LAST.forEach(it -> typed.add("standard", it.name()));
        return typed;
    }

    /** {@code 3/2025} is followed by {@code 4/2025}, or by {@code 1/2026} in the next year. */
    static String next(@Nullable String number, int year) {
        var parts = NUMBER.matcher(number == null ? "" : number);
        if (!parts.matches()) {
            return "";
        }
        return parts.group(2).equals(String.valueOf(year))
                ? Integer.parseInt(parts.group(1)) + 1 + "/" + year
                : "1/" + year;
    }

    private static String withRole(@Nullable GroupId group, Collection<Member> members, Role role) {
        return members.stream()
                .filter(it ->
                        it.memberships().stream()
                                .anyMatch(in -> in.role() == role && in.groupId().equals(group)))
                .map(Member::memberId)
                .map(MemberId::value)
                .findFirst()
                .orElse("");
    }

    /**
     * The body of the request.
     *
     * @param title of a standard item by its kind
     * @param approved the meeting whose referat waits for approval
     */
    Map<String, Object> request(UnaryOperator<String> title, @Nullable Meeting approved) {
        var day = Form.said(of("startsAt"));
        var email = Form.said(of("contactEmail"));
        var contact = Form.said(of("contactName"));
        return Form.body(
                "type", Form.said(of("type")),
                "number", Form.said(of("number")),
                "partOf", Form.said(of("partOf")),
                "title", Form.said(of("title")),
                "groupIds", typed.getOrDefault("groupIds", List.of()),
                "startsAt", Command.at(day, of("startTime"), Dates.HOME),
                "endsAt", Command.at(day, of("endTime"), Dates.HOME),
                "timeZone", Dates.HOME,
                "place",
                        Form.body(
                                "name", Form.said(of("name")),
                                "url", Form.said(of("url")),
                                "address", Form.said(of("address"))),
                "leaderId", Form.said(of("leaderId")),
                "secretaryId", Form.said(of("secretaryId")),
                "contact",
                        contact == null && email == null
                                ? null
                                : Form.body("name", contact, "email", email),
                "agenda", agenda(title, approved),
                "answerBy", answerBy(day));
    }

    private @Nullable Object answerBy(@Nullable String day) {
        try {
            return day == null || of("answerDays").isBlank()
                    ? null
                    : Command.at(
                            LocalDate.parse(day)
                                    .minusDays(Long.parseLong(of("answerDays").strip()))
                                    .toString(),
                            of("answerDays").strip().equals("0")
                                    ? of("startTime")
                                    : ANSWERS_UNTIL.toString(),
                            Dates.HOME);
        } catch (DateTimeException | NumberFormatException none) {
            return null;
        }
    }

    private List<Map<String, Object>> agenda(
            UnaryOperator<String> title, @Nullable Meeting approved) {
        var agenda = new ArrayList<Map<String, Object>>();
        for (var item : itemsOf("item")) {
            // That of a template names the referat of another day.
            var approves =
                    item.kind().equals(ItemKind.APPROVAL_OF_REFERAT.word()) ? approved : null;
            agenda.add(
                    Form.body(
                            "title",
                            approves == null ? item.title() : title.apply(item.kind()),
                            "kind",
                            item.kind(),
                            "minutes",
                            Form.said(item.minutes()),
                            "approves",
                            approves == null ? null : List.of(approves.meetingId())));
        }
        for (var kind : FIRST) {
            if (has("standard", kind.name())) {
                agenda.add(
                        Form.body(
                                "title",
                                title.apply(kind.word()),
                                "kind",
                                kind,
                                "minutes",
                                5,
                                "approves",
                                kind == ItemKind.APPROVAL_OF_REFERAT && approved != null
                                        ? List.of(approved.meetingId())
                                        : null));
            }
        }
        for (var kind : LAST) {
            if (has("standard", kind.name())) {
                agenda.add(Form.body("title", title.apply(kind.word()), "kind", kind));
            }
        }
        return agenda;
    }
}
