package no.saksgang.chassis.http;

/** Thrown when there is nothing by this id: 404. */
public final class Unknown extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final String id;

    public Unknown(String id) {
        super("unknown: " + id, null, false, false);
        this.id = id;
    }

    public String id() {
        return id;
    }
}
