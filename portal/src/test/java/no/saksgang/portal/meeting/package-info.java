@NullMarked
package no.saksgang.portal.meeting;

import org.jspecify.annotations.NullMarked;
