/// Where bytes are read from, at any place: a file as it is, or a packed copy.
protocol SourceBytes: ~Copyable {
    /// Fills the buffer from `offset` on; fewer bytes mean the end, for now.
    mutating func read(into buffer: UnsafeMutableRawBufferPointer, at offset: Int64) throws(IndexerError) -> Int
}
