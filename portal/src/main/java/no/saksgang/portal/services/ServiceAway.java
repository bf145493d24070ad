package no.saksgang.portal.services;

/** A service does not answer now. Nothing was done, or nobody knows whether it was. */
public final class ServiceAway extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final String service;

    ServiceAway(String service, Throwable cause) {
        super(service + " does not answer", cause);
        this.service = service;
    }

    /** Its name, such as {@code meeting-service}. */
    public String service() {
        return service;
    }
}
