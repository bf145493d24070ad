package no.saksgang.portal.people;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A person in a group, as somebody types it. What is wrong with it the meeting-service says.
 *
 * @param memberId of one who is known; empty for a newcomer
 * @param organisationId of the register, for which they are there; kept as it is
 */
record MemberForm(
        @Nullable String memberId,
        String name,
        String email,
        String role,
        @Nullable String language,
        @Nullable String represents,
        @Nullable String organisationId) {
    static final MemberForm EMPTY = new MemberForm("", "", "", "MEMBER", "nb", "", "");

    Map<String, Object> body() {
        var body = new HashMap<String, Object>();
        body.put("name", name.strip());
        body.put("email", email.strip());
        body.put("role", role);
        if (language != null && !language.isBlank()) {
            body.put("language", language);
        }
        if (represents != null && !represents.isBlank()) {
            body.put("represents", represents.strip());
        }
        if (organisationId != null && !organisationId.isBlank()) {
            body.put("organisationId", organisationId);
        }
        return body;
    }
}
