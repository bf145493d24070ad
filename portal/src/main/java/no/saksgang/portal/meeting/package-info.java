/** Meetings: the year's plan, one meeting and its agenda, what is sent about it, and answers. */
@NullMarked
package no.saksgang.portal.meeting;

import org.jspecify.annotations.NullMarked;
