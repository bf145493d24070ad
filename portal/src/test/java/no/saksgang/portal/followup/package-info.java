@NullMarked
package no.saksgang.portal.followup;

import org.jspecify.annotations.NullMarked;
