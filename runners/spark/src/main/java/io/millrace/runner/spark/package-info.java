/**
 * Beam's SparkRunner: {@link io.millrace.runner.spark.SparkProfile} runs bounded flows on a Spark
 * embedded in this process, or on the cluster that {@code --sparkMaster} names. Found by {@link
 * java.util.ServiceLoader}; nobody calls it by name, and no other module depends on this one: Spark
 * is 200 MB.
 *
 * <p>A program of your own depends on {@code millrace-runner-spark} in place of {@code
 * millrace-runner-flink} (both bring Kryo, in two versions that do not mix), and its JVM is started
 * with {@code --add-opens=java.base/sun.nio.ch=ALL-UNNAMED}. The command line takes Spark's jars in
 * front of its own:
 *
 * <pre>{@code
 * mvn -q package -DskipTests -Pspark
 * MILLRACE_CLASSPATH='runners/spark/target/spark/*' scripts/millrace rollup … --runner=SparkRunner
 * }</pre>
 *
 * <p>Spark's own settings are properties of the JVM: {@code MILLRACE_JAVA_OPTS=-Dspark.…}.
 */
package io.millrace.runner.spark;
