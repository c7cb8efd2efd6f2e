/**
 * How much memory there is and who has it: {@link io.millrace.flow.internal.memory.Weight}
 * estimates what an object takes, {@link io.millrace.flow.internal.memory.MemoryBudget} deals out
 * what the tables of a process may take together. Reducers and the tables of a shuffle ask.
 */
package io.millrace.flow.internal.memory;
