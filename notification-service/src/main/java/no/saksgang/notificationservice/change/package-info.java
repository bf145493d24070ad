/** Gathers what is changed in a convened meeting, and has it said in one mail. */
@NullMarked
package no.saksgang.notificationservice.change;

import org.jspecify.annotations.NullMarked;
