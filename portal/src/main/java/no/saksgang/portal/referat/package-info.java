/** During a meeting and after it: who was there, the referat from first word to correction. */
@NullMarked
package no.saksgang.portal.referat;

import org.jspecify.annotations.NullMarked;
