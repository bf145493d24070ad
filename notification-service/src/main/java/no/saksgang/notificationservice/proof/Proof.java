package no.saksgang.notificationservice.proof;

import no.saksgang.events.EventFormat;
import no.saksgang.notificationservice.page.Fingerprint;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * The facts with the fingerprint by which they are known again: SHA-256 of their canonical JSON
 * (RFC 8785: keys in order, nothing between). There is nothing in them that RFC 8785 would write
 * otherwise than a sorting JSON writer does: no fractions, and no control characters.
 *
 * @param sha256 of the facts, in hexadecimal digits
 */
record Proof(String sha256, Facts facts) {
    private static final JsonMapper SORTED =
            JsonMapper.builder().enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS).build();

    static Proof of(Facts facts) {
        return new Proof(Fingerprint.of(canonical(EventFormat.json().valueToTree(facts))), facts);
    }

    /** As everybody gets it who would check it. */
    String json() {
        return EventFormat.json().writeValueAsString(this);
    }

    static String canonical(JsonNode facts) {
        return SORTED.writeValueAsString(SORTED.treeToValue(facts, Object.class));
    }
}
