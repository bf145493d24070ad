/** Keeps every revision of every approved referat, for good, and says so. */
@NullMarked
package no.saksgang.minutesservice.archive;

import org.jspecify.annotations.NullMarked;
