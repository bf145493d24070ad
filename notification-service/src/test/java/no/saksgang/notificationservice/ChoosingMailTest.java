package no.saksgang.notificationservice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import no.saksgang.events.GroupId;
import no.saksgang.events.mailing.Purpose;
import no.saksgang.testing.AConference;
import no.saksgang.testing.AMeeting;
import no.saksgang.testing.AMember;
import no.saksgang.testing.AnAnnouncement;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** From the link in the footer of a mail to the mail that then comes, or does not. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class ChoosingMailTest extends NotificationServiceTest {
    private static final Duration SOON = Duration.ofSeconds(20);
    private static final Pattern PREFERENCES = Pattern.compile("<(http\\S+/preferences/[\\w-]+)");
    private static final HttpClient BROWSER = HttpClient.newHttpClient();

    @Test
    void one_click_leaves_the_announcements_and_nothing_else() throws Exception {
        var group = new GroupId("g-leave");
        var member = member("leave", group);
        announce("leave-1", group);
        var mail = mails(member, 1).getFirst();
        assertThat(mail.getHeader("List-Unsubscribe-Post"))
                .containsExactly("List-Unsubscribe=One-Click");
        var links = mail.getHeader("List-Unsubscribe")[0];
        assertThat(links)
                .contains("?leave=announcements>")
                .contains("<mailto:moter@fjordregionen.example?subject=");

        // A scanner opens the link; nothing happens. Then the mail program posts.
        var leave = "?leave=announcements";
        assertThat(get(member, leave).body())
                .containsPattern("<form method=\"post\" action=\"[\\w-]+\\?leave=announcements\"");
        announce("leave-2", group);
        mails(member, 2);
        for (var i = 0; i < 2; i++) {
            assertThat(post(member, leave, "List-Unsubscribe=One-Click").statusCode())
                    .isEqualTo(200);
        }
        announce("leave-3", group);
        assertThat(
                        MailOfAnEventTest.completed("announcement/leave-3", Purpose.ANNOUNCEMENT)
                                .suppressed())
                .isEqualTo(1);
        SPEAKER.say(AConference.called("Konf").withId("k-leave").forGroups(group).announced());
        mails(member, 3);

        // An invitation to one's own group is no list.
        SPEAKER.say(
                AMeeting.called("Gruppens møte")
                        .withId("m-leave")
                        .ofGroups(group)
                        .inviting(member.id())
                        .agendaApproved());
        var invitation = mails(member, 4).getLast();
        assertThat(invitation.getHeader("List-Unsubscribe")).isNull();
        assertThat(get(member, "").body())
                .contains("value=\"none\" checked", "kan ikke velges bort")
                .doesNotContain("??");
    }

    @Test
    void a_chosen_language_wins_over_the_directory() throws Exception {
        var group = new GroupId("g-tongue");
        var member = member("tongue", group);
        announce("tongue-1", group);
        mails(member, 1);
        assertThat(get(member, "").statusCode()).isEqualTo(200);
        var kept = post(member, "", "language=en&announcements=each&conferences=yes");
        assertThat(kept.statusCode()).isEqualTo(303);
        assertThat(get(member, "").body()).contains("<html lang=\"en\">", "The mail you get");
        announce("tongue-2", group);
        assertThat(mails(member, 2).getLast().getHeader("Content-Language")).containsExactly("en");
    }

    @Test
    void announcements_come_together_once_a_day_if_so_chosen() throws Exception {
        var group = new GroupId("g-digest");
        var member = member("digest", group);
        announce("digest-0", group);
        mails(member, 1);
        assertThat(post(member, "", "announcements=digest").statusCode()).isEqualTo(303);
        // What was not said has stayed.
        assertThat(get(member, "").body()).contains("value=\"yes\" checked");
        for (var id : List.of("digest-1", "digest-2")) {
            announce(id, group);
            assertThat(
                            MailOfAnEventTest.completed("announcement/" + id, Purpose.ANNOUNCEMENT)
                                    .suppressed())
                    .isEqualTo(1);
        }
        assertThat(MAIL.messagesTo(member.email())).hasSize(1);
        clock.moveTo(clock.instant().plus(Duration.ofDays(1)));
        var digest = mails(member, 2).getLast();
        assertThat(digest.getSubject()).startsWith("Dagens kunngjøringer: Nytt digest-1 og");
        assertThat(digest.getHeader("List-Unsubscribe")[0]).contains("leave=announcements");
        clock.moveTo(clock.instant().plus(Duration.ofDays(1)));
        announce("digest-3", group);
        MailOfAnEventTest.completed("announcement/digest-3", Purpose.ANNOUNCEMENT);
        assertThat(MAIL.messagesTo(member.email())).hasSize(2);
    }

    @Test
    void is_forgotten_with_the_person() throws Exception {
        var group = new GroupId("g-forget");
        var member = member("forget", group);
        announce("forget-1", group);
        mails(member, 1);
        post(member, "", "language=nn&announcements=none");
        SPEAKER.say(member.erased());
        await().atMost(SOON).until(() -> get(member, "").statusCode() == 404);
        assertThat(post(member, "", "language=en").statusCode()).isEqualTo(404);
    }

    private AMember member(String name, GroupId group) {
        var member =
                AMember.called("Eli " + name)
                        .withId("choose-" + name)
                        .withEmail("choose-" + name + "@vik.example")
                        .in(group);
        SPEAKER.say(member.saved());
        return member;
    }

    private void announce(String id, GroupId group) {
        SPEAKER.say(
                AnAnnouncement.called("Nytt " + id).withId(id).toGroups(group).published(),
                clock.instant());
    }

    private static List<MimeMessage> mails(AMember member, int howMany) {
        return await().atMost(SOON)
                .until(() -> MAIL.messagesTo(member.email()), it -> it.size() == howMany);
    }

    private HttpResponse<String> get(AMember member, String query)
            throws IOException, InterruptedException, MessagingException {
        return send(HttpRequest.newBuilder(address(member, query)));
    }

    private HttpResponse<String> post(AMember member, String query, String body)
            throws IOException, InterruptedException, MessagingException {
        return send(
                HttpRequest.newBuilder(address(member, query))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString(body)));
    }

    private static HttpResponse<String> send(HttpRequest.Builder request)
            throws IOException, InterruptedException {
        return BROWSER.send(
                request.header("Accept", "text/html").header("Accept-Language", "nb").build(),
                BodyHandlers.ofString());
    }

    /** As the member's first mail has it, on the port of this service. */
    private URI address(AMember member, String query) throws MessagingException {
        var header = MAIL.messagesTo(member.email()).getFirst().getHeader("List-Unsubscribe")[0];
        var link = PREFERENCES.matcher(header);
        assertThat(link.find()).isTrue();
        return URI.create(base() + URI.create(link.group(1)).getPath() + query);
    }
}
