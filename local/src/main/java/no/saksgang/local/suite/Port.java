package no.saksgang.local.suite;

/** A port that the suite listens on, with its address when nothing else is said. */
public enum Port {
    PAGE(9000),
    PORTAL(8080),
    IDENTITY(9001),
    MEETING_SERVICE(8081),
    MINUTES_SERVICE(8082),
    NOTIFICATION_SERVICE(8083),
    KAFKA(9092),
    KAFKA_CONTROLLER(9093),
    STORE(27017),
    SMTP(3025),
    IMAP(3143);

    private final int standard;

    Port(int standard) {
        this.standard = standard;
    }

    /** The port when no setting moves it. */
    public int standard() {
        return standard;
    }

    /** The environment variable that moves it. */
    public String setting() {
        return "SAKSGANG_PORT_" + name();
    }
}
