package no.saksgang.portal.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import no.saksgang.chassis.markdown.Markdown;
import no.saksgang.events.Contact;
import no.saksgang.events.Due;
import no.saksgang.events.GroupId;
import no.saksgang.events.ItemKind;
import no.saksgang.events.MeetingId;
import no.saksgang.events.MemberId;
import no.saksgang.events.Paper;
import no.saksgang.events.Person;
import no.saksgang.events.Place;
import no.saksgang.events.Visibility;
import no.saksgang.events.meeting.MeetingType;
import no.saksgang.events.referat.Approval;
import no.saksgang.events.referat.ApprovedReferat;
import no.saksgang.events.referat.Attendees;
import no.saksgang.events.referat.ReferatItem;
import no.saksgang.events.referat.ReferatItem.FollowUp;
import no.saksgang.events.referat.References;
import no.saksgang.events.referat.SettledComment;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.springframework.context.support.ResourceBundleMessageSource;
import org.thymeleaf.context.Context;
import org.thymeleaf.spring6.SpringTemplateEngine;
import org.thymeleaf.templateresolver.ClassLoaderTemplateResolver;

/** The fragment that the archive, the page for everybody and the page for members share. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class LayingOutAReferatTest {
    private static final Locale BOKMAL = Locale.of("nb", "NO");

    private final SpringTemplateEngine templates = new SpringTemplateEngine();

    @BeforeEach
    void read_templates_and_words() {
        var files = new ClassLoaderTemplateResolver();
        files.setPrefix("templates/");
        files.setSuffix(".html");
        templates.setTemplateResolver(files);
        var words = new ResourceBundleMessageSource();
        words.setBasename("words/referat");
        words.setDefaultEncoding("UTF-8");
        words.setFallbackToSystemLocale(false);
        templates.setTemplateEngineMessageSource(words);
    }

    @Test
    void leaves_nothing_of_it_out() {
        assertThat(laidOut(item("Arbeidsgrupper")))
                .contains("Vår ref.", "2026/17")
                .contains("Terje Myrseth", "(fra 10.15)", "(til 11.15)")
                .contains("mailto:post@example.org")
                .contains("Sende ut utkast", "Anne Solheim", "25. september 2026")
                .contains("https://example.org/notat.pdf", "Notat")
                .contains("Ta med at kapitalen er kartlagt.", "Tatt inn.")
                .contains("med merknader: Rettet dato.");
    }

    @Test
    void says_of_a_closed_item_only_that_it_is_one() {
        assertThat(laidOut(item(""))).contains("Sak 1: Ikke offentlig");
    }

    private String laidOut(ReferatItem item) {
        var referat = referat(item);
        var with =
                new Context(
                        BOKMAL,
                        Map.of(
                                "referat",
                                referat,
                                "papers",
                                referat.papers(),
                                "settled",
                                referat.comments(),
                                "dates",
                                new Dates(BOKMAL),
                                "markdown",
                                new Markdown()));
        return templates.process("approved-referat", Set.of("referat"), with);
    }

    private static ReferatItem item(String title) {
        return new ReferatItem(
                "1",
                null,
                null,
                title,
                ItemKind.DISCUSSION,
                Visibility.PUBLIC,
                "Det ble drøftet.",
                null,
                List.of(),
                List.of(),
                List.of(
                        new FollowUp(
                                "f1",
                                "Sende ut utkast",
                                List.of(Person.named("Anne Solheim", null)),
                                new Due(LocalDate.parse("2026-09-25"), null, null))),
                List.of(),
                List.of(),
                List.of());
    }

    private static ApprovedReferat referat(ReferatItem item) {
        var terje =
                new Person(
                        new MemberId("tmy"),
                        "Terje Myrseth",
                        null,
                        "Indre Østfold",
                        LocalTime.of(10, 15),
                        LocalTime.of(11, 15));
        return new ApprovedReferat(
                new MeetingId("m1"),
                1,
                MeetingType.ORDINARY,
                null,
                null,
                "Klimamøte",
                List.of(new GroupId("klima")),
                Instant.parse("2026-09-11T08:00:00Z"),
                Instant.parse("2026-09-11T10:00:00Z"),
                ZoneId.of("Europe/Oslo"),
                Place.named("Rådhuset"),
                terje,
                terje,
                new Contact("Sekretariatet", "post@example.org"),
                new References(null, "2026/17", null),
                null,
                List.of(new Paper("p1", "Notat", "https://example.org/notat.pdf", 1)),
                List.of(item),
                null,
                new Attendees(List.of(terje), List.of(), List.of(), List.of()),
                List.of(new SettledComment(terje, "Ta med at kapitalen er kartlagt.", "Tatt inn.")),
                new Approval(Instant.parse("2026-09-20T10:00:00Z"), null, true, "Rettet dato."));
    }
}
