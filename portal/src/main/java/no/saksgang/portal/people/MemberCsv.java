package no.saksgang.portal.people;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import no.saksgang.events.GroupId;
import no.saksgang.portal.services.Member;

/**
 * A group's members as a spreadsheet opens them: semicolons and a byte order mark, as Excel in
 * Norway wants it, and in columns that can be read in again.
 */
final class MemberCsv {
    /** With these a spreadsheet begins to compute (OWASP, CSV injection). */
    private static final String FORMULA = "=+-@\t\r";

    private MemberCsv() {}

    static byte[] of(GroupId group, List<Member> members) {
        var text = new StringWriter();
        text.append('\uFEFF');
        try (var csv = CsvWriter.builder().fieldSeparator(';').build(text)) {
            csv.writeRecord(
                    "medlemsid",
                    "navn",
                    "e-post",
                    "språk",
                    "rolle",
                    "representerer",
                    "organisasjonsid");
            for (var member : members) {
                for (var in : member.memberships()) {
                    if (in.groupId().equals(group)) {
                        csv.writeRecord(
                                guarded(member.memberId().value()),
                                guarded(member.name()),
                                guarded(Objects.requireNonNullElse(member.email(), "")),
                                member.language().tag(),
                                in.role().name().toLowerCase(Locale.ROOT),
                                guarded(Objects.requireNonNullElse(in.represents(), "")),
                                guarded(Objects.toString(in.organisationId(), "")));
                    }
                }
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static String guarded(String field) {
        return !field.isEmpty() && FORMULA.indexOf(field.charAt(0)) >= 0 ? "'" + field : field;
    }
}
