/** From an event to its mailing, and from the mailing to the pages of the ledger. */
@NullMarked
package no.saksgang.notificationservice.mailing;

import org.jspecify.annotations.NullMarked;
