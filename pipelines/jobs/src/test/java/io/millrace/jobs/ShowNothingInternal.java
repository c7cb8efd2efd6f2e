package io.millrace.jobs;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaMember;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.domain.JavaType;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.Optional;
import java.util.stream.Stream;

/** What users of a class can name, call or inherit has no type of an internal package in it. */
final class ShowNothingInternal extends ArchCondition<JavaClass> {

  ShowNothingInternal() {
    super("show nothing internal");
  }

  @Override
  public void check(JavaClass type, ConditionEvents events) {
    if (isShown(type)) {
      report(type, "its declaration", parents(type), events);
      type.getMembers().stream()
          .filter(ShowNothingInternal::isShown)
          .forEach(member -> report(type, member.getName(), signature(member), events));
    }
  }

  private static Stream<JavaType> parents(JavaClass type) {
    return Stream.concat(type.getSuperclass().stream(), type.getInterfaces().stream());
  }

  private static Stream<JavaType> signature(JavaMember member) {
    return member instanceof JavaCodeUnit code
        ? Stream.concat(Stream.of(code.getReturnType()), code.getParameterTypes().stream())
        : Stream.of(((JavaField) member).getType());
  }

  private static void report(
      JavaClass type, String where, Stream<JavaType> shown, ConditionEvents events) {
    shown
        .flatMap(each -> each.getAllInvolvedRawTypes().stream())
        .filter(each -> isInternal(each.getPackageName()))
        .map(each -> "%s: %s shows %s".formatted(type.getName(), where, each.getName()))
        .distinct()
        .forEach(message -> events.add(SimpleConditionEvent.violated(type, message)));
  }

  private static boolean isShown(JavaMember member) {
    return !member.getModifiers().contains(JavaModifier.SYNTHETIC)
        && (member.getModifiers().contains(JavaModifier.PUBLIC)
            || member.getModifiers().contains(JavaModifier.PROTECTED));
  }

  private static boolean isShown(JavaClass type) {
    Optional<JavaClass> outer = type.getEnclosingClass();
    return type.getModifiers().contains(JavaModifier.PUBLIC)
        && !type.isAnonymousClass()
        && !isInternal(type.getPackageName())
        && outer.map(ShowNothingInternal::isShown).orElse(true);
  }

  private static boolean isInternal(String name) {
    return name.contains(".internal.") || name.endsWith(".internal");
  }
}
