package no.saksgang.chassis.foresight;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A command that stores nothing but aggregates. With {@code ?preview} it is gone through in a
 * {@link DryRun}: it is refused as it would be, or answered with the events that it would cause,
 * under the ids that they would have, in one document (CloudEvents' batch).
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface Foreseeable {}
