package io.millrace.runner.spark;

import io.millrace.runner.contract.RunnerContract;

class SparkRunnerContractTest extends RunnerContract {

  SparkRunnerContractTest() {
    super("SparkRunner");
  }
}
