package io.millrace.flow.internal.shuffle;

import io.millrace.flow.internal.memory.MemoryBudget;
import java.io.IOException;
import org.apache.beam.sdk.coders.Coder;

/**
 * Merges the blocks of one shard in bounded memory.
 *
 * <ol>
 *   <li>Blocks are merged into a table. Mostly that is all.
 *   <li>A table that may not grow any more is written to disk, in {@value #PARTS} parts by other
 *       bits of the keys' hashes than those in use, and begun anew.
 *   <li>At the end each part is merged in the same way; what is in several tables of one part comes
 *       together there (Grace hash aggregation: Kitsuregawa et al., 1983).
 *   <li>A single key cannot be parted. It may take a quarter of the budget, whatever others have.
 * </ol>
 */
final class ShardMerge<K, A> implements AutoCloseable {

  private static final int PARTS = 16;

  /** Sixteen to the power of this is more parts than there are hashes. */
  private static final int DEEPEST = 7;

  private final Reduction<?, K, A, ?, ?> reduction;
  private final MemoryBudget budget;
  private final MemoryBudget.Share memory;
  private final MergeTable<K, A> table;
  private final int depth;
  private Spill<A> spill;

  ShardMerge(Reduction<?, K, A, ?, ?> reduction, MemoryBudget budget) {
    this(reduction, budget, 1);
  }

  private ShardMerge(Reduction<?, K, A, ?, ?> reduction, MemoryBudget budget, int depth) {
    this.reduction = reduction;
    this.budget = budget;
    this.memory = budget.share();
    this.depth = depth;
    this.table =
        new MergeTable<>(reduction.keyCoder(), reduction.accumulatorCoder(), reduction.reducer());
  }

  void merge(byte[] block) throws IOException {
    table.merge(block);
    if (!memory.covers(table.bytes())) {
      spill();
    }
  }

  private void spill() throws IOException {
    if (table.size() == 1 || depth > DEEPEST) {
      checkBearable();
      return;
    }
    if (spill == null) {
      spill = new Spill<>(reduction.accumulatorCoder(), depth);
    }
    table.forEachEncoded(spill::write);
    table.clear();
    memory.release();
  }

  private void checkBearable() {
    if (table.bytes() > budget.indivisible()) {
      throw new IllegalStateException(
          ("reduce %s: what one key has collected, %d MB, is more than the memory there is for it"
                  + " (a quarter of %d MB for all tables of the process). Bound it, as"
                  + " collect(limit), topN and sample do; or give more with --tableMemory or a"
                  + " larger heap")
              .formatted(reduction.by(), table.bytes() >> 20, budget.megabytes()));
    }
  }

  /** Hands out one accumulator for each key. */
  void forEach(MergeTable.Entries<K, A> entries) throws Exception {
    if (spill == null) {
      table.forEach(entries);
      return;
    }
    table.forEachEncoded(spill::write);
    table.clear();
    memory.release();
    spill.flush();
    for (int part = 0; part < PARTS; part++) {
      try (ShardMerge<K, A> merge = new ShardMerge<>(reduction, budget, depth + 1)) {
        spill.file.read(part, merge::merge);
        merge.forEach(entries);
      }
    }
  }

  boolean isEmpty() {
    return table.size() == 0 && spill == null;
  }

  @Override
  public void close() throws IOException {
    memory.release();
    if (spill != null) {
      spill.file.close();
    }
  }

  /** Tables on disk, in parts. */
  private static final class Spill<A> {

    private final SpillFile file = new SpillFile(PARTS);
    private final ByteOutput[] blocks = new ByteOutput[PARTS];
    private final Coder<A> coder;
    private final int depth;

    Spill(Coder<A> coder, int depth) throws IOException {
      this.coder = coder;
      this.depth = depth;
      for (int part = 0; part < PARTS; part++) {
        blocks[part] = new ByteOutput(1024);
      }
    }

    void write(byte[] key, int hash, A accumulator) throws IOException {
      int part = ByteHash.shard(ByteHash.mix(hash + depth * 0x9e3779b9), PARTS);
      ByteOutput block = blocks[part];
      block.writeSized(key);
      coder.encode(accumulator, block);
      if (block.size() >= BlockWriter.BLOCK_BYTES) {
        flush(part);
      }
    }

    void flush() throws IOException {
      for (int part = 0; part < PARTS; part++) {
        flush(part);
      }
    }

    private void flush(int part) throws IOException {
      if (blocks[part].size() > 0) {
        file.write(part, blocks[part].toByteArray());
        blocks[part].clear();
      }
    }
  }
}
