/** What became of the mail that events caused. No address is in any of these. */
@NullMarked
package no.saksgang.events.mailing;

import org.jspecify.annotations.NullMarked;
