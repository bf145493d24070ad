/**
 * Where members answer without a login: the page behind the links in their mail, and the mail that
 * brings their answer to their calendar.
 */
@NullMarked
package no.saksgang.notificationservice.answer;

import org.jspecify.annotations.NullMarked;
