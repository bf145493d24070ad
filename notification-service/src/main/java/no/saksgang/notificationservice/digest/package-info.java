/** Mails each member's digest of the day when its time has come. */
@NullMarked
package no.saksgang.notificationservice.digest;

import org.jspecify.annotations.NullMarked;
