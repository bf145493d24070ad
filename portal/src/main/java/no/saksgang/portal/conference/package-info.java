/** Conferences and announcements: written, looked over, sent, watched. */
@NullMarked
package no.saksgang.portal.conference;

import org.jspecify.annotations.NullMarked;
