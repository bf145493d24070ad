package no.saksgang.events.directory;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** What a member reads: bokmål, nynorsk or English. Written {@code nb}, {@code nn}, {@code en}. */
public enum Language {
    NB,
    NN,
    EN;

    /** BCP 47. */
    @JsonValue
    public String tag() {
        return name().toLowerCase(Locale.ROOT);
    }
}
