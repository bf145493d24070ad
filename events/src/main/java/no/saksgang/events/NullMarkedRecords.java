package no.saksgang.events;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.annotation.Nulls;
import java.lang.reflect.Constructor;
import java.lang.reflect.RecordComponent;
import java.util.Collection;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.cfg.MapperConfig;
import tools.jackson.databind.introspect.Annotated;
import tools.jackson.databind.introspect.AnnotatedMember;
import tools.jackson.databind.introspect.AnnotatedParameter;
import tools.jackson.databind.introspect.NopAnnotationIntrospector;

/**
 * Has Jackson read records as their components are declared: what is not {@code @Nullable} must be
 * there, and a list that is missing is empty, so that a list can be added to an event that has been
 * said.
 */
final class NullMarkedRecords extends NopAnnotationIntrospector {
    private static final long serialVersionUID = 1;

    @Override
    public @Nullable Boolean hasRequiredMarker(MapperConfig<?> config, AnnotatedMember member) {
        return switch (nulls(member)) {
            case FAIL -> true;
            case SET, AS_EMPTY -> false;
            default -> null;
        };
    }

    @Override
    public JsonSetter.Value findSetterInfo(MapperConfig<?> config, Annotated annotated) {
        return JsonSetter.Value.forValueNulls(nulls(annotated));
    }

    private static Nulls nulls(Annotated annotated) {
        return component(annotated).map(NullMarkedRecords::nulls).orElse(Nulls.DEFAULT);
    }

    private static Nulls nulls(RecordComponent component) {
        if (component.getAnnotatedType().isAnnotationPresent(Nullable.class)) {
            return Nulls.SET;
        }
        return Collection.class.isAssignableFrom(component.getType()) ? Nulls.AS_EMPTY : Nulls.FAIL;
    }

    private static Optional<RecordComponent> component(Annotated annotated) {
        if (annotated instanceof AnnotatedParameter parameter
                && parameter.getOwner().getMember() instanceof Constructor<?> constructor
                && constructor.getDeclaringClass().isRecord()
                // Its own fields say what of it must be there.
                && !parameter.hasAnnotation(JsonUnwrapped.class)) {
            var components = constructor.getDeclaringClass().getRecordComponents();
            if (components.length == constructor.getParameterCount()) {
                return Optional.of(components[parameter.getIndex()]);
            }
        }
        return Optional.empty();
    }
}
