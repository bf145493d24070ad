package no.saksgang.testing;

import java.time.Instant;
import java.time.ZoneId;
import no.saksgang.events.Contact;
import no.saksgang.events.GroupId;
import no.saksgang.events.MemberId;

/**
 * Who takes part where a test does not care who: a professional group of an invented region. Eva
 * leads it, Ingrid of the secretariat writes its referater, the others are members.
 */
public final class People {
    public static final MemberId EVA = new MemberId("eva");
    public static final MemberId INGRID = new MemberId("ingrid");
    public static final MemberId ALI = new MemberId("ali");
    public static final MemberId KARI = new MemberId("kari");
    public static final MemberId OLA = new MemberId("ola");

    public static final GroupId BUSINESS = new GroupId("naering");
    public static final GroupId CLIMATE = new GroupId("klima");

    public static final Contact SECRETARIAT =
            new Contact("Fjordregionen", "post@fjordregionen.example");
    public static final ZoneId OSLO = ZoneId.of("Europe/Oslo");

    /** A Monday noon in Oslo, five weeks before the ordinary meeting: when things are said. */
    public static final Instant NOON = Instant.parse("2026-02-02T11:00:00Z");

    private People() {}
}
