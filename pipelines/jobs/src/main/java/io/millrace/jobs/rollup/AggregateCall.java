package io.millrace.jobs.rollup;

import io.millrace.jobs.WrongUseException;
import io.millrace.jobs.aggregate.AggregateFunction;
import io.millrace.jobs.aggregate.Aggregates;
import io.millrace.jobs.rollup.RollupQuery.Aggregate;
import io.millrace.jobs.rollup.RollupQuery.Ordering;
import io.millrace.jobs.sql.SqlList;
import io.millrace.jobs.sql.Understood;
import java.util.List;
import java.util.Optional;
import net.sf.jsqlparser.expression.Expression;
import net.sf.jsqlparser.expression.Function;
import net.sf.jsqlparser.expression.operators.relational.ExpressionList;
import net.sf.jsqlparser.statement.select.AllColumns;
import net.sf.jsqlparser.statement.select.OrderByElement;

/** One item of {@code --aggregate}, as it is read. */
final class AggregateCall {

  private final Function call;
  private final AggregateFunction function;

  private AggregateCall(Function call) {
    this.call = call;
    this.function = function(call);
  }

  /**
   * Reads an item.
   *
   * @throws WrongUseException if it is no call of an aggregate that there is
   */
  static Aggregate parse(SqlList.Item item) {
    if (!(item.expression() instanceof Function call)) {
      throw wrong(
          "%s is no aggregate; there are: %s".formatted(item.expression(), Aggregates.names()));
    }
    return new AggregateCall(call).aggregate(item.alias());
  }

  private Aggregate aggregate(Optional<String> alias) {
    Optional<String> argument = argument();
    List<Ordering> orders = orders();
    String understood = understood();
    if (!Understood.isAll(call, understood)) {
      throw wrong(
          "%s: only %s is understood of it; leave the rest out".formatted(call, understood));
    }
    return new Aggregate(function, argument, orders, alias.orElseGet(() -> defaultName(argument)));
  }

  /** The call with all that is read of it, and with nothing else. */
  private String understood() {
    Function read = new Function();
    read.setName(call.getName());
    read.setDistinct(call.isDistinct());
    if (call.getParameters() != null) {
      read.setParameters(new ExpressionList<>(List.copyOf(call.getParameters())));
    }
    if (call.getOrderByElements() != null) {
      read.setOrderByElements(
          call.getOrderByElements().stream().map(AggregateCall::understood).toList());
    }
    return read.toString();
  }

  private static OrderByElement understood(OrderByElement element) {
    return new OrderByElement()
        .withExpression(element.getExpression())
        .withAsc(element.isAsc())
        .withAscDescPresent(element.isAscDescPresent());
  }

  private static AggregateFunction function(Function call) {
    AggregateFunction function = Aggregates.named(call.getName());
    if (!call.isDistinct()) {
      return function;
    }
    if (function != Aggregates.COUNT) {
      throw wrong("%s: DISTINCT is supported inside count alone".formatted(call));
    }
    return Aggregates.COUNT_DISTINCT;
  }

  private Optional<String> argument() {
    ExpressionList<?> arguments = call.getParameters();
    if (arguments == null || arguments.isEmpty() || arguments.get(0) instanceof AllColumns) {
      if (function != Aggregates.COUNT) {
        throw wrong("%s needs an argument".formatted(call));
      }
      return Optional.empty();
    }
    if (arguments.size() > 1) {
      throw wrong("%s takes one argument".formatted(call));
    }
    return Optional.of(arguments.get(0).toString());
  }

  private List<Ordering> orders() {
    List<OrderByElement> elements = call.getOrderByElements();
    boolean ordered = elements != null && !elements.isEmpty();
    if (ordered == function.needsOrder()) {
      return ordered ? elements.stream().map(this::ordering).toList() : List.of();
    }
    Expression argument = call.getParameters() == null ? null : call.getParameters().get(0);
    throw wrong(
        ordered
            ? "%s: %s does not depend on an order; leave ORDER BY out"
                .formatted(call, function.sqlName())
            : "%s needs an order, as in %s(%s ORDER BY created_at)"
                .formatted(call, function.sqlName(), argument));
  }

  private Ordering ordering(OrderByElement element) {
    if (element.getNullOrdering() != null) {
      throw wrong(
          "%s: NULLS FIRST and NULLS LAST are not supported; rows whose order is NULL are passed by"
              .formatted(call));
    }
    return new Ordering(
        element.getExpression().toString(), element.isAscDescPresent() && !element.isAsc());
  }

  private String defaultName(Optional<String> argument) {
    return argument
        .map(sql -> function.sqlName() + "_" + sql)
        .orElse(function.sqlName())
        .replaceAll("\\W+", "_")
        .replaceAll("_+$", "");
  }

  private static WrongUseException wrong(String message) {
    return new WrongUseException("--aggregate: " + message);
  }
}
