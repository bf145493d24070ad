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

/** A text of many lines: no control characters but line ends and tabs. */
@Size
@Pattern(regexp = "(?s)(?:[\\r\\n\\t]|\\P{Cntrl})*+")
@Constraint(validatedBy = {})
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.FIELD, ElementType.PARAMETER, ElementType.METHOD, ElementType.TYPE_USE})
public @interface Prose {
    /** The most characters. */
    @OverridesAttribute(constraint = Size.class, name = "max")
    int max() default 20_000;

    String message() default "";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};
}
