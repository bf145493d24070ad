package no.saksgang.portal.stream;

import java.nio.charset.StandardCharsets;
import no.saksgang.events.Subject;
import no.saksgang.portal.PortalSettings;
import org.springframework.stereotype.Component;
import org.springframework.web.util.UriUtils;

/** Where in the portal one reads more of what an event is about. */
@Component
class Links {
    private final String portal;

    Links(PortalSettings settings) {
        portal = settings.address().toString().replaceAll("/+$", "");
    }

    String to(Subject subject) {
        var id = UriUtils.encodePathSegment(subject.id(), StandardCharsets.UTF_8);
        return portal
                + switch (subject.kind()) {
                    case "meeting" -> "/meetings/" + id;
                    case "referat" -> "/meetings/" + id + "/referat";
                    case "minutes" -> "/archive/" + id;
                    case "conference" -> "/conferences/" + id;
                    case "announcement" -> "/conferences/announcements/" + id;
                    case "case" -> "/cases/" + id;
                    case "followup" -> "/followups";
                    case "mailing" -> "/mailings/" + id;
                    case "group" -> "/groups/" + id;
                    case "member" -> "/people/" + id;
                    case "organisation" -> "/groups";
                    default -> "/";
                };
    }

    /** An address of the portal itself. */
    String at(String path) {
        return portal + path;
    }
}
