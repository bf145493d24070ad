package no.saksgang.local.scenario;

import org.jspecify.annotations.Nullable;

/**
 * One thing that is done, and what must then be seen.
 *
 * @param line where it stands in the file, from 1
 * @param verb as the file writes it: {@code approve-agenda}
 * @param meeting the id of the one that is meant; never null if the deed is {@link Deed.OfMeeting}
 *     or the expectation looks at minutes or answers
 */
public record Step(
        int line, String verb, @Nullable String meeting, Deed deed, Expectation expectation) {}
