package no.saksgang.meetingservice.edge;

import jakarta.validation.Constraint;
import jakarta.validation.OverridesAttribute;
import jakarta.validation.Payload;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A text on one line: no control characters, which would end up in headers of mails and in
 * calendars.
 */
@Size
@Pattern(regexp = "[^\\p{Cntrl}\\u2028\\u2029]*")
@Constraint(validatedBy = {})
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.FIELD, ElementType.PARAMETER, ElementType.METHOD, ElementType.TYPE_USE})
public @interface Line {
    /** The most characters. */
    @OverridesAttribute(constraint = Size.class, name = "max")
    int max() default 200;

    String message() default "";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};
}
