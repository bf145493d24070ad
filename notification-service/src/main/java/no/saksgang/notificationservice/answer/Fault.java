package no.saksgang.notificationservice.answer;

import java.util.Locale;

/** What is wrong with an answer, and at which field. */
enum Fault {
    ANSWER_MISSING("answer"),
    COMMENT_TOO_LONG("comment"),
    SUBSTITUTE_WITHOUT_DECLINING("substitute-name"),
    SUBSTITUTE_WITHOUT_NAME("substitute-name"),
    SUBSTITUTES_NAME_TOO_LONG("substitute-name"),
    SUBSTITUTE_WITHOUT_ADDRESS("substitute-email"),
    SUBSTITUTES_ADDRESS_UNUSABLE("substitute-email"),
    SUBSTITUTE_FOR_ONESELF("substitute-email"),
    FROM_UNREADABLE("from"),
    UNTIL_UNREADABLE("until"),
    PART_WITH_DECLINING("from"),
    PART_OUTSIDE_MEETING("from"),
    ITEM_NOT_ON_AGENDA("recused");

    private final String field;

    Fault(String field) {
        this.field = field;
    }

    /** The id of the field on the page. */
    String field() {
        return field;
    }

    String key() {
        return "fault." + name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Where in a JSON body (RFC 6901). */
    String pointer() {
        return switch (field) {
            case "substitute-name" -> "/substitute/name";
            case "substitute-email" -> "/substitute/email";
            case "recused" -> "/recusedFrom";
            default -> "/" + field;
        };
    }
}
