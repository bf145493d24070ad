package no.saksgang.events.referat;

import no.saksgang.events.Person;
import org.jspecify.annotations.Nullable;

/** A comment on the draft that is part of the referat. */
public record SettledComment(Person person, String text, @Nullable String resolution) {}
