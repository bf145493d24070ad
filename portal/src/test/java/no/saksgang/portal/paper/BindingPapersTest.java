package no.saksgang.portal.paper;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javax.imageio.ImageIO;
import no.saksgang.events.MeetingId;
import no.saksgang.events.Paper;
import no.saksgang.portal.paper.Binder.Sheets;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayNameGeneration(ReplaceUnderscores.class)
class BindingPapersTest {
    private static final URI PORTAL = URI.create("https://saksgang.example");

    private static PDDocument pages(String... texts) {
        try {
            var document = new PDDocument();
            for (var text : texts) {
                var page = new PDPage();
                document.addPage(page);
                try (var drawing = new PDPageContentStream(document, page)) {
                    drawing.beginText();
                    drawing.setFont(new PDType1Font(Standard14Fonts.FontName.HELVETICA), 12);
                    drawing.newLineAtOffset(72, 700);
                    drawing.showText(text);
                    drawing.endText();
                }
            }
            return document;
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private static byte[] bytes(PDDocument document) {
        try (document) {
            var out = new ByteArrayOutputStream();
            document.save(out);
            return out.toByteArray();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private static Sheets sheets(String title, String... texts) {
        return new Sheets(new Paper("p", title, PORTAL + "/papers/m/" + title, 1), pages(texts));
    }

    private static List<String> textOfPages(byte[] pdf) throws IOException {
        try (var document = Loader.loadPDF(pdf)) {
            var texts = new ArrayList<String>();
            for (var n = 1; n <= document.getNumberOfPages(); n++) {
                var reader = new PDFTextStripper();
                reader.setStartPage(n);
                reader.setEndPage(n);
                texts.add(reader.getText(document).strip().replaceAll("\\s+", " "));
            }
            return texts;
        }
    }

    @Test
    void puts_the_papers_after_the_agenda_and_numbers_every_page() throws IOException {
        var out = new ByteArrayOutputStream();
        Binder.write(
                List.of(sheets("Plan", "Plan 1", "Plan 2"), sheets("Notat", "Notat")),
                _ -> bytes(pages("Saksliste")),
                () -> out);
        assertThat(textOfPages(out.toByteArray()))
                .containsExactly("Saksliste 1", "Plan 1 2", "Plan 2 3", "Notat 4");
    }

    @Test
    void tells_the_agenda_on_which_page_each_paper_begins_also_when_that_makes_it_longer()
            throws IOException {
        var told = new ArrayList<Map<String, Integer>>();
        var out = new ByteArrayOutputStream();
        Binder.write(
                List.of(sheets("Plan", "Plan 1", "Plan 2"), sheets("Notat", "Notat")),
                pages -> {
                    told.add(pages);
                    return bytes(pages("Saksliste", "mer av den"));
                },
                () -> out);
        assertThat(told.getLast())
                .isEqualTo(Map.of(PORTAL + "/papers/m/Plan", 3, PORTAL + "/papers/m/Notat", 5));
        assertThat(textOfPages(out.toByteArray()).get(2)).startsWith("Plan 1");
    }

    @Test
    void has_a_bookmark_for_each_paper() throws IOException {
        var out = new ByteArrayOutputStream();
        Binder.write(
                List.of(sheets("Forslag til næringsplan", "Plan")),
                _ -> bytes(pages("Saksliste")),
                () -> out);
        try (var whole = Loader.loadPDF(out.toByteArray())) {
            var mark = whole.getDocumentCatalog().getDocumentOutline().getFirstChild();
            assertThat(mark.getTitle()).isEqualTo("Forslag til næringsplan");
            assertThat(whole.getPages().indexOf(mark.findDestinationPage(whole))).isEqualTo(1);
        }
    }

    @Test
    void gives_a_picture_a_page(@TempDir Path folder) throws IOException {
        var file = folder.resolve("kart.png");
        ImageIO.write(
                new BufferedImage(300, 100, BufferedImage.TYPE_INT_RGB), "png", file.toFile());
        try (var picture = Objects.requireNonNull(Binder.picture(file))) {
            assertThat(picture.getNumberOfPages()).isEqualTo(1);
            var sheet = picture.getPage(0).getMediaBox();
            assertThat(sheet.getWidth()).isGreaterThan(sheet.getHeight());
        }
    }

    @Test
    void a_paper_that_lies_with_us_is_known_by_its_address() {
        assertThat(PaperFile.at(PORTAL + "/papers/m1/f1/Forslag%20til%20plan.pdf", PORTAL))
                .contains(new PaperFile(new MeetingId("m1"), "f1"));
        assertThat(PaperFile.at("https://kommune.example/papers/m1/f1/x.pdf", PORTAL)).isEmpty();
        assertThat(PaperFile.at(PORTAL + "/papers/m1", PORTAL)).isEmpty();
    }
}
