package no.saksgang.local.player;

/**
 * An event that went over Kafka.
 *
 * @param id CloudEvents' {@code id}: a repeat has the same
 * @param name such as {@code AgendaApproved}
 * @param subject the aggregate, as the suite names it: {@code meeting/m1}
 */
record SeenEvent(String topic, String id, String name, String subject, long sequence) {
    /** Says what became of mail, and so is no news of its own beside the mail. */
    boolean ofMailings() {
        return topic.equals("saksgang.mailings");
    }
}
