package no.saksgang.meetingservice;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import no.saksgang.testing.Issuer;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** The service with logins on, and everybody's token. */
// Two in one consumer group would take each other's events.
@DirtiesContext
abstract class LoggedInTest extends ServiceTest {
    /** One for all that extend this, as the service is. */
    private static final Issuer ISSUER = new Issuer();

    private String caller = "secretariat";

    @DynamicPropertySource
    static void login(DynamicPropertyRegistry settings) {
        settings.add("saksgang.login.issuer", ISSUER::address);
    }

    @Override
    protected final Optional<String> token() {
        return switch (caller) {
            case "secretariat" -> Optional.of(ISSUER.token(null, "secretariat"));
            case "leader" -> Optional.of(ISSUER.token(id("eva"), "leader", "member"));
            case "member" -> Optional.of(ISSUER.token(id("ola"), "member"));
            case "observer" -> Optional.of(ISSUER.token(id("odd"), "observer"));
            case "outsider" -> Optional.of(ISSUER.token(id("per"), "leader", "member"));
            case "stranger" -> Optional.of(ISSUER.token(id("ola"), "accountant"));
            case "no id" -> Optional.of(ISSUER.token("ola/../eva", "member"));
            case "dashboard" -> Optional.of(ISSUER.token((String) null, "dashboard"));
            default -> Optional.empty();
        };
    }

    @BeforeEach
    void beTheSecretariat() {
        caller = "secretariat";
    }

    final void as(String who) {
        caller = who;
    }

    /** A meeting of a group of eva, siv, ola, kari and the observer odd; per is in another. */
    final String aMeeting() {
        post("/groups", Map.of("groupId", id("helse"), "name", "Faggruppe for helse")).ok();
        join(id("helse"), "per", "LEADER").ok();
        var group = aGroup("energi");
        join(group, "odd", "OBSERVER").ok();
        var path = "/meetings/" + id("m");
        post("/meetings", meetingOf(group, "m")).ok();
        return path;
    }

    final String aCalledMeeting() {
        var path = aMeeting();
        postSeen(path, "/agenda/approval", Map.of("approvedBy", id("eva"))).ok();
        return path;
    }

    final void everythingElse() {
        var group = Map.of("groupIds", List.of(id("energi")));
        post("/organisations", Map.of("organisationId", id("asker"), "name", "Asker")).ok();
        post(
                        "/announcements",
                        Map.of(
                                "announcementId",
                                id("a"),
                                "title",
                                "Nytt",
                                "body",
                                "Nytt.",
                                "audience",
                                group))
                .ok();
        post(
                        "/conferences",
                        Map.of(
                                "conferenceId",
                                id("c"),
                                "title",
                                "Fagdag",
                                "date",
                                "2025-10-01",
                                "timeZone",
                                "Europe/Oslo",
                                "place",
                                Map.of("name", "Asker"),
                                "audience",
                                group))
                .ok();
        post("/conferences/" + id("c") + "/announcement", Map.of()).ok();
        post(
                        "/followups",
                        Map.of(
                                "followUpId",
                                id("f"),
                                "groupIds",
                                List.of(id("energi")),
                                "text",
                                "Ring kommunen.",
                                "owners",
                                List.of(Map.of("memberId", id("ola")))))
                .ok();
        post("/cases", Map.of("caseId", id("k"), "groupId", id("energi"), "title", "Energiplan"))
                .ok();
    }
}
