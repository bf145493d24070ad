package no.saksgang.meetingservice.paper;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.http.MediaType;

/** What an uploaded paper may be: what people read and a browser does not run. */
enum Format {
    PDF("255044462d", "application/pdf", "pdf"),
    PNG("89504e470d0a1a0a", "image/png", "png"),
    JPEG("ffd8ff", "image/jpeg", "jpg, jpeg"),
    WORD(
            Format.ZIP,
            "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
            "docx"),
    EXCEL(Format.ZIP, "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "xlsx"),
    POWERPOINT(
            Format.ZIP,
            "application/vnd.openxmlformats-officedocument.presentationml.presentation",
            "pptx"),
    TEXT_DOCUMENT(Format.ZIP, "application/vnd.oasis.opendocument.text", "odt"),
    SPREADSHEET(Format.ZIP, "application/vnd.oasis.opendocument.spreadsheet", "ods"),
    PRESENTATION(Format.ZIP, "application/vnd.oasis.opendocument.presentation", "odp");

    /** How many bytes tell one from another. */
    static final int TELLING = 8;

    /** Office documents are archives. */
    private static final String ZIP = "504b0304";

    private final String begins;
    private final String type;
    private final String endings;

    /**
     * @param begins the first bytes, in hex
     */
    Format(String begins, String type, String endings) {
        this.begins = begins;
        this.type = type;
        this.endings = endings;
    }

    /** By the ending of a name. */
    static Optional<Format> named(String name) {
        var ending = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        return Arrays.stream(values())
                .filter(it -> it.endings().anyMatch(ending::equals))
                .findFirst();
    }

    /** All endings, for people. */
    static String all() {
        return Arrays.stream(values()).map(it -> it.endings).collect(Collectors.joining(", "));
    }

    private Stream<String> endings() {
        return Arrays.stream(endings.split(", "));
    }

    boolean begins(byte[] file) {
        return HexFormat.of().formatHex(file).startsWith(begins);
    }

    MediaType type() {
        return MediaType.parseMediaType(type);
    }

    /** Whether a browser shows it by itself. */
    boolean isShown() {
        return this == PDF || this == PNG || this == JPEG;
    }
}
