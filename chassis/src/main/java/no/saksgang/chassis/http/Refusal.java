package no.saksgang.chassis.http;

/**
 * Why the domain says no. A package seals its own: the record's name is the problem's type, its
 * components are the details, and {@code messages*.properties} has the words. A refusal answers 409
 * (not in this state), or 422 where it is {@link OfContent}.
 */
public interface Refusal {
    /** Not a thing to say, in whatever state: 422. */
    interface OfContent extends Refusal {}
}
