/** Answers that came in by link or by calendar reply. */
@NullMarked
package no.saksgang.events.reply;

import org.jspecify.annotations.NullMarked;
