package no.saksgang.chassis.sample;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import no.saksgang.chassis.http.Refusal;
import no.saksgang.chassis.http.Refused;
import no.saksgang.chassis.outbox.Aggregate;
import no.saksgang.events.AnnouncementId;
import no.saksgang.events.Audience;
import no.saksgang.events.announcement.AnnouncementEvent;
import no.saksgang.events.announcement.AnnouncementPublished;

/** An aggregate with what real ones have: an id type, a sealed state, lists, times. */
public final class Notice extends Aggregate<AnnouncementEvent> {
    private final AnnouncementId id;
    private final ZoneId zone;
    private String title;
    private Stage stage;
    private List<Line> lines;

    Notice(AnnouncementId id, ZoneId zone, String title, Stage stage, List<Line> lines) {
        this.id = id;
        this.zone = zone;
        this.title = title;
        this.stage = stage;
        this.lines = List.copyOf(lines);
    }

    public static Notice draft(AnnouncementId id, String title) {
        return new Notice(id, ZoneId.of("Europe/Oslo"), title, new Stage.Draft(), List.of());
    }

    /** How far it has come. */
    sealed interface Stage {
        record Draft() implements Stage {}

        record Up(Instant since, LocalTime until, int times) implements Stage {}
    }

    record Line(String text) {}

    /** Why a notice says no. */
    sealed interface NoticeRefusal extends Refusal {
        record NoticeTornDown(String why) implements NoticeRefusal {}

        record TitleTooSilly(String title) implements NoticeRefusal, OfContent {}
    }

    /** Puts it up, or up once more. */
    public void putUp(Instant at) {
        var times =
                switch (stage) {
                    case Stage.Draft _ -> 1;
                    case Stage.Up up -> up.times() + 1;
                };
        stage = new Stage.Up(at, LocalTime.of(15, 30), times);
        record(
                new AnnouncementPublished(
                        id, title, "gang " + times, null, new Audience(true, List.of()), null),
                at);
    }

    public void rename(String better) {
        if (better.equals("tull")) {
            throw new Refused(new NoticeRefusal.TitleTooSilly(better));
        }
        if (better.equals("revet ned")) {
            throw new Refused(new NoticeRefusal.NoticeTornDown("storm"));
        }
        title = better;
    }

    public void add(String text) {
        var more = new ArrayList<>(lines);
        more.add(new Line(text));
        lines = List.copyOf(more);
    }

    public AnnouncementId id() {
        return id;
    }

    public String title() {
        return title;
    }

    public ZoneId zone() {
        return zone;
    }

    public List<String> lines() {
        return lines.stream().map(Line::text).toList();
    }

    public int timesUp() {
        return switch (stage) {
            case Stage.Draft _ -> 0;
            case Stage.Up up -> up.times();
        };
    }
}
