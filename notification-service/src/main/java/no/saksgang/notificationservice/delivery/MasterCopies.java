package no.saksgang.notificationservice.delivery;

import java.util.LinkedHashMap;
import java.util.Map;
import no.saksgang.events.MailingId;
import no.saksgang.events.directory.Language;
import no.saksgang.notificationservice.message.MailWriter;
import no.saksgang.notificationservice.message.MasterCopy;
import org.springframework.stereotype.Component;

/** The mails that are being sent, written once per mailing and language; the last few are kept. */
@Component
final class MasterCopies {
    private static final int KEPT = 24;

    private final MailWriter writer;
    private final Map<Key, Copy> kept =
            new LinkedHashMap<>(KEPT, 0.75f, true) {
                private static final long serialVersionUID = 1;

                @Override
                protected boolean removeEldestEntry(Map.Entry<Key, Copy> eldest) {
                    return size() > KEPT;
                }
            };

    MasterCopies(MailWriter writer) {
        this.writer = writer;
    }

    private record Key(MailingId mailing, Language language) {}

    record Copy(Origin.Reason reason, MasterCopy master) {}

    Copy of(Origin.Reason reason, Language language) {
        var key = new Key(reason.occasion().mailing(), language);
        synchronized (kept) {
            var copy = kept.get(key);
            if (copy == null) {
                copy = new Copy(reason, writer.prepare(reason.occasion(), language));
                kept.put(key, copy);
            }
            return copy;
        }
    }
}
