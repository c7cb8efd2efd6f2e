package io.millrace.flow.records;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;

/** What {@link RecordCodec#of} copies for every codec; never used itself. */
final class HandleCodec extends RecordCodec {

  private static final RecordHandles HANDLES = handles();
  private static final MethodHandle ENCODE = HANDLES.encode();
  private static final MethodHandle DECODE = HANDLES.decode();

  private static RecordHandles handles() {
    try {
      return MethodHandles.classData(MethodHandles.lookup(), "_", RecordHandles.class);
    } catch (IllegalAccessException e) {
      throw new IllegalStateException("a class cannot see its own data", e);
    }
  }

  @Override
  void encode(Object record, OutputStream out) throws IOException {
    try {
      ENCODE.invokeExact(record, out);
    } catch (IOException | RuntimeException | Error e) {
      throw e;
    } catch (Throwable e) {
      throw new IllegalStateException("no method of a coder throws " + e, e);
    }
  }

  @Override
  Object decode(InputStream in) throws IOException {
    try {
      return (Object) DECODE.invokeExact(in);
    } catch (IOException | RuntimeException | Error e) {
      throw e;
    } catch (Throwable e) {
      throw new IllegalStateException("no constructor of a record throws " + e, e);
    }
  }
}
