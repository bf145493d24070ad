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

/** An e-mail address of a person or a body, such as a mail server takes it. */
@Size
@Pattern(
        regexp =
                "[^\\s\\p{Cntrl}<>()\\[\\],;:\"@]+@[^\\s\\p{Cntrl}<>()\\[\\],;:\"@]+\\.[^\\s\\p{Cntrl}<>()\\[\\],;:\"@.]+")
@Constraint(validatedBy = {})
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.FIELD, ElementType.PARAMETER, ElementType.METHOD, ElementType.TYPE_USE})
public @interface Email {
    /** The most characters. */
    @OverridesAttribute(constraint = Size.class, name = "max")
    int max() default 254;

    String message() default "";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};
}
