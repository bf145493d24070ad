package no.saksgang.meetingservice.meeting;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import no.saksgang.chassis.http.Refused;
import no.saksgang.meetingservice.meeting.MeetingRefusal.CommandNotForeseen;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpMethod;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * Refuses {@code ?preview} where nothing can be foreseen. Whoever only wants to look must not have
 * done it, and a parameter that nobody knows is otherwise ignored.
 */
@Configuration(proxyBeanMethods = false)
class PreviewOnly implements WebMvcConfigurer, HandlerInterceptor {
    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(this);
    }

    @Override
    public boolean preHandle(
            HttpServletRequest request, HttpServletResponse response, Object handler) {
        var looks = HttpMethod.GET.matches(request.getMethod());
        if (!looks
                && request.getParameterMap().containsKey("preview")
                && handler instanceof HandlerMethod method
                && method.getBeanType() != ForesightController.class) {
            throw new Refused(new CommandNotForeseen());
        }
        return true;
    }
}
