package no.saksgang.notificationservice.message;

import java.util.Optional;
import no.saksgang.events.GroupId;
import no.saksgang.events.MemberId;

/** What those are called whom events name by id. Empty: not known, or forgotten. */
public interface Names {
    Optional<String> of(MemberId member);

    Optional<String> of(GroupId group);
}
