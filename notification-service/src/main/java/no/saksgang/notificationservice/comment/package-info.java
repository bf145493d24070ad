/**
 * Comments on a circulated draft that come as answers to its mail: kept here with their words until
 * the referat has them.
 */
@NullMarked
package no.saksgang.notificationservice.comment;

import org.jspecify.annotations.NullMarked;
