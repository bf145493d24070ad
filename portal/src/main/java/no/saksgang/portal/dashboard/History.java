package no.saksgang.portal.dashboard;

import java.util.List;
import java.util.stream.IntStream;
import no.saksgang.portal.services.Meeting;

/** Answers and attendance of past meetings, as a chart and as a table: the same figures. */
record History(List<Held> meetings) {
    /** The chart's, in its own units. */
    static final int WIDTH = 720;

    static final int HEIGHT = 180;

    History {
        meetings = List.copyOf(meetings);
    }

    /**
     * A meeting that was held.
     *
     * @param present members, without guests; 0 where attendance was not recorded
     */
    record Held(Meeting meeting, int invited, int answered, int present) {
        static Held of(Meeting it) {
            var attendance = it.attendance();
            return new Held(
                    it,
                    it.answerCounts().invited(),
                    it.answerCounts().answered(),
                    attendance == null ? 0 : attendance.present().size());
        }

        public int answeredPercent() {
            return percent(answered);
        }

        public int presentPercent() {
            return percent(present);
        }

        private int percent(int part) {
            return invited == 0 ? 0 : Math.min(100, Math.round(100f * part / invited));
        }
    }

    static History of(List<Meeting> held, int most) {
        return new History(
                held.stream().skip(Math.max(0, held.size() - most)).map(Held::of).toList());
    }

    /** A pair of bars, one of answers and one of attendance. */
    record Bars(Held held, int x, int width, int answeredY, int presentY) {}

    /** Where the bars stand; the middle of each pair is at {@code x + width}. */
    public List<Bars> bars() {
        var room = meetings.isEmpty() ? WIDTH : Math.min(60, WIDTH / meetings.size());
        var width = Math.max(4, room * 2 / 5);
        return IntStream.range(0, meetings.size())
                .mapToObj(n -> {
                    var it = meetings.get(n);
                    return new Bars(
                            it,
                            n * room + room / 10,
                            width,
                            HEIGHT - HEIGHT * it.answeredPercent() / 100,
                            HEIGHT - HEIGHT * it.presentPercent() / 100);
                })
                .toList();
    }
}
