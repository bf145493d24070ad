/** Finds referater by their words, in bokmål and nynorsk. */
@NullMarked
package no.saksgang.minutesservice.search;

import org.jspecify.annotations.NullMarked;
