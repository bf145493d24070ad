package no.saksgang.meetingservice.directory;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import no.saksgang.events.OrganisationId;
import no.saksgang.events.directory.Language;
import no.saksgang.events.directory.Role;
import no.saksgang.meetingservice.directory.MemberController.MemberRequest;
import no.saksgang.meetingservice.edge.Email;
import no.saksgang.meetingservice.edge.Line;
import org.jspecify.annotations.Nullable;

/**
 * Members as a secretariat has them in a spreadsheet.
 *
 * @param lines by their number in the file, so that an error is found where it is
 */
record MemberList(@NotEmpty @Size(max = MOST_LINES) Map<Integer, @Valid MemberLine> lines) {
    static final int MOST_LINES = 5_000;

    private static final Map<String, Role> ROLES =
            Map.ofEntries(
                    Map.entry("leder", Role.LEADER),
                    Map.entry("leiar", Role.LEADER),
                    Map.entry("leader", Role.LEADER),
                    Map.entry("nestleder", Role.DEPUTY),
                    Map.entry("nestleiar", Role.DEPUTY),
                    Map.entry("deputy", Role.DEPUTY),
                    Map.entry("", Role.MEMBER),
                    Map.entry("medlem", Role.MEMBER),
                    Map.entry("member", Role.MEMBER),
                    Map.entry("sekretariat", Role.SECRETARIAT),
                    Map.entry("secretariat", Role.SECRETARIAT),
                    Map.entry("observatør", Role.OBSERVER),
                    Map.entry("observer", Role.OBSERVER),
                    Map.entry("vara", Role.SUBSTITUTE),
                    Map.entry("varamedlem", Role.SUBSTITUTE),
                    Map.entry("substitute", Role.SUBSTITUTE));
    private static final Map<String, Language> LANGUAGES =
            Map.of(
                    "", Language.NB,
                    "nb", Language.NB,
                    "bokmål", Language.NB,
                    "nn", Language.NN,
                    "nynorsk", Language.NN,
                    "en", Language.EN,
                    "engelsk", Language.EN,
                    "english", Language.EN);
    private static final String ROLE =
            "(?iu)|leder|leiar|leader|nestleder|nestleiar|deputy|medlem|member|sekretariat"
                    + "|secretariat|observatør|observer|vara|varamedlem|substitute";
    private static final String LANGUAGE = "(?iu)|nb|bokmål|nn|nynorsk|en|engelsk|english";
    private static final String ID = "[\\p{L}\\p{N}][\\p{L}\\p{N}._-]{0,79}";

    MemberList {
        lines = Collections.unmodifiableMap(new LinkedHashMap<>(lines));
    }

    /** One line. What is not there is null; a role that is not said is a member's. */
    record MemberLine(
            @Nullable @Pattern(regexp = ID) String memberId,
            @NotBlank @Line String name,
            @NotBlank @Email String email,
            @Nullable @Pattern(regexp = LANGUAGE) String language,
            @Nullable @Pattern(regexp = ROLE) String role,
            @Nullable @Line String represents,
            @Nullable @Pattern(regexp = ID) String organisationId) {
        MemberRequest request() {
            return new MemberRequest(
                    name,
                    email,
                    known(LANGUAGES, language),
                    known(ROLES, role),
                    represents,
                    organisationId == null ? null : new OrganisationId(organisationId));
        }

        private static <T> T known(Map<String, T> words, @Nullable String said) {
            var word = Objects.requireNonNullElse(said, "").toLowerCase(Locale.ROOT);
            return Objects.requireNonNull(words.get(word), "what the pattern lets through");
        }
    }
}
