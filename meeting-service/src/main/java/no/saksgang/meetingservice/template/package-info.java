/** What the meetings of a group are like: where a new one begins. */
@NullMarked
package no.saksgang.meetingservice.template;

import org.jspecify.annotations.NullMarked;
