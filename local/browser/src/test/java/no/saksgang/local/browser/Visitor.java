package no.saksgang.local.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.deque.html.axecore.args.AxeRunOptions;
import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.RequestOptions;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Somebody at a browser of their own, who is logged in or not. What the browser complains of is
 * kept: a script that fails, something that the page's own policy forbids.
 */
final class Visitor implements AutoCloseable {
    /** Whoever was somewhere before a part of the page was exchanged must be somewhere after it. */
    private static final String FOCUS_IS_LOST =
            """
            let was = null;
            // By the next key one goes on by oneself, with Tab at the end of a page to the body.
            document.addEventListener('keydown', () => { was = null; }, true);
            document.addEventListener('htmx:beforeSwap', () => {
                if (document.activeElement !== document.body) was = document.activeElement;
            });
            document.addEventListener('htmx:afterSettle', () => setTimeout(() => {
                if (was && document.activeElement === document.body)
                    console.error('the focus fell from ' + was.outerHTML.slice(0, 120) + ' to the body');
                was = null;
            }, 50));
            """;

    /** How many places the keyboard has to stop at; where it stops is remembered from now on. */
    private static final String STOPS =
            """
            () => {
                window.stopped = new Set();
                document.addEventListener('focusin', it => window.stopped.add(it.target));
                window.stops = () => [...document.querySelectorAll(
                        'a[href], button, input, select, textarea, summary, [tabindex]')]
                    .filter(it => it.tabIndex >= 0 && !it.disabled && it.checkVisibility({visibilityProperty: true}));
                return window.stops().length;
            }
            """;

    /** Of the buttons of one choice the keyboard stops at one; the arrows lead to the others. */
    private static final String NOT_STOPPED_AT =
            """
            () => window.stops()
                .filter(it => ![...window.stopped].some(other => other === it
                    || it.type === 'radio' && other.type === 'radio'
                        && other.name === it.name && other.form === it.form))
                .map(it => it.outerHTML.slice(0, 160))
            """;

    /** What is in order axe would describe, too, element by element. */
    private static final AxeRunOptions VIOLATIONS = violations();

    private static final Pattern NO_KEY = Pattern.compile("[^ -~].*");

    private static final int ROUNDS = 4;

    private static final Pattern MISSING_WORDS = Pattern.compile("\\?\\?\\S+\\?\\?");

    /**
     * What the console says of a request in words of its own: that a page was not found is told of
     * by its status, that there was no answer by why.
     */
    private static final List<String> TOLD_OTHERWISE =
            List.of("Failed to load resource", "htmx:afterRequest", "htmx:sendError");

    /** The page was left before the answer came, or the network was taken away. */
    private static final Set<String> EXPECTED =
            Set.of("net::ERR_ABORTED", "net::ERR_INTERNET_DISCONNECTED");

    /** Fields that have parts, in an order that is the browser's. */
    private static final Set<String> OF_PARTS = Set.of("date", "time", "datetime-local");

    /** How long something may take that goes through Kafka or by mail. */
    static final Duration PATIENCE = Duration.ofSeconds(40);

    private final URI portal;
    private final BrowserContext context;
    private final Page page;
    private final List<String> complaints = new ArrayList<>();

    private Visitor(Browser browser, URI portal, Browser.NewContextOptions options) {
        this.portal = portal;
        context = browser.newContext(options.setLocale("nb-NO").setTimezoneId("Europe/Oslo"));
        context.addInitScript(FOCUS_IS_LOST);
        page = context.newPage();
        page.onPageError(complaints::add);
        page.onConsoleMessage(it -> {
            if (it.type().equals("error")
                    && TOLD_OTHERWISE.stream().noneMatch(it.text()::startsWith)) {
                complaints.add(it.text());
            }
        });
        page.onRequestFailed(it -> {
            if (!EXPECTED.contains(it.failure())) {
                complaints.add(it.url() + " " + it.failure());
            }
        });
    }

    static Visitor of(Browser browser, URI portal) {
        return new Visitor(browser, portal, desk());
    }

    /** One with a telephone, in the dark. */
    static Visitor withTelephone(Browser browser, URI portal) {
        return new Visitor(
                browser,
                portal,
                new Browser.NewContextOptions()
                        .setViewportSize(320, 640)
                        .setColorScheme(ColorScheme.DARK));
    }

    /** One whose browser runs no scripts. */
    static Visitor withoutScript(Browser browser, URI portal) {
        return new Visitor(browser, portal, desk().setJavaScriptEnabled(false));
    }

    private static AxeRunOptions violations() {
        var options = new AxeRunOptions();
        options.setResultTypes(List.of("violations"));
        return options;
    }

    private static Browser.NewContextOptions desk() {
        return new Browser.NewContextOptions().setViewportSize(1280, 900);
    }

    /** Logs in by the one-click link of the start screen. */
    Visitor as(String person) {
        page.navigate(portal + "/oauth2/authorization/saksgang?login_hint=" + person);
        assertThat(page.url()).startsWith(portal.toString());
        return this;
    }

    /** Opens a page and answers its status. */
    int open(String path) {
        return page.navigate(portal + path).status();
    }

    /** What the server says to a page, without going on to where it leads. */
    int statusOf(String path) {
        return context.request()
                .get(
                        portal + path,
                        RequestOptions.create().setMaxRedirects(0).setHeader("Accept", "text/html"))
                .status();
    }

    /** Where they are. */
    String path() {
        return URI.create(page.url()).getPath();
    }

    Page page() {
        return page;
    }

    BrowserContext context() {
        return context;
    }

    /** Presses what is called so by keyboard alone. */
    void press(String name) {
        press(button(name));
    }

    /** Presses a button, a link or a summary by keyboard alone; it can be reached by it. */
    void press(Locator what) {
        reach(what);
        page.keyboard().press("Enter");
    }

    /** Types into a field by keyboard alone, in place of what stands there. */
    void type(String field, String text) {
        type(page.locator(field), text);
    }

    /** Types into a field by keyboard alone, in place of what stands there. */
    void type(Locator field, String text) {
        reach(field);
        if (OF_PARTS.contains(String.valueOf(field.getAttribute("type")))) {
            // The browser's own, with a part for the day, the month and so on, each typed.
            field.fill(text);
        } else {
            page.keyboard().press("Control+A");
            page.keyboard().type(text);
        }
    }

    /** Ticks a box by keyboard alone, if it is not ticked. */
    void tick(String box) {
        tick(page.locator(box));
    }

    /** Ticks a box by keyboard alone, if it is not ticked. */
    void tick(Locator box) {
        reach(box);
        if (!box.isChecked()) {
            page.keyboard().press("Space");
        }
        assertThat(box.isChecked()).as("%s is ticked", box).isTrue();
    }

    /** Chooses from a list by keyboard alone, by the beginning of what is read there. */
    void choose(String list, String option) {
        reach(page.locator(list));
        // What the driver's keyboard has no key for, it would write into the field before the list.
        page.keyboard().type(NO_KEY.matcher(option).replaceFirst(""));
        assertThat(
                        (String)
                                page.locator(list)
                                        .evaluate("it => it.selectedOptions[0].textContent.trim()"))
                .startsWith(option);
    }

    private void reach(Locator what) {
        what.waitFor();
        what.focus();
        assertThat(
                        (Boolean)
                                what.evaluate(
                                        "it => it === document.activeElement && it.tabIndex >= 0"))
                .as("%s is reached by keyboard", what)
                .isTrue();
    }

    Locator button(String name) {
        return page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name)).first();
    }

    Locator link(String name) {
        return page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(name)).first();
    }

    Locator heading(String name) {
        return page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName(name)).first();
    }

    /** Of one thing among several. */
    Locator buttonOf(String words) {
        return page.locator("main li, main tbody tr")
                .filter(new Locator.FilterOptions().setHasText(words))
                .locator("button");
    }

    static LocatorAssertions.IsVisibleOptions patiently() {
        return new LocatorAssertions.IsVisibleOptions().setTimeout((double) PATIENCE.toMillis());
    }

    static LocatorAssertions.ContainsTextOptions inTime() {
        return new LocatorAssertions.ContainsTextOptions().setTimeout((double) PATIENCE.toMillis());
    }

    /** Whoever works by keyboard goes on from where they were. */
    void assertFocusIsSomewhere() {
        await().atMost(PATIENCE)
                .until(() -> (Boolean) page.evaluate("document.activeElement !== document.body"));
    }

    /** What axe finds wrong, what is wider than the window, words that are missing, complaints. */
    List<String> barriers() {
        var barriers = new ArrayList<String>();
        // A mail in its frame is looked at where mails are; no script may run there, also not axe.
        page.evaluate("document.querySelectorAll('iframe').forEach(it => it.remove())");
        // In legacy mode axe opens no second page for its report, which only frames would need.
        for (var violation :
                new AxeBuilder(page)
                        .setLegacyMode(true)
                        .options(VIOLATIONS)
                        .analyze()
                        .getViolations()) {
            barriers.add(violation.getId() + " " + violation.getNodes().getFirst().getHtml());
        }
        if ((Boolean) page.evaluate("document.documentElement.scrollWidth > innerWidth + 1")) {
            barriers.add("wider than the window");
        }
        MISSING_WORDS.matcher(page.content()).results().forEach(it -> barriers.add(it.group()));
        barriers.addAll(complaints);
        complaints.clear();
        return barriers;
    }

    /** What on this page can be pressed or filled in, and is not come to by Tab. */
    @SuppressWarnings("unchecked")
    List<String> outOfReach() {
        page.evaluate("document.querySelectorAll('iframe').forEach(it => it.remove())");
        var stops = (Integer) page.evaluate(STOPS);
        var left = List.of("all of it");
        // A field for a time takes several to pass, and a page may begin somewhere in its midst.
        for (var round = 0; round < ROUNDS && !left.isEmpty(); round++) {
            for (var stop = 0; stop <= stops; stop++) {
                page.keyboard().press("Tab");
            }
            left = (List<String>) page.evaluate(NOT_STOPPED_AT);
        }
        return left;
    }

    /** The same in every language, on the page that shows which mail comes of what was typed. */
    List<String> barriersInEveryLanguage() {
        page.locator("#mails").waitFor();
        var barriers = new ArrayList<String>();
        for (var language : List.of("nn", "en", "nb")) {
            context.request().get(portal + "/?lang=" + language);
            page.reload();
            assertThat(page.locator("html").getAttribute("lang")).isEqualTo(language);
            barriers.addAll(barriers());
        }
        return barriers;
    }

    @Override
    public void close() {
        context.close();
        assertThat(complaints).as("what the browser complained of").isEmpty();
    }
}
