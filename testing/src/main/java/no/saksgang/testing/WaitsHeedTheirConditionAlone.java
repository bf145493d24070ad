package no.saksgang.testing;

import org.awaitility.Awaitility;
import org.junit.platform.launcher.LauncherSession;
import org.junit.platform.launcher.LauncherSessionListener;

/**
 * Has a wait fail by what it waits for alone. Awaitility would fail it by what any thread throws,
 * and the mail server's thread throws when a client hangs up, whose test may long be over.
 */
public final class WaitsHeedTheirConditionAlone implements LauncherSessionListener {
    @Override
    public void launcherSessionOpened(LauncherSession session) {
        Awaitility.doNotCatchUncaughtExceptionsByDefault();
    }
}
