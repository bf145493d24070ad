package no.saksgang.local.scenario;

/** A document by link. */
public record Paper(String title, String url) {}
