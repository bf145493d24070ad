/**
 * What all pages have in common: their frame, their language, what they say when something fails.
 */
@NullMarked
package no.saksgang.portal.page;

import org.jspecify.annotations.NullMarked;
