/** The web pages of the suite: what the secretariat works with and the members look at. */
@NullMarked
package no.saksgang.portal;

import org.jspecify.annotations.NullMarked;
