package no.saksgang.chassis.sample;

import com.mongodb.MongoTimeoutException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import no.saksgang.chassis.inbox.Inbox;
import no.saksgang.events.Envelope;
import no.saksgang.events.announcement.AnnouncementEvent;
import no.saksgang.events.announcement.AnnouncementPublished;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.messaging.Message;

/**
 * What the sample service heard. A title of "alltid feil" always fails; of "lageret er borte", six
 * times, as a store would.
 */
@Configuration(proxyBeanMethods = false)
public class Heard {
    private final List<Envelope<AnnouncementEvent>> all = new CopyOnWriteArrayList<>();
    private final List<String> tries = new CopyOnWriteArrayList<>();

    @Bean
    Consumer<Message<List<byte[]>>> hearNotices(Inbox inbox) {
        return inbox.each(AnnouncementEvent.class, this::hear);
    }

    private void hear(Envelope<AnnouncementEvent> heard) {
        if (heard.event() instanceof AnnouncementPublished published) {
            tries.add(published.title());
            if (published.title().equals("alltid feil")) {
                throw new IllegalStateException("denne går aldri");
            }
            if (published.title().equals("lageret er borte") && triesOf(published.title()) <= 6) {
                // Some of our collections are used through Spring, some are not.
                throw triesOf(published.title()) % 2 == 0
                        ? new DataAccessResourceFailureException("borte")
                        : new MongoTimeoutException("borte");
            }
        }
        all.add(heard);
    }

    public long triesOf(String title) {
        return tries.stream().filter(title::equals).count();
    }

    public List<Envelope<AnnouncementEvent>> all() {
        return all;
    }

    public List<String> titles() {
        return all.stream()
                .map(Envelope::event)
                .map(AnnouncementPublished.class::cast)
                .map(AnnouncementPublished::title)
                .toList();
    }
}
