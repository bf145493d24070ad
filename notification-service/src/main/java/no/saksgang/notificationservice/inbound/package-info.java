/**
 * What becomes of the mail that comes in: calendar replies become answers, bounces mark deliveries,
 * answers to a draft become comments, and what no rule knows is held for the secretariat. No mail
 * is ever answered, so no loop can begin here.
 */
@NullMarked
package no.saksgang.notificationservice.inbound;

import org.jspecify.annotations.NullMarked;
