/** What is said of conferences. */
@NullMarked
package no.saksgang.events.conference;

import org.jspecify.annotations.NullMarked;
