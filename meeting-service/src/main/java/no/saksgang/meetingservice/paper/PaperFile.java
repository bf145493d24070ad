package no.saksgang.meetingservice.paper;

import no.saksgang.events.MeetingId;

/**
 * A paper that lies with us.
 *
 * @param name as it was uploaded, with its ending
 * @param size in bytes
 * @param url where people open it; what an agenda names
 */
record PaperFile(
        MeetingId meetingId, String fileId, String name, Format format, long size, String url) {}
