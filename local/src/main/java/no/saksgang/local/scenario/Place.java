package no.saksgang.local.scenario;

import org.jspecify.annotations.Nullable;

/** Where a meeting or conference is held. */
public record Place(String name, @Nullable String url, @Nullable String address) {}
