package no.saksgang.meetingservice.paper;

import java.net.URI;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * Uploaded papers.
 *
 * @param address below which people open them: the portal's {@code /papers}
 * @param largest one file
 * @param most of one meeting
 */
@ConfigurationProperties("saksgang.papers")
record PaperSettings(
        URI address, @DefaultValue("25MB") DataSize largest, @DefaultValue("200") int most) {}
