/**
 * Answers to invitations, however they came in: said to the meeting-service, and kept here until it
 * has judged them.
 */
@NullMarked
package no.saksgang.notificationservice.reply;

import org.jspecify.annotations.NullMarked;
