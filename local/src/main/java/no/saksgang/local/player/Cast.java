package no.saksgang.local.player;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import no.saksgang.local.scenario.Member;

/**
 * Who is who in the play, by id and by address. Whoever has left is still known: mail to them would
 * be seen.
 */
final class Cast {
    private final Map<String, String> addresses = new LinkedHashMap<>();
    private final Map<String, String> names = new LinkedHashMap<>();

    void enter(Member member) {
        enter(member.id(), member.name(), member.email());
    }

    void enter(String id, String name, String email) {
        var address = email.toLowerCase(Locale.ROOT);
        addresses.put(id, address);
        names.put(address, name);
        names.put(id, name);
    }

    /** The address of a member, or the address itself. */
    String addressOf(String idOrAddress) {
        return addresses.getOrDefault(idOrAddress, idOrAddress.toLowerCase(Locale.ROOT));
    }

    /** The name of who has this id or address, or the text itself. */
    String nameOf(String idOrAddress) {
        return names.getOrDefault(idOrAddress, idOrAddress);
    }

    Collection<String> everyAddress() {
        return addresses.values();
    }
}
