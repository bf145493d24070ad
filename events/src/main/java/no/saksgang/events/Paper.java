package no.saksgang.events;

/**
 * A document by link (<i>sakspapir</i>).
 *
 * @param version from 1; a new version of a paper keeps its id
 */
public record Paper(String id, String title, String url, int version) {}
