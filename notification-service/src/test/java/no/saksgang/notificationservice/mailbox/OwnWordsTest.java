package no.saksgang.notificationservice.mailbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Answers in the styles of the usual mail programs. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class OwnWordsTest {
    private static final String OWN = "Sak 7: Tallet skal være 14, ikke 41.";

    static Stream<Arguments> answers() {
        return Stream.of(
                in(
                        "Gmail, bokmål",
                        """
                        Sak 7: Tallet skal være 14, ikke 41.

                        tir. 3. feb. 2026 kl. 09:00 skrev Saksgang <saksgang@saksgang.example>:

                        > Hei Ali,
                        >
                        > Her er utkastet til referat.
                        """),
                in(
                        "Gmail, English, broken attribution",
                        """
                        Sak 7: Tallet skal være 14, ikke 41.

                        On Tue, Feb 3, 2026 at 9:00 AM Saksgang <
                        saksgang@saksgang.example> wrote:

                        > Hei Ali,
                        """),
                in(
                        "Apple Mail",
                        """
                        Sak 7: Tallet skal være 14, ikke 41.

                        Ali

                        > 3. feb. 2026 kl. 09:00 skrev Saksgang <saksgang@saksgang.example>:
                        >
                        > Her er utkastet.
                        """
                                .replace("\nAli\n", "\n")),
                in(
                        "iPhone",
                        """
                        Sak 7: Tallet skal være 14, ikke 41.

                        Sendt fra min iPhone

                        > 3. feb. 2026 kl. 09:00 skrev Saksgang <saksgang@saksgang.example>:
                        >
                        > \uFEFFHer er utkastet.
                        """),
                in(
                        "Thunderbird",
                        """
                        Sak 7: Tallet skal være 14, ikke 41.

                        Den 03.02.2026 09:00, skrev Saksgang:
                        > Her er utkastet til referat.

                        --\s
                        Ali Hassan
                        """),
                in(
                        "Outlook, bokmål",
                        """
                        Sak 7: Tallet skal være 14, ikke 41.

                        Med vennlig hilsen
                        Ali Hassan
                        Rådgiver, Nordvik kommune
                        Tlf. 99 99 99 99

                        ________________________________
                        Fra: Saksgang <saksgang@saksgang.example>
                        Sendt: tirsdag 3. februar 2026 09:00
                        Til: Ali Hassan <ali.hassan@nordvik.example>
                        Emne: Utkast til referat

                        Hei Ali,
                        Her er utkastet til referat.
                        """),
                in(
                        "Outlook, English, without a rule",
                        """
                        Sak 7: Tallet skal være 14, ikke 41.

                        From: Saksgang <saksgang@saksgang.example>
                        Sent: Tuesday, February 3, 2026 9:00 AM
                        To: Ali Hassan <ali.hassan@nordvik.example>
                        Subject: Utkast til referat

                        Hei Ali,
                        """),
                in(
                        "Outlook on a telephone",
                        """
                        Sak 7: Tallet skal være 14, ikke 41.

                        Hent Outlook for iOS<https://aka.ms/o0ukef>
                        ________________________________
                        Fra: Saksgang <saksgang@saksgang.example>
                        Sendt: Tuesday, February 3, 2026 9:00:00 AM
                        """),
                in(
                        "an older Outlook",
                        """
                        Sak 7: Tallet skal være 14, ikke 41.

                        -----Opprinnelig melding-----
                        Fra: Saksgang [mailto:saksgang@saksgang.example]
                        Sendt: 3. februar 2026 09:00
                        """),
                in(
                        "Swedish webmail",
                        """
                        Sak 7: Tallet skal være 14, ikke 41.

                        Den tis 3 feb. 2026 kl 09:00 skrev Saksgang <saksgang@saksgang.example>:
                        Hei Ali,
                        Her er utkastet.
                        """));
    }

    private static Arguments in(String program, String text) {
        return Arguments.of(Named.of(program, text));
    }

    @ParameterizedTest
    @MethodSource("answers")
    void are_what_stands_above_the_quote(String text) {
        assertThat(OwnWords.of(text)).isEqualTo(OWN);
    }

    @Test
    void stand_between_the_lines_of_a_quote_too() {
        assertThat(
                        OwnWords.of(
                                """
                                Noen merknader:

                                Den 03.02.2026 09:00, skrev Saksgang:
                                > Sak 3: Planen ble vedtatt.

                                Den ble utsatt.

                                > Sak 4: Eventuelt.

                                Mangler.
                                """))
                .isEqualTo(
                        "Noen merknader:\n\n\nDen ble utsatt.\n\n\nMangler."
                                .replace("\n\n\n", "\n\n"));
    }

    @Test
    void may_tell_who_wrote_what_and_when() {
        var text = "Ola skrev i møtet 3. februar kl. 10.30:\nPlanen bør utsettes.";
        assertThat(OwnWords.of(text)).isEqualTo(text);
    }

    @Test
    void are_read_from_HTML_where_there_is_nothing_else() {
        var outlook =
                """
                <html><head><style>p {margin:0}</style></head><body lang="NO-BOK"><div class="WordSection1">
                <p class="MsoNormal">Sak 7: Tallet skal v&aelig;re 14,
                ikke 41.<o:p></o:p></p><p class="MsoNormal">&nbsp;</p>
                <div style="border:none;border-top:solid #E1E1E1 1.0pt;padding:3.0pt 0cm 0cm 0cm">
                <p class="MsoNormal"><b>Fra:</b> Saksgang &lt;saksgang@saksgang.example&gt;<br>
                <b>Sendt:</b> tirsdag 3. februar 2026 09:00</p></div>
                <p>Hei Ali,</p></div></body></html>
                """;
        var gmail =
                """
                <div dir="ltr">Sak 7: Tallet skal være 14, ikke 41.</div><br>
                <div class="gmail_quote gmail_quote_container"><div dir="ltr" class="gmail_attr">tir. 3. feb. 2026 kl. 09:00
                skrev Saksgang &lt;saksgang@saksgang.example&gt;:<br></div>
                <blockquote class="gmail_quote" style="margin:0"><p>Hei Ali</p></blockquote></div>
                """;
        var apple =
                """
                <html><body>Sak 7: Tallet skal være 14, ikke 41.<br><blockquote type="cite"><div>3. feb. 2026 kl. 09:00 skrev
                Saksgang:</div><br><div>Hei Ali</div></blockquote></body></html>
                """;
        assertThat(Stream.of(outlook, gmail, apple).map(it -> OwnWords.of(HtmlText.of(it))))
                .containsOnly(OWN);
    }
}
