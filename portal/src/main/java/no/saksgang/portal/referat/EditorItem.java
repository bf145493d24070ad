package no.saksgang.portal.referat;

import java.time.Instant;
import java.util.List;
import no.saksgang.events.ItemKind;
import no.saksgang.events.referat.ReferatItem;
import no.saksgang.portal.referat.ItemForm.Incomplete;
import org.jspecify.annotations.Nullable;

/**
 * One item as it is written.
 *
 * @param level of its heading
 * @param minutes how long it was meant to take
 * @param theirs what somebody else has written meanwhile, where that must be chosen from
 */
record EditorItem(
        ReferatItem item,
        int level,
        @Nullable Integer minutes,
        ItemForm form,
        Status status,
        List<Remark> remarks,
        @Nullable ItemForm theirs) {
    /**
     * How it stands with saving.
     *
     * @param part the item's number, or {@link #AROUND}
     * @param read the fingerprint of what a save must have read
     * @param words of the service, where it refused
     * @param at when it was saved
     */
    record Status(
            String part,
            String read,
            State state,
            List<Incomplete> incomplete,
            @Nullable String words,
            @Nullable Instant at) {
        static final String AROUND = "around";

        Status {
            incomplete = List.copyOf(incomplete);
        }

        static Status untouched(String part, String read) {
            return new Status(part, read, State.UNTOUCHED, List.of(), null, null);
        }

        public String id() {
            return anchor(part);
        }

        /** Of the form with what somebody else has written; it is saved by its button alone. */
        public Status theirs() {
            return new Status(part, read, State.THEIRS, List.of(), null, null);
        }

        public boolean is(String name) {
            return state.name().equals(name);
        }

        /** So short that a page can ask for all items at once whether they still stand. */
        public String seen() {
            return seen(part, read);
        }

        static String seen(String part, String read) {
            return part + ":" + read.substring(0, Math.min(8, read.length()));
        }
    }

    enum State {
        UNTOUCHED,
        SAVED,
        CONFLICT,
        /** What stands there now, beside what was typed. */
        THEIRS,
        REFUSED
    }

    static EditorItem of(
            ReferatItem item,
            int level,
            @Nullable Integer minutes,
            ItemForm form,
            List<Remark> remarks) {
        return new EditorItem(
                item,
                level,
                minutes,
                form,
                Status.untouched(item.number(), Note.of(item).fingerprint()),
                remarks,
                null);
    }

    EditorItem as(ItemForm typed, Status how, @Nullable ItemForm beside) {
        return new EditorItem(item, level, minutes, typed, how, remarks, beside);
    }

    public String id() {
        return anchor(item.number());
    }

    /** Whether these lines are ready to be filled in: they stand there, or the item is for them. */
    public boolean opens(String what) {
        return switch (what) {
            case "decisions" ->
                    !form.decisions().isEmpty()
                            || item.kind() == ItemKind.DECISION
                            || item.kind() == ItemKind.APPROVAL_OF_AGENDA
                            || item.kind() == ItemKind.APPROVAL_OF_REFERAT;
            case "proposals" -> !form.proposals().isEmpty();
            case "followUps" -> !form.followUps().isEmpty();
            case "statements" ->
                    !form.statements().isEmpty() || item.kind() == ItemKind.ROUND_TABLE;
            case "themes" -> !form.themes().isEmpty();
            case "publicBody" -> !form.publicBody().isEmpty();
            default -> throw new IllegalArgumentException(what);
        };
    }

    static String anchor(String number) {
        return number.replace('.', '-');
    }
}
