package no.saksgang.testing;

import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** The endpoints that a service's own controllers have, as an {@link AccessTable} writes them. */
public final class Endpoints {
    private Endpoints() {}

    /**
     * Of the controllers in a package and below.
     *
     * @param mappings of the running service
     */
    public static Set<String> of(RequestMappingHandlerMapping mappings, String inPackage) {
        return mappings.getHandlerMethods().entrySet().stream()
                .filter(it -> it.getValue().getBeanType().getPackageName().startsWith(inPackage))
                .flatMap(it -> endpoints(it.getKey()))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Stream<String> endpoints(RequestMappingInfo mapping) {
        var more =
                Stream.of(
                                mapping.getParamsCondition().getExpressions(),
                                mapping.getHeadersCondition().getExpressions())
                        .flatMap(Set::stream)
                        .map(it -> " " + it)
                        .collect(Collectors.joining());
        return mapping.getMethodsCondition().getMethods().stream()
                .flatMap(method ->
                        mapping.getPatternValues().stream()
                                .map(path -> method + " " + path + more));
    }
}
