package no.saksgang.events;

/** The secretariat as a body: whom members write to. Not a person's address. */
public record Contact(String name, String email) {}
