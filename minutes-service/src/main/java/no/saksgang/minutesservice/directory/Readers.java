package no.saksgang.minutesservice.directory;

import java.util.Optional;
import java.util.Set;
import no.saksgang.chassis.http.NotAllowed;
import no.saksgang.chassis.login.Caller;
import org.springframework.stereotype.Component;

/** Says of every caller what of the archive they may read. */
@Component
public class Readers {
    private final Directory directory;

    Readers(Directory directory) {
        this.directory = directory;
    }

    /**
     * @throws NotAllowed for who reads nothing: a dashboard shows figures
     */
    public Reader reader(Caller caller) {
        if (caller.isSecretariat()) {
            return new Reader.OfEverything();
        }
        Caller.check(!caller.isDashboard());
        return new Reader.OfGroups(
                Optional.ofNullable(caller.memberId()).map(directory::groupsOf).orElse(Set.of()));
    }
}
