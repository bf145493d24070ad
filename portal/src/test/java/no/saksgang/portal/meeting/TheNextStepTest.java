package no.saksgang.portal.meeting;

import static no.saksgang.portal.meeting.AMeeting.PER;
import static no.saksgang.portal.meeting.AMeeting.aMeeting;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import no.saksgang.chassis.login.Role;
import no.saksgang.portal.login.Person;
import no.saksgang.portal.services.Meeting.Status;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class TheNextStepTest {
    private static final Person LEADER = new Person("Per", PER, Set.of(Role.LEADER));

    @Test
    void of_who_runs_the_meeting_is_the_work_with_it() {
        assertThat(NextStep.of(aMeeting().toRun().being(Status.PLANNED).seen(), LEADER))
                .isEqualTo(NextStep.WRITE_AGENDA);
        assertThat(NextStep.of(aMeeting().toRun().being(Status.HELD).seen(), LEADER))
                .isEqualTo(NextStep.RECORD_ATTENDANCE);
    }

    @Test
    void of_who_leads_other_meetings_is_a_members() {
        assertThat(NextStep.of(aMeeting().seen(), LEADER)).isEqualTo(NextStep.ANSWER);
        assertThat(NextStep.of(aMeeting().being(Status.HELD).seen(), LEADER))
                .isEqualTo(NextStep.WAIT_FOR_REFERAT);
    }
}
