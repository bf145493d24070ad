/**
 * The mailbox that the suite's mail comes back to: read over IMAP, each message handed on once, and
 * taken apart so that others need no MIME.
 */
@NullMarked
package no.saksgang.notificationservice.mailbox;

import org.jspecify.annotations.NullMarked;
