/** News to members. */
@NullMarked
package no.saksgang.events.announcement;

import org.jspecify.annotations.NullMarked;
