package no.saksgang.local.browser;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts;
import org.apache.pdfbox.text.PDFTextStripper;

/** PDF files, made and read. */
final class Pdf {
    private Pdf() {}

    /** One page. */
    static byte[] saying(String text) {
        try (var document = new PDDocument()) {
            var page = new PDPage();
            document.addPage(page);
            try (var drawing = new PDPageContentStream(document, page)) {
                drawing.beginText();
                drawing.setFont(new PDType1Font(Standard14Fonts.FontName.HELVETICA), 12);
                drawing.newLineAtOffset(72, 700);
                drawing.showText(text);
                drawing.endText();
            }
            var out = new ByteArrayOutputStream();
            document.save(out);
            return out.toByteArray();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    static String textOf(byte[] pdf) {
        try (var document = Loader.loadPDF(pdf)) {
            return new PDFTextStripper().getText(document).replaceAll("\\s+", " ");
        } catch (IOException none) {
            throw new UncheckedIOException(none);
        }
    }
}
