package no.saksgang.meetingservice.edge;

import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.Temporal;
import org.jspecify.annotations.Nullable;

/**
 * A date or a moment that people can mean: from 1900 to 2199. Calendars and stores end somewhere.
 */
@Constraint(validatedBy = {WithinReach.OfDates.class, WithinReach.OfMoments.class})
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.FIELD, ElementType.PARAMETER, ElementType.METHOD, ElementType.TYPE_USE})
public @interface WithinReach {
    String message() default "";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};

    /** Judges dates. */
    final class OfDates implements ConstraintValidator<WithinReach, LocalDate> {
        private static final LocalDate FIRST = LocalDate.of(1900, 1, 1);
        private static final LocalDate LAST = LocalDate.of(2199, 12, 31);

        @Override
        public boolean isValid(@Nullable LocalDate date, ConstraintValidatorContext context) {
            return date == null || isWithin(date);
        }

        static boolean isWithin(LocalDate date) {
            return !date.isBefore(FIRST) && !date.isAfter(LAST);
        }
    }

    /** Judges moments. */
    final class OfMoments implements ConstraintValidator<WithinReach, Instant> {
        @Override
        public boolean isValid(@Nullable Instant moment, ConstraintValidatorContext context) {
            return moment == null || isWithin(moment);
        }

        private static boolean isWithin(Temporal moment) {
            try {
                return OfDates.isWithin(LocalDate.ofInstant(Instant.from(moment), ZoneOffset.UTC));
            } catch (java.time.DateTimeException tooFar) {
                return false;
            }
        }
    }
}
