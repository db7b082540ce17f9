/// Bytes that can be read from any place, wherever they are kept.
package protocol ByteSource: ~Copyable {
    /// How many there are to be read.
    var bytes: Int64 { get }

    /// Fills the buffer from `offset` on; fewer bytes mean the end.
    mutating func read(into buffer: UnsafeMutableRawBufferPointer, at offset: Int64) throws(IndexerError) -> Int
}
