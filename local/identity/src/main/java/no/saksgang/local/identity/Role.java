package no.saksgang.local.identity;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What a token says that a person is, as services read it. */
enum Role {
    @JsonProperty("secretariat")
    SECRETARIAT("secretariat", "sekretariat"),
    @JsonProperty("leader")
    LEADER("leader", "leder"),
    @JsonProperty("member")
    MEMBER("member", "medlem"),
    @JsonProperty("observer")
    OBSERVER("observer", "observatør"),
    @JsonProperty("dashboard")
    DASHBOARD("dashboard", "tavle");

    private final String claim;
    private final String inWords;

    Role(String claim, String inWords) {
        this.claim = claim;
        this.inWords = inWords;
    }

    /** As in a token. */
    String claim() {
        return claim;
    }

    /** In bokmål, for the login page. */
    String inWords() {
        return inWords;
    }
}
