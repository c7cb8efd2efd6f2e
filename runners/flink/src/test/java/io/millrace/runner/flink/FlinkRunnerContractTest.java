package io.millrace.runner.flink;

import io.millrace.runner.contract.RunnerContract;

class FlinkRunnerContractTest extends RunnerContract {

  FlinkRunnerContractTest() {
    super("FlinkRunner");
  }
}
