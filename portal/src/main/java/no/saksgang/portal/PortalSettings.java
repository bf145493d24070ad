package no.saksgang.portal;

import java.net.URI;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * The portal towards people.
 *
 * @param address where it is reached from outside
 * @param accessibilityStatement the address of the body's accessibility declaration
 *     (<i>tilgjengelighetserklæring</i>); empty where none is published
 */
@ConfigurationProperties("saksgang.portal")
public record PortalSettings(URI address, String accessibilityStatement) {}
