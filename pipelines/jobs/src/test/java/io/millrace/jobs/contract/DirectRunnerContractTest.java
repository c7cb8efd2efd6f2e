package io.millrace.jobs.contract;

class DirectRunnerContractTest extends RunnerContract {

  DirectRunnerContractTest() {
    super("DirectRunner");
  }
}
