package no.saksgang.events;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/**
 * What an item of an agenda is for. Written as the scenario language writes it: {@code
 * approval-of-agenda}.
 */
public enum ItemKind {
    APPROVAL_OF_AGENDA,
    APPROVAL_OF_REFERAT,
    DECISION,
    DISCUSSION,
    INFORMATION,
    ROUND_TABLE,
    OTHER;

    @JsonValue
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
