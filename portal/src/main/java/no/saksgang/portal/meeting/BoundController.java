package no.saksgang.portal.meeting;

import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import no.saksgang.events.MeetingId;
import no.saksgang.portal.login.People;
import no.saksgang.portal.page.Dates;
import no.saksgang.portal.paper.Binder;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.ui.ExtendedModelMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.thymeleaf.context.Context;
import org.thymeleaf.spring6.SpringTemplateEngine;

/** Agenda and papers in one file, to be taken along or printed. */
@Controller
class BoundController {
    private static final int REGULAR = 400;
    private static final int BOLD = 600;

    private final MeetingDesk desk;
    private final People people;
    private final Binder binder;
    private final SpringTemplateEngine templates;

    BoundController(
            MeetingDesk desk, People people, Binder binder, SpringTemplateEngine templates) {
        this.desk = desk;
        this.people = people;
        this.binder = binder;
        this.templates = templates;
    }

    @GetMapping("/meetings/{id}/papers.pdf")
    void bound(@PathVariable MeetingId id, Locale locale, HttpServletResponse response)
            throws IOException {
        var page = new ExtendedModelMap();
        var meeting = desk.meeting(id);
        desk.frame(meeting, people.current().orElseThrow(), page);
        page.addAttribute("dates", new Dates(locale));
        page.addAttribute("language", locale.toLanguageTag());
        var timetable = (Timetable) Objects.requireNonNull(page.get("timetable"));
        var papers =
                Stream.concat(
                                timetable.rows().stream()
                                        .flatMap(it -> it.item().papers().stream()),
                                meeting.papers().stream())
                        .toList();
        var called =
                ContentDisposition.inline()
                        .filename(
                                meeting.title() + " " + meeting.start().toLocalDate() + ".pdf",
                                StandardCharsets.UTF_8)
                        .build();
        binder.bind(
                papers,
                pages -> cover(page, pages, locale),
                () -> {
                    response.setContentType(MediaType.APPLICATION_PDF_VALUE);
                    response.setHeader(HttpHeaders.CONTENT_DISPOSITION, called.toString());
                    return response.getOutputStream();
                });
    }

    private byte[] cover(Map<String, Object> page, Map<String, Integer> pages, Locale locale) {
        var with = new HashMap<>(page);
        with.put("pages", pages);
        var html = templates.process("meeting-bound", new Context(locale, with));
        var pdf = new ByteArrayOutputStream();
        try {
            var renderer = new PdfRendererBuilder();
            renderer.withHtmlContent(html, null);
            renderer.usePdfUaAccessibility(true);
            renderer.useFont(
                    () -> font("Inter_400Regular"), "Inter", REGULAR, FontStyle.NORMAL, true);
            renderer.useFont(
                    () -> font("Inter_600SemiBold"), "Inter", BOLD, FontStyle.NORMAL, true);
            renderer.toStream(pdf);
            renderer.run();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        return pdf.toByteArray();
    }

    private static InputStream font(String name) {
        return Objects.requireNonNull(
                BoundController.class.getResourceAsStream("/fonts/" + name + ".ttf"), name);
    }
}
