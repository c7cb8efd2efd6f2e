package io.millrace.runner.flink;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.ObjectCodec;
import com.fasterxml.jackson.core.Version;
import com.fasterxml.jackson.databind.Module;

/**
 * Has Beam's JSON of a job on a cluster use buffers of its own for each text; found by Beam as a
 * service.
 *
 * <p>Jackson keeps buffers with the thread. A JobManager reads the options of each job on threads
 * that outlive it, by classes that Flink has loaded for the job alone: the buffers would hold all
 * of them until memory is short.
 */
public final class JobBuffers extends Module {

  /** Made by Jackson. */
  public JobBuffers() {}

  @Override
  public String getModuleName() {
    return JobBuffers.class.getName();
  }

  @Override
  public Version version() {
    return Version.unknownVersion();
  }

  // Jackson would have it set when the factory is built, which Beam has done by then.
  @SuppressWarnings("deprecation")
  @Override
  public void setupModule(SetupContext mapper) {
    if (Surroundings.haveLoaded(JobBuffers.class)) {
      ObjectCodec owner = mapper.getOwner();
      owner.getFactory().disable(JsonFactory.Feature.USE_THREAD_LOCAL_FOR_BUFFER_RECYCLING);
    }
  }
}
