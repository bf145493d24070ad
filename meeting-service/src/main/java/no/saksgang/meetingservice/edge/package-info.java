/** What the HTTP edges of the packages share: limits of what comes in, pages of what goes out. */
@NullMarked
package no.saksgang.meetingservice.edge;

import org.jspecify.annotations.NullMarked;
