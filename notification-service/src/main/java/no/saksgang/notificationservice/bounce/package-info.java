/**
 * Mail that came back: which delivery it was, whether the address is at fault, and whom no mail
 * reaches any more.
 */
@NullMarked
package no.saksgang.notificationservice.bounce;

import org.jspecify.annotations.NullMarked;
