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
 * The address of a document or a video meeting: http or https, so that a click cannot run a script.
 */
@Size
@Pattern(regexp = "(?i)https?://[^\\s\\p{Cntrl}<>\"]+")
@Constraint(validatedBy = {})
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.FIELD, ElementType.PARAMETER, ElementType.METHOD, ElementType.TYPE_USE})
public @interface Link {
    /** The most characters. */
    @OverridesAttribute(constraint = Size.class, name = "max")
    int max() default 2_000;

    String message() default "";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};
}
