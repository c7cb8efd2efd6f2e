package io.millrace.jobs.contract;

class FlinkRunnerContractTest extends RunnerContract {

  FlinkRunnerContractTest() {
    super("FlinkRunner");
  }
}
