package no.saksgang.events.meeting;

/** What a member says to an invitation. */
public enum AnswerKind {
    ACCEPTED,
    TENTATIVE,
    DECLINED
}
