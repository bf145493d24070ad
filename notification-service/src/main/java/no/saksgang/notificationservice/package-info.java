/** Who gets which mail, when, and what became of it. */
@NullMarked
package no.saksgang.notificationservice;

import org.jspecify.annotations.NullMarked;
