/**
 * What is to be done, by whom and until when, across meetings; and the cases that it belongs to.
 */
@NullMarked
package no.saksgang.portal.followup;

import org.jspecify.annotations.NullMarked;
