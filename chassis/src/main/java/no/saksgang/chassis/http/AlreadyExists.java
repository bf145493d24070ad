package no.saksgang.chassis.http;

/** There is one by this id already, which another command made. */
public record AlreadyExists(String id) implements Refusal {}
