/** Links that nobody can guess, and message ids that tell for whom a message was. */
@NullMarked
package no.saksgang.notificationservice.token;

import org.jspecify.annotations.NullMarked;
