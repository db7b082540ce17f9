/// Memory that lines are read into. It is an object of its own, so that it goes whenever its owner does: the compiler
/// (6.3) leaves out the `deinit` of a generic type that cannot be copied.
final class LineRoom {
    let bytes: UnsafeMutableRawBufferPointer

    init(byteCount: Int) { bytes = .allocate(byteCount: byteCount, alignment: 16) }

    deinit { bytes.deallocate() }
}
