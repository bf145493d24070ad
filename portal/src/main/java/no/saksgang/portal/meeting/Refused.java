package no.saksgang.portal.meeting;

import java.util.List;
import no.saksgang.portal.services.ServiceRefused;
import no.saksgang.portal.services.ServiceRefused.FieldProblem;

/**
 * What a form was refused for, to be shown at the form.
 *
 * @param what in words for people
 * @param stale whether it is for somebody else's change
 */
record Refused(String what, boolean stale, List<FieldProblem> errors) {
    static Refused by(ServiceRefused refused) {
        return new Refused(refused.words(), refused.isStale(), refused.errors());
    }
}
