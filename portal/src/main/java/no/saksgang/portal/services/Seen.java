package no.saksgang.portal.services;

/**
 * Something as it was when it was read.
 *
 * @param etag to be sent back with a change, so that nobody's work is overwritten unseen
 */
public record Seen<T>(T it, String etag) {}
