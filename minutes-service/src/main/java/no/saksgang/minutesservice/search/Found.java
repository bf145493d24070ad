package no.saksgang.minutesservice.search;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A page of hits.
 *
 * @param next where the next page begins; null if this is the last
 * @param total hits on all pages
 */
record Found(List<Hit> hits, @Nullable Cursor next, int total) {}
