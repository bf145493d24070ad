/** The archive of approved referater: kept for good, searched, and shown. */
@NullMarked
package no.saksgang.minutesservice;

import org.jspecify.annotations.NullMarked;
