package io.millrace.runner.direct;

import io.millrace.runner.contract.RunnerContract;

class DirectRunnerContractTest extends RunnerContract {

  DirectRunnerContractTest() {
    super("DirectRunner");
  }
}
