package no.saksgang.local.identity;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who can log in.
 *
 * @param memberId whose invitations and comments are theirs; absent for who is no member
 */
record Person(
        String id,
        String name,
        @Nullable String email,
        List<Role> roles,
        @Nullable String memberId) {
    Person {
        roles = List.copyOf(roles);
    }

    /** What tokens say of them, beside whose they are. */
    Map<String, Object> claims() {
        var claims = new LinkedHashMap<String, Object>();
        claims.put("name", name);
        if (email != null) {
            claims.put("email", email);
        }
        claims.put("roles", roles.stream().map(Role::claim).toList());
        if (memberId != null) {
            claims.put("member_id", memberId);
        }
        return claims;
    }
}
