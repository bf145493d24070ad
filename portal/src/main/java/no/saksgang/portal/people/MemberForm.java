package no.saksgang.portal.people;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import no.saksgang.events.GroupId;
import no.saksgang.portal.services.Member;
import no.saksgang.portal.services.Organisation;
import org.jspecify.annotations.Nullable;

/**
 * A person in a group, as somebody types it. What is wrong with it the meeting-service says.
 *
 * @param memberId of one who is known; empty for a newcomer
 * @param represents whom they are there for: a body of the register, or any other by its name
 * @param represented what stood there when the form was shown
 * @param organisationId that body's, where it was one of the register
 */
record MemberForm(
        @Nullable String memberId,
        String name,
        String email,
        String role,
        @Nullable String language,
        @Nullable String represents,
        @Nullable String represented,
        @Nullable String organisationId) {
    static final MemberForm EMPTY = new MemberForm("", "", "", "MEMBER", "nb", "", "", "");

    /** Of somebody who is in a group; empty if they are not. */
    static Optional<MemberForm> of(Member member, GroupId group) {
        return member.in(group)
                .map(it ->
                        new MemberForm(
                                member.memberId().value(),
                                member.name(),
                                Objects.requireNonNullElse(member.email(), ""),
                                it.role().name(),
                                member.language().tag(),
                                it.represents(),
                                it.represents(),
                                Objects.toString(it.organisationId(), "")));
    }

    /** Theirs, or the one that a newcomer gets. */
    String memberIdOr(String fresh) {
        return said(memberId).orElse(fresh);
    }

    /**
     * @param register the bodies that are registered
     */
    Map<String, Object> body(Collection<Organisation> register) {
        var body = new HashMap<String, Object>();
        body.put("name", name.strip());
        body.put("email", email.strip());
        body.put("role", role);
        said(language).ifPresent(it -> body.put("language", it));
        said(represents)
                .ifPresent(named -> {
                    body.put("represents", named);
                    organisation(named, register).ifPresent(it -> body.put("organisationId", it));
                });
        return body;
    }

    /**
     * It may be called something else here than in the register, as long as nobody changes that.
     */
    private Optional<String> organisation(String named, Collection<Organisation> register) {
        return said(represented)
                .filter(named::equals)
                .flatMap(_ -> said(organisationId))
                .or(() ->
                        register.stream()
                                .filter(it -> it.name().equalsIgnoreCase(named))
                                .map(it -> it.organisationId().value())
                                .findFirst());
    }

    private static Optional<String> said(@Nullable String field) {
        return Optional.ofNullable(field).map(String::strip).filter(it -> !it.isEmpty());
    }
}
