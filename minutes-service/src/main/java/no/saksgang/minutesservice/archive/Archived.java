package no.saksgang.minutesservice.archive;

/**
 * Said within this process when the archive may have grown, so that nobody needs to wait to look.
 */
public record Archived() {}
