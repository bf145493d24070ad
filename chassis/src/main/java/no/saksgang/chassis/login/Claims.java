package no.saksgang.chassis.login;

import java.util.Collection;
import java.util.EnumSet;
import java.util.Map;
import no.saksgang.events.MemberId;
import org.jspecify.annotations.Nullable;

/**
 * Where a provider's tokens say who somebody is.
 *
 * @param roles the claim with their roles; with dots a claim within a claim, as some providers have
 *     it ({@code realm_access.roles})
 * @param member the claim with the id of the member that they are
 */
public record Claims(String roles, String member) {
    /**
     * Who has a token with these claims. Roles that are none of ours are none.
     *
     * @throws IllegalArgumentException if what should be a member's id cannot be one
     */
    public Caller caller(Map<String, ?> said) {
        var found = EnumSet.noneOf(Role.class);
        if (claim(said, roles) instanceof Collection<?> named) {
            named.forEach(it -> Role.of(String.valueOf(it)).ifPresent(found::add));
        }
        var id = claim(said, member);
        return new Caller(
                found,
                id == null || String.valueOf(id).isBlank()
                        ? null
                        : new MemberId(String.valueOf(id)));
    }

    private static @Nullable Object claim(Map<?, ?> claims, String name) {
        var whole = claims.get(name);
        var dot = name.indexOf('.');
        return whole == null
                        && dot > 0
                        && claims.get(name.substring(0, dot)) instanceof Map<?, ?> in
                ? claim(in, name.substring(dot + 1))
                : whole;
    }
}
