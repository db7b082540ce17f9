@testable import Indexer

/// A source in memory that gives so many bytes at a time, and grows when a test says so.
struct TextBytes: ByteSource, ~Copyable {
    /// A source is moved into its reader: what grows stands behind a reference.
    final class Growing {
        var bytes: [UInt8]
        private(set) var readCount = 0

        init(_ text: String = "") { bytes = Array(text.utf8) }

        fileprivate func noteRead() { readCount += 1 }
    }

    private let growing: Growing

    var bytes: Int64 { Int64(growing.bytes.count) }

    private let biteBytesMax: Int

    init(_ growing: Growing, biteBytesMax: Int = .max) {
        self.growing = growing
        self.biteBytesMax = biteBytesMax
    }

    mutating func read(into buffer: UnsafeMutableRawBufferPointer, at offset: Int64) throws(IndexerError) -> Int {
        growing.noteRead()
        let start = min(Int(offset), growing.bytes.count)
        let count = min(buffer.count, growing.bytes.count - start, biteBytesMax)
        growing.bytes.withUnsafeBytes { bytes in
            buffer.copyMemory(from: UnsafeRawBufferPointer(rebasing: bytes[start..<start + count]))
        }
        return count
    }
}
