package no.saksgang.events.meeting;

/** An ordinary sitting, an extra one, or a joint one of several groups (<i>fellesmøte</i>). */
public enum MeetingType {
    ORDINARY,
    EXTRA,
    JOINT
}
