/** Mail that no rule knows what to do with: kept until a person has looked at it. */
@NullMarked
package no.saksgang.notificationservice.held;

import org.jspecify.annotations.NullMarked;
