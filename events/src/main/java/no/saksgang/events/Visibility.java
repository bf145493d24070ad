package no.saksgang.events;

/** Who may read an item once its referat is approved: anyone, or the members only. */
public enum Visibility {
    PUBLIC,
    MEMBERS
}
