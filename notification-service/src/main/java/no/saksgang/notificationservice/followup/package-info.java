/** Where owners say without a login that a follow-up is done: the page behind a reminder's link. */
@NullMarked
package no.saksgang.notificationservice.followup;

import org.jspecify.annotations.NullMarked;
