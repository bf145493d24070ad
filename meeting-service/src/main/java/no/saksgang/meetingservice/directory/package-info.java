/** Who is who: organisations, groups and members. */
@NullMarked
package no.saksgang.meetingservice.directory;

import org.jspecify.annotations.NullMarked;
