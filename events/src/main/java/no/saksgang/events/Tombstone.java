package no.saksgang.events;

/**
 * Takes back what was said of its subject: on Kafka a record without value, which lets compaction
 * remove what came before under the same key. It carries nothing but its subject.
 */
public interface Tombstone extends Event {}
