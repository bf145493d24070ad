/** What everybody may see, without a login: published meetings, their papers and referater. */
@NullMarked
package no.saksgang.portal.open;

import org.jspecify.annotations.NullMarked;
