/** Reminders: planned when a meeting or a draft is heard of, sent when their time has come. */
@NullMarked
package no.saksgang.notificationservice.reminder;

import org.jspecify.annotations.NullMarked;
