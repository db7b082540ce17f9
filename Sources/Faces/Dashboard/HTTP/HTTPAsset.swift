/// Bytes that are constants of this program: nobody copies them and nobody frees them.
package struct HTTPAsset: Sendable {
    // nonisolated(unsafe) because the bytes are constants.
    package nonisolated(unsafe) let start: UnsafeRawPointer
    package let count: Int

    package init(_ start: UnsafeRawPointer, count: Int) {
        self.start = start
        self.count = count
    }

    package var bytes: [UInt8] { Array(UnsafeRawBufferPointer(start: start, count: count)) }
}
