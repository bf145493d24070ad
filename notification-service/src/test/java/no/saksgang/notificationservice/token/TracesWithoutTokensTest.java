package no.saksgang.notificationservice.token;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.springframework.http.server.observation.ServerRequestObservationContext;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

@DisplayNameGeneration(ReplaceUnderscores.class)
class TracesWithoutTokensTest {
    @Test
    void name_the_addresss_pattern_and_never_what_stands_in_it() {
        var context =
                new ServerRequestObservationContext(
                        new MockHttpServletRequest("GET", "/calendars/c2VjcmV0.ics"),
                        new MockHttpServletResponse());
        context.setPathPattern("/calendars/{token}.ics");
        var convention = new TokenConfiguration().tracesWithoutTokens();
        assertThat(convention.getHighCardinalityKeyValues(context))
                .anyMatch(it ->
                        it.getKey().equals("http.url")
                                && it.getValue().equals("/calendars/{token}.ics"))
                .noneMatch(it -> it.getValue().contains("c2VjcmV0"));
        assertThat(convention.getLowCardinalityKeyValues(context))
                .noneMatch(it -> it.getValue().contains("c2VjcmV0"));
        assertThat(convention.getContextualName(context)).doesNotContain("c2VjcmV0");
    }
}
