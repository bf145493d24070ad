package no.saksgang.chassis.http;

import org.springframework.http.server.PathContainer;
import org.springframework.util.unit.DataSize;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;

/**
 * A bean that says where a body may be larger than a command's, and how large.
 *
 * @param path a pattern of Spring's
 */
public record LargerBody(PathPattern path, DataSize largest) {
    public LargerBody(String path, DataSize largest) {
        this(PathPatternParser.defaultInstance.parse(path), largest);
    }

    boolean isFor(String requested) {
        return path.matches(PathContainer.parsePath(requested));
    }
}
