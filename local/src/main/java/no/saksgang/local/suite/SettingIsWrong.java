package no.saksgang.local.suite;

/** A setting that the suite cannot start with, in words for the person who set it. */
public final class SettingIsWrong extends RuntimeException {
    /**
     * @param expected what it should be, as the rest of a sentence: "is a port, from 1 to 65535"
     */
    public SettingIsWrong(String setting, String said, String expected) {
        super("%s %s, not '%s'.".formatted(setting, expected, said));
    }
}
