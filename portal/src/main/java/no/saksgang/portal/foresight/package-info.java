/** Shows all the mail that something will cause, before it is done. */
@NullMarked
package no.saksgang.portal.foresight;

import org.jspecify.annotations.NullMarked;
