/**
 * What every runner profile promises, tried with real pipelines: a runner's module has a subclass
 * of {@link io.millrace.runner.contract.RunnerContract} among its tests.
 *
 * <p>Pipelines and tests meet in files only, so that the workers may be other processes.
 */
package io.millrace.runner.contract;
