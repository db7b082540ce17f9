extension CopyDifference {
    /// How much of each end is looked at to tell whether a file is the longer form of a copy.
    private static var edgeBytes: Int64 { 64 << 10 }

    /// What a source of lines has up to `end` that the copy has not; nil where they are two different transcripts.
    static func ofLines<Source: ByteSource & ~Copyable, Copy: ByteSource & ~Copyable>(
        _ source: inout Source,
        upTo end: Int64,
        from copy: inout Copy
    ) throws(IndexerError) -> CopyDifference? {
        let common = min(end, copy.bytes)
        for range in [0..<min(common, edgeBytes), max(0, common - edgeBytes)..<common] {
            if try ByteComparison.firstDifference(between: &source, and: &copy, in: range) != nil { return nil }
        }
        return end > copy.bytes ? .longer : CopyDifference.none
    }

    /// The same of a document that is written again as a whole: whether it says what one of its versions said.
    static func isSame<Source: ByteSource & ~Copyable, Copy: ByteSource & ~Copyable>(
        _ source: inout Source,
        upTo end: Int64,
        as version: inout Copy
    ) throws(IndexerError) -> Bool {
        guard version.bytes == end else { return false }
        return try ByteComparison.firstDifference(between: &source, and: &version, in: 0..<end) == nil
    }
}
