/** Papers that are uploaded; an agenda names them by address, like any other. */
@NullMarked
package no.saksgang.meetingservice.paper;

import org.jspecify.annotations.NullMarked;
