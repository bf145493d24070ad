package no.saksgang.portal.paper;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import javax.imageio.ImageIO;
import no.saksgang.events.Paper;
import no.saksgang.portal.PortalSettings;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.io.IOUtils;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.PDPageContentStream.AppendMode;
import org.apache.pdfbox.pdmodel.PageMode;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts;
import org.apache.pdfbox.pdmodel.graphics.image.PDImageXObject;
import org.apache.pdfbox.pdmodel.interactive.documentnavigation.outline.PDDocumentOutline;
import org.apache.pdfbox.pdmodel.interactive.documentnavigation.outline.PDOutlineItem;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ResponseStatusException;

/**
 * Puts an agenda and its papers into one PDF, with a bookmark for each paper and a number on each
 * page. A paper that cannot be put in (it lies elsewhere, is no PDF or picture, is damaged or
 * locked, or is one too many) is left out, and the agenda says so.
 */
@Component
public class Binder {
    private static final Logger LOG = LoggerFactory.getLogger(Binder.class);

    /** A meeting's papers together, in bytes and pages: what a person can carry. */
    private static final long MOST_BYTES = 250_000_000;

    private static final int MOST_PAGES = 3_000;

    /** Each takes memory while it is made. */
    private static final int AT_ONCE = 2;

    /** More of a picture takes too much memory to be drawn. */
    private static final long MOST_POINTS = 60_000_000;

    private static final int ATTEMPTS = 4;

    private static final Set<MediaType> PICTURES =
            Set.of(MediaType.IMAGE_PNG, MediaType.IMAGE_JPEG);

    private static final float MARGIN = 36;
    private static final float SIZE = 8;

    private final Papers papers;
    private final PortalSettings portal;
    private final Semaphore places = new Semaphore(AT_ONCE, true);

    Binder(Papers papers, PortalSettings portal) {
        this.papers = papers;
        this.portal = portal;
    }

    /** What stands before the papers. */
    @FunctionalInterface
    public interface Cover {
        /**
         * @param pages on which page each paper begins, by its address; none for those left out
         * @return a PDF
         */
        byte[] with(Map<String, Integer> pages);
    }

    /** Where the whole goes. */
    @FunctionalInterface
    public interface Way {
        /** Called once, when all of it is made and nothing can be refused any more. */
        OutputStream open() throws IOException;
    }

    /** A paper that is at hand. */
    record Sheets(Paper paper, PDDocument pages) {}

    /**
     * @param named the papers, in their order; each is put in once
     * @param out for the whole, which may be larger than memory
     */
    public void bind(List<Paper> named, Cover cover, Way out) throws IOException {
        takePlace();
        Path folder = null;
        var open = new ArrayList<Sheets>();
        try {
            folder = Files.createTempDirectory("saksgang-papers");
            open.addAll(fetch(named, folder));
            write(open, cover, out);
        } finally {
            places.release();
            for (var it : open) {
                it.pages().close();
            }
            remove(folder);
        }
    }

    private void takePlace() {
        try {
            if (places.tryAcquire(30, TimeUnit.SECONDS)) {
                return;
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
        throw new ResponseStatusException(HttpStatus.SERVICE_UNAVAILABLE);
    }

    private List<Sheets> fetch(List<Paper> named, Path folder) throws IOException {
        var sheets = new LinkedHashMap<String, Sheets>();
        var bytes = 0L;
        var pages = 0;
        for (var paper : named) {
            var file = PaperFile.at(paper.url(), portal.address());
            if (file.isEmpty() || sheets.containsKey(paper.url())) {
                continue;
            }
            var copy = folder.resolve(String.valueOf(sheets.size()));
            var document = opened(file.get(), copy, MOST_BYTES - bytes);
            if (document == null) {
                continue;
            }
            bytes += Files.size(copy);
            if (pages + document.getNumberOfPages() > MOST_PAGES) {
                document.close();
                continue;
            }
            pages += document.getNumberOfPages();
            sheets.put(paper.url(), new Sheets(paper, document));
        }
        return List.copyOf(sheets.values());
    }

    /** Null for one that is left out. */
    private @Nullable PDDocument opened(PaperFile file, Path copy, long room) {
        try {
            var type = papers.read(file, (told, body) -> copied(told, body, copy, room));
            if (type.equals(MediaType.APPLICATION_PDF)) {
                return Loader.loadPDF(copy.toFile(), IOUtils.createTempFileOnlyStreamCache());
            }
            return PICTURES.contains(type) ? picture(copy) : null;
        } catch (IOException | RuntimeException unusable) {
            // Whatever one paper is, the others are wanted.
            LOG.info("Left out of the papers in one file: {} ({})", file, unusable.toString());
            return null;
        }
    }

    private static MediaType copied(HttpHeaders told, InputStream body, Path to, long room)
            throws IOException {
        if (told.getContentLength() > room) {
            return MediaType.ALL;
        }
        Files.copy(body, to);
        return Objects.requireNonNullElse(told.getContentType(), MediaType.ALL);
    }

    /** On a page of its own, as large as it goes; null if it is too large to be looked at. */
    static @Nullable PDDocument picture(Path file) throws IOException {
        try (var in = ImageIO.createImageInputStream(file.toFile())) {
            var readers = ImageIO.getImageReaders(in);
            if (!readers.hasNext()) {
                return null;
            }
            var reader = readers.next();
            reader.setInput(in);
            var points = (long) reader.getWidth(0) * reader.getHeight(0);
            reader.dispose();
            if (points > MOST_POINTS) {
                return null;
            }
        }
        var document = new PDDocument(IOUtils.createTempFileOnlyStreamCache());
        var image = PDImageXObject.createFromFileByContent(file.toFile(), document);
        var wide = image.getWidth() > image.getHeight();
        var sheet =
                wide
                        ? new PDRectangle(
                                /* width= */ PDRectangle.A4.getHeight(),
                                /* height= */ PDRectangle.A4.getWidth())
                        : PDRectangle.A4;
        var page = new PDPage(sheet);
        document.addPage(page);
        var scale =
                Math.min(
                        (sheet.getWidth() - 2 * MARGIN) / image.getWidth(),
                        (sheet.getHeight() - 2 * MARGIN) / image.getHeight());
        try (var drawing = new PDPageContentStream(document, page)) {
            drawing.drawImage(
                    image,
                    MARGIN,
                    sheet.getHeight() - MARGIN - image.getHeight() * scale,
                    image.getWidth() * scale,
                    image.getHeight() * scale);
        }
        return document;
    }

    /** The page numbers in the agenda may make it longer, and that changes them. */
    static void write(List<Sheets> sheets, Cover cover, Way out) throws IOException {
        var before = 1;
        for (var attempt = 1; ; attempt++) {
            var pages = begins(sheets, before);
            try (var whole = Loader.loadPDF(cover.with(pages))) {
                if (whole.getNumberOfPages() == before || attempt == ATTEMPTS) {
                    append(sheets, whole);
                    whole.save(out.open());
                    return;
                }
                before = whole.getNumberOfPages();
            }
        }
    }

    private static Map<String, Integer> begins(List<Sheets> sheets, int before) {
        var pages = new HashMap<String, Integer>();
        var next = before + 1;
        for (var it : sheets) {
            pages.put(it.paper().url(), next);
            next += it.pages().getNumberOfPages();
        }
        return pages;
    }

    private static void append(List<Sheets> sheets, PDDocument whole) throws IOException {
        var marks = new PDDocumentOutline();
        for (var it : sheets) {
            var mark = new PDOutlineItem();
            mark.setTitle(it.paper().title());
            var first = true;
            for (var page : it.pages().getPages()) {
                var put = whole.importPage(page);
                // What a page has from those above it, an imported one does not find.
                put.setResources(page.getResources());
                put.setMediaBox(page.getMediaBox());
                put.setCropBox(page.getCropBox());
                put.setRotation(page.getRotation());
                if (first) {
                    mark.setDestination(put);
                    first = false;
                }
            }
            marks.addLast(mark);
        }
        if (!sheets.isEmpty()) {
            whole.getDocumentCatalog().setDocumentOutline(marks);
            whole.getDocumentCatalog().setPageMode(PageMode.USE_OUTLINES);
        }
        number(whole);
    }

    /** At the foot of each page, so that all are on the same one in the meeting. */
    private static void number(PDDocument whole) throws IOException {
        var font = new PDType1Font(Standard14Fonts.FontName.HELVETICA);
        var n = 0;
        for (var page : whole.getPages()) {
            n++;
            if (page.getRotation() != 0) {
                // Its foot is at another edge.
                continue;
            }
            try (var drawing =
                    new PDPageContentStream(whole, page, AppendMode.APPEND, true, true)) {
                drawing.beginText();
                drawing.setFont(font, SIZE);
                drawing.newLineAtOffset(
                        page.getCropBox().getUpperRightX() - MARGIN,
                        page.getCropBox().getLowerLeftY() + MARGIN / 2);
                drawing.showText(String.valueOf(n));
                drawing.endText();
            }
        }
    }

    private static void remove(@Nullable Path folder) throws IOException {
        if (folder != null) {
            try (var files = Files.list(folder)) {
                for (var file : files.toList()) {
                    Files.delete(file);
                }
            }
            Files.delete(folder);
        }
    }
}
