package no.saksgang.portal.people;

import java.util.Comparator;
import java.util.Optional;
import no.saksgang.events.GroupId;
import no.saksgang.events.directory.Language;
import no.saksgang.events.directory.Membership;
import no.saksgang.events.directory.Role;
import no.saksgang.portal.login.People;
import no.saksgang.portal.login.Person;
import no.saksgang.portal.services.Directory;
import no.saksgang.portal.services.Group;
import no.saksgang.portal.services.MeetingService;
import no.saksgang.portal.services.Member;
import no.saksgang.portal.services.NotificationService;
import no.saksgang.portal.services.ServiceAway;
import no.saksgang.portal.services.Template;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.ModelAndView;

/** The page of one group: who is in it, and the form in which somebody comes in. */
@Component
class GroupPage {
    private final MeetingService meetings;
    private final NotificationService notifications;
    private final Directory directory;
    private final People people;

    GroupPage(
            MeetingService meetings,
            NotificationService notifications,
            Directory directory,
            People people) {
        this.meetings = meetings;
        this.notifications = notifications;
        this.directory = directory;
        this.people = people;
    }

    /** A member of the group that is shown, with what they are there. */
    record InGroup(Member member, Membership membership) {}

    /** Where the group's calendar is to be subscribed to. */
    record Calendar(String address) {}

    /**
     * @param typed what stands in the form
     */
    ModelAndView of(GroupId id, MemberForm typed) {
        var page = new ModelAndView("group");
        page.addObject("group", meetings.get(Group.class, "/groups/{id}", id));
        if (isSecretariat()) {
            page.addObject("organisations", directory.organisations());
            page.addObject(
                    "template",
                    meetings.find(Template.class, "/groups/{id}/template", id).orElse(null));
        }
        page.addObject("roles", Role.values());
        page.addObject("languages", Language.values());
        page.addObject(
                "members",
                directory.membersOf(id).stream()
                        .flatMap(it -> it.in(id).map(at -> new InGroup(it, at)).stream())
                        .sorted(
                                Comparator.comparing((InGroup it) -> it.membership().role())
                                        .thenComparing(it -> it.member().name()))
                        .toList());
        calendar(id).ifPresent(it -> page.addObject("calendar", it));
        return page.addObject("typed", typed);
    }

    private boolean isSecretariat() {
        return people.current().filter(Person::isSecretariat).isPresent();
    }

    /** None for who may not have it, and none while nobody can say. */
    private Optional<String> calendar(GroupId id) {
        try {
            return isSecretariat()
                    ? notifications
                            .find(Calendar.class, "/groups/{id}/calendar", id)
                            .map(Calendar::address)
                    : Optional.empty();
        } catch (ServiceAway away) {
            return Optional.empty();
        }
    }
}
