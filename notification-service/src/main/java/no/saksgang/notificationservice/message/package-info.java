/**
 * From an event to the mail that one member gets: RFC 5322 and RFC 5545, in the member's language.
 * Knows nothing of Kafka, of the store or of SMTP.
 */
@NullMarked
package no.saksgang.notificationservice.message;

import org.jspecify.annotations.NullMarked;
