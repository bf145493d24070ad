@NullMarked
package no.saksgang.portal.mailing;

import org.jspecify.annotations.NullMarked;
