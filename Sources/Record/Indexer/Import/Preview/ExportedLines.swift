import Decoding

/// The lines that a session of opencode is copied as, made anew each time that they are wanted, and never kept.
struct ExportedLines {
    /// Hands over one line after the other, each with its newline.
    typealias Export = ((UnsafeRawBufferPointer) throws(IndexerError) -> Void) throws(IndexerError) -> Void

    private let export: Export

    init(_ export: @escaping Export) { self.export = export }

    func digest() throws(IndexerError) -> LinesDigest {
        var digest = LinesDigest()
        try export { (line) throws(IndexerError) in digest.add(UnsafeRawBufferPointer(rebasing: line.dropLast())) }
        return digest
    }

    func each(_ take: (SourceLine) throws(IndexerError) -> Bool) throws(IndexerError) {
        var place: Int64 = 0
        var isWanted = true
        try export { (line) throws(IndexerError) in
            guard isWanted else { return }
            let bytes = UnsafeRawBufferPointer(rebasing: line.dropLast())
            let isTooLong = bytes.count > LineLimits.bytesMax
            let told: SourceLine =
                isTooLong ? .tooLong(at: place, bytes: Int64(bytes.count), isTorn: false) : .line(bytes, at: place)
            isWanted = try take(told)
            place += Int64(line.count)
        }
    }
}
