package no.saksgang.local.suite;

import java.net.InetSocketAddress;
import java.net.URI;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import no.saksgang.local.page.Door;

/** Where everything is: our own servers, or somebody else's that take their place. */
record Addresses(
        Ports ports,
        boolean logins,
        Optional<String> externalKafka,
        Optional<String> externalStore,
        Optional<String> externalSmtpHost,
        int externalSmtpPort) {
    static final Map<String, Port> SERVICES =
            Map.of(
                    "meeting-service", Port.MEETING_SERVICE,
                    "minutes-service", Port.MINUTES_SERVICE,
                    "notification-service", Port.NOTIFICATION_SERVICE);

    private static final int STANDARD_SMTP = 25;

    static Addresses of(SuiteSettings settings) {
        var environment = settings.environment();
        return new Addresses(
                settings.ports(),
                settings.logins(),
                said(environment, "KAFKA_BOOTSTRAP_SERVERS"),
                said(environment, "MONGODB_URI"),
                said(environment, "SMTP_HOST"),
                said(environment, "SMTP_PORT").map(Integer::parseInt).orElse(STANDARD_SMTP));
    }

    private static Optional<String> said(Map<String, String> environment, String setting) {
        return Optional.ofNullable(environment.get(setting)).filter(value -> !value.isBlank());
    }

    URI of(String service) {
        if (service.equals(Programs.PORTAL)) {
            return http(Port.PORTAL);
        }
        var port = SERVICES.get(service);
        if (port == null) {
            throw new IllegalArgumentException("no service is called '" + service + "'");
        }
        return http(port);
    }

    URI page() {
        return http(Port.PAGE);
    }

    /** Whose tokens the services believe; empty where nobody logs in. */
    Optional<URI> issuer() {
        return logins ? Optional.of(http(Port.IDENTITY)) : Optional.empty();
    }

    /** The web pages; they need logins. */
    Optional<URI> portal() {
        return logins ? Optional.of(http(Port.PORTAL)) : Optional.empty();
    }

    /** Where the links in mails lead. */
    URI links() {
        return of("notification-service");
    }

    URI clock() {
        return page().resolve("/clock");
    }

    String kafka() {
        return externalKafka.orElse("127.0.0.1:" + ports.of(Port.KAFKA));
    }

    String store() {
        return externalStore.orElse("mongodb://127.0.0.1:" + ports.of(Port.STORE));
    }

    String smtpHost() {
        return externalSmtpHost.orElse("127.0.0.1");
    }

    int smtpPort() {
        return mailIsOurs() ? ports.of(Port.SMTP) : externalSmtpPort;
    }

    /**
     * How the organizer's mailbox is reached; nothing beside somebody else's mail server, whose
     * settings the services have from the environment themselves.
     */
    Map<String, String> imap() {
        return mailIsOurs()
                ? Map.of(
                        "IMAP_HOST", "127.0.0.1",
                        "IMAP_PORT", "" + ports.of(Port.IMAP),
                        "IMAP_TLS", "NONE",
                        "IMAP_PASSWORD", "any")
                : Map.of();
    }

    InetSocketAddress smtp() {
        return new InetSocketAddress(smtpHost(), smtpPort());
    }

    boolean kafkaIsOurs() {
        return externalKafka.isEmpty();
    }

    boolean storeIsOurs() {
        return externalStore.isEmpty();
    }

    boolean mailIsOurs() {
        return externalSmtpHost.isEmpty();
    }

    /** The parts that somebody else runs for us. */
    List<String> external() {
        var names = new ArrayList<String>();
        externalKafka.ifPresent(_ -> names.add("kafka"));
        externalStore.ifPresent(_ -> names.add("store"));
        externalSmtpHost.ifPresent(_ -> names.add("mail"));
        return names;
    }

    /** The ports that the suite itself will listen on. */
    Set<Port> ours() {
        var ours = EnumSet.allOf(Port.class);
        if (!logins) {
            ours.removeAll(List.of(Port.IDENTITY, Port.PORTAL));
        }
        externalKafka.ifPresent(_ -> ours.removeAll(List.of(Port.KAFKA, Port.KAFKA_CONTROLLER)));
        externalStore.ifPresent(_ -> ours.remove(Port.STORE));
        externalSmtpHost.ifPresent(_ -> ours.removeAll(List.of(Port.SMTP, Port.IMAP)));
        return ours;
    }

    /** What a person may open or connect to, for the page to list. */
    List<Door> doors() {
        var doors = new ArrayList<Door>();
        portal().ifPresent(it -> {
            doors.add(Door.web("portal", it, "Sekretariatets bord, medlemmenes sider, tavlen"));
            doors.add(
                    Door.web(
                            "sekretariat",
                            loginAs(it, "sekretariatet"),
                            "Portalen, innlogget som sekretariatet"));
            doors.add(
                    Door.web(
                            "tavle",
                            loginAs(it, "tavle"),
                            "Portalen, innlogget som tavlen på veggen"));
        });
        issuer().ifPresent(it ->
                doors.add(
                        Door.plain(
                                "identity",
                                it.toString(),
                                "Innlogging for demonstrasjoner, uten passord")));
        doors.addAll(
                List.of(
                        Door.web(
                                "meeting-service",
                                of("meeting-service"),
                                "Møter, saksliste, svar, referat og konferanser"),
                        Door.web(
                                "minutes-service",
                                of("minutes-service"),
                                "Arkivet over godkjente referater"),
                        Door.web(
                                "notification-service",
                                of("notification-service"),
                                "Utsendinger, påminnelser og leveringer"),
                        Door.plain("Kafka", kafka(), "Hendelsene, som CloudEvents"),
                        Door.plain(
                                "MongoDB-protokoll",
                                store(),
                                "Lageret; tjenestene har hver sin database"),
                        Door.plain(
                                "SMTP",
                                smtpHost() + ":" + smtpPort(),
                                mailIsOurs() ? "All post havner her" : "Ekstern e-posttjener"),
                        Door.plain(
                                "IMAP",
                                "127.0.0.1:" + ports.of(Port.IMAP),
                                "Hver adresse er sitt eget brukernavn, med et hvilket som helst passord")));
        return doors;
    }

    private static URI loginAs(URI portal, String person) {
        return portal.resolve("/oauth2/authorization/saksgang?login_hint=" + person);
    }

    private URI http(Port port) {
        return URI.create("http://127.0.0.1:" + ports.of(port));
    }
}
