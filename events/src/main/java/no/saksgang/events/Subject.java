package no.saksgang.events;

/**
 * An aggregate, as others name it: {@code meeting/m1}, {@code referat/m1}, {@code member/eva}.
 *
 * @param kind the aggregate's kind, in lower case
 * @param id the aggregate's id
 */
public record Subject(String kind, String id) {
    public Subject {
        Ids.check("kind", kind);
        Ids.check("id", id);
    }

    /**
     * @throws IllegalArgumentException if the text is not {@code <kind>/<id>}
     */
    public static Subject parse(String text) {
        var slash = text.indexOf('/');
        if (slash < 0) {
            throw new IllegalArgumentException("not a subject: " + text);
        }
        return new Subject(text.substring(0, slash), text.substring(slash + 1));
    }

    @Override
    public String toString() {
        return kind + "/" + id;
    }
}
