package io.millrace.runner.flink;

import io.millrace.flow.live.Gauges;
import java.lang.reflect.Field;
import java.util.function.LongSupplier;
import org.apache.beam.runners.flink.translation.functions.FlinkDoFnFunction;
import org.apache.beam.runners.flink.translation.wrappers.streaming.DoFnOperator;
import org.apache.flink.api.common.Plan;
import org.apache.flink.api.common.functions.RichFunction;
import org.apache.flink.api.common.operators.AbstractUdfOperator;
import org.apache.flink.api.common.operators.Operator;
import org.apache.flink.metrics.Gauge;
import org.apache.flink.metrics.MetricGroup;
import org.apache.flink.runtime.metrics.groups.InternalOperatorMetricGroup;
import org.apache.flink.streaming.api.graph.StreamGraph;
import org.apache.flink.streaming.api.graph.StreamNode;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.SimpleOperatorFactory;
import org.apache.flink.util.Visitor;

/**
 * What the stages of a job count, as metrics of their Flink tasks, which move while they run.
 *
 * <p>Beam's counters do not: those of a batch job come to the master when the task ends, those of a
 * streaming job with each bundle, under names that the REST interface cannot be asked for, as they
 * have commas. Nor does Beam let a function have the metrics of its task. So a stage is given,
 * before its job is submitted, the Flink function or operator that Beam has wrapped it in; both get
 * to the worker together.
 */
// Batch jobs of Beam are jobs of Flink's DataSet API, which is deprecated.
@SuppressWarnings("deprecation")
final class StageGauges {

  private static final Field FUNCTION_OF = field(FlinkDoFnFunction.class);
  private static final Field OPERATOR_OF = field(DoFnOperator.class);

  private StageGauges() {}

  /** For all stages of a batch job. */
  static void install(Plan plan) {
    plan.accept(
        new Visitor<Operator<?>>() {
          @Override
          public boolean preVisit(Operator<?> operator) {
            if (operator instanceof AbstractUdfOperator<?, ?> udf
                && udf.getUserCodeWrapper().hasObject()
                && udf.getUserCodeWrapper().getUserCodeObject()
                    instanceof FlinkDoFnFunction<?, ?> f) {
              install(FUNCTION_OF, f, new OfFunction(f));
            }
            return true;
          }

          @Override
          public void postVisit(Operator<?> operator) {}
        });
  }

  /** For all stages of a streaming job. */
  static void install(StreamGraph graph) {
    for (StreamNode node : graph.getStreamNodes()) {
      if (node.getOperatorFactory() instanceof SimpleOperatorFactory<?> factory
          && factory.getOperator() instanceof DoFnOperator<?, ?, ?> operator) {
        install(OPERATOR_OF, operator, new OfOperator(operator));
      }
    }
  }

  private static void install(Field doFn, Object wrapper, Gauges gauges) {
    try {
      if (doFn.get(wrapper) instanceof Gauges.Gauged stage) {
        stage.showOn(gauges);
      }
    } catch (IllegalAccessException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Field field(Class<?> wrapper) {
    try {
      Field field = wrapper.getDeclaredField("doFn");
      field.setAccessible(true);
      return field;
    } catch (NoSuchFieldException e) {
      throw new IllegalStateException("another Beam than this was made for", e);
    }
  }

  /** In the scope of the task: REST puts the name of the operator before what is in its own. */
  private static void show(MetricGroup operator, String name, LongSupplier value) {
    ((InternalOperatorMetricGroup) operator)
        .getTaskIOMetricGroup()
        .gauge(name, (Gauge<Long>) value::getAsLong);
  }

  /** Of a task of a batch job. */
  private record OfFunction(RichFunction function) implements Gauges {

    @Override
    public void show(String name, LongSupplier value) {
      StageGauges.show(function.getRuntimeContext().getMetricGroup(), name, value);
    }
  }

  /** Of a task of a streaming job. */
  private record OfOperator(AbstractStreamOperator<?> operator) implements Gauges {

    @Override
    public void show(String name, LongSupplier value) {
      StageGauges.show(operator.getMetricGroup(), name, value);
    }
  }
}
