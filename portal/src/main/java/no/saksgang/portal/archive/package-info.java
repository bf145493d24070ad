/** Approved referater: found, read, compared, taken along. */
@NullMarked
package no.saksgang.portal.archive;

import org.jspecify.annotations.NullMarked;
