/** Says which mail events would cause, now and later, before they are said. */
@NullMarked
package no.saksgang.notificationservice.foresight;

import org.jspecify.annotations.NullMarked;
