package io.millrace.runner;

import java.util.Optional;

/** Another runner, without a master. */
public final class IdleProfile extends ForgetfulProfile {

  @Override
  public String name() {
    return "IdleRunner";
  }

  @Override
  public Optional<String> masterOption() {
    return Optional.empty();
  }

  @Override
  public boolean hasStartedThisProgram() {
    return false;
  }
}
