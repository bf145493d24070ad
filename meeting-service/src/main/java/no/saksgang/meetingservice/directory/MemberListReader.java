package no.saksgang.meetingservice.directory;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import no.saksgang.chassis.http.Refused;
import no.saksgang.meetingservice.directory.DirectoryRefusal.ColumnMissing;
import no.saksgang.meetingservice.directory.DirectoryRefusal.ListUnreadable;
import no.saksgang.meetingservice.directory.MemberList.MemberLine;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpInputMessage;
import org.springframework.http.HttpOutputMessage;
import org.springframework.http.MediaType;
import org.springframework.http.converter.AbstractHttpMessageConverter;
import org.springframework.http.converter.HttpMessageNotWritableException;
import org.springframework.stereotype.Component;

/**
 * Reads members from the text that a spreadsheet saves: separated by semicolons, as in Norway, or
 * by commas; in UTF-8, with or without a byte order mark, or in Windows-1252, as Excel still does;
 * the columns named in Norwegian or English, in any order. Columns that it does not know are passed
 * over.
 */
@Component
class MemberListReader extends AbstractHttpMessageConverter<MemberList> {
    private static final Charset WINDOWS_1252 = Charset.forName("windows-1252");
    private static final int LONGEST_FIELD = 1_000;

    private enum Column {
        ID,
        NAME,
        EMAIL,
        LANGUAGE,
        ROLE,
        REPRESENTS,
        ORGANISATION
    }

    /** What the columns are called. */
    private static final Map<String, Column> COLUMNS =
            Map.ofEntries(
                    Map.entry("id", Column.ID),
                    Map.entry("medlemsid", Column.ID),
                    Map.entry("memberid", Column.ID),
                    Map.entry("navn", Column.NAME),
                    Map.entry("namn", Column.NAME),
                    Map.entry("name", Column.NAME),
                    Map.entry("e-post", Column.EMAIL),
                    Map.entry("epost", Column.EMAIL),
                    Map.entry("e-postadresse", Column.EMAIL),
                    Map.entry("email", Column.EMAIL),
                    Map.entry("e-mail", Column.EMAIL),
                    Map.entry("språk", Column.LANGUAGE),
                    Map.entry("målform", Column.LANGUAGE),
                    Map.entry("language", Column.LANGUAGE),
                    Map.entry("rolle", Column.ROLE),
                    Map.entry("role", Column.ROLE),
                    Map.entry("representerer", Column.REPRESENTS),
                    Map.entry("representerar", Column.REPRESENTS),
                    Map.entry("kommune", Column.REPRESENTS),
                    Map.entry("represents", Column.REPRESENTS),
                    Map.entry("organisasjon", Column.ORGANISATION),
                    Map.entry("organisasjonsid", Column.ORGANISATION),
                    Map.entry("organisationid", Column.ORGANISATION));

    MemberListReader() {
        super(new MediaType("text", "csv"));
    }

    @Override
    protected boolean supports(Class<?> type) {
        return type == MemberList.class;
    }

    @Override
    public boolean canWrite(Class<?> type, @Nullable MediaType mediaType) {
        return false;
    }

    @Override
    protected MemberList readInternal(Class<? extends MemberList> type, HttpInputMessage body)
            throws IOException {
        return read(body.getBody().readAllBytes());
    }

    @Override
    protected void writeInternal(MemberList list, HttpOutputMessage body) {
        throw new HttpMessageNotWritableException("a list of members is only read");
    }

    /**
     * @throws Refused with {@link ListUnreadable} or {@link ColumnMissing}
     */
    static MemberList read(byte[] bytes) {
        var text = decoded(bytes);
        var lines = new LinkedHashMap<Integer, MemberLine>();
        Map<Column, Integer> columns = null;
        try (var csv =
                CsvReader.builder()
                        .fieldSeparator(separator(text))
                        .maxBufferSize(LONGEST_FIELD * Column.values().length * 16)
                        .skipEmptyLines(true)
                        .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                        .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                        .ofCsvRecord(text)) {
            for (var record : csv) {
                if (columns == null) {
                    columns = columns(record);
                } else if (record.getFields().stream().anyMatch(it -> !it.isBlank())) {
                    lines.put((int) record.getStartingLineNumber(), line(record, columns));
                }
                if (lines.size() > MemberList.MOST_LINES) {
                    break;
                }
            }
        } catch (CsvParseException | IOException unreadable) {
            throw new Refused(new ListUnreadable());
        }
        return new MemberList(lines);
    }

    private static String decoded(byte[] bytes) {
        String text;
        try {
            text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
        } catch (CharacterCodingException notUtf8) {
            text = new String(bytes, WINDOWS_1252);
        }
        return text.startsWith("\uFEFF") ? text.substring(1) : text;
    }

    private static char separator(String text) {
        var header = text.lines().findFirst().orElse("");
        return header.indexOf(';') >= 0 ? ';' : header.indexOf('\t') >= 0 ? '\t' : ',';
    }

    private static Map<Column, Integer> columns(CsvRecord header) {
        var columns = new EnumMap<Column, Integer>(Column.class);
        for (var i = 0; i < header.getFieldCount(); i++) {
            var column = COLUMNS.get(header.getField(i).strip().toLowerCase(Locale.ROOT));
            if (column != null) {
                columns.putIfAbsent(column, i);
            }
        }
        if (!columns.containsKey(Column.NAME)) {
            throw new Refused(new ColumnMissing("navn"));
        }
        if (!columns.containsKey(Column.EMAIL)) {
            throw new Refused(new ColumnMissing("e-post"));
        }
        return columns;
    }

    private static MemberLine line(CsvRecord record, Map<Column, Integer> columns) {
        return new MemberLine(
                field(record, columns.get(Column.ID)),
                needed(field(record, columns.get(Column.NAME))),
                needed(field(record, columns.get(Column.EMAIL))),
                field(record, columns.get(Column.LANGUAGE)),
                field(record, columns.get(Column.ROLE)),
                field(record, columns.get(Column.REPRESENTS)),
                field(record, columns.get(Column.ORGANISATION)));
    }

    private static @Nullable String field(CsvRecord record, @Nullable Integer column) {
        if (column == null || column >= record.getFieldCount()) {
            return null;
        }
        var text = record.getField(column).strip();
        return text.isEmpty() ? null : text;
    }

    /** An empty text, which the list's own rules then point at. */
    private static String needed(@Nullable String text) {
        return text == null ? "" : text;
    }
}
