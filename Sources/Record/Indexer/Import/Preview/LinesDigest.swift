/// By what one program tells whether lines that it saw twice are the same, without keeping them.
struct LinesDigest: Equatable {
    /// With the newline of each.
    private(set) var bytes: Int64 = 0
    private var hasher = Hasher()

    mutating func add(_ line: UnsafeRawBufferPointer) {
        bytes += Int64(line.count) + 1
        hasher.combine(line.count)
        hasher.combine(bytes: line)
    }

    static func == (left: LinesDigest, right: LinesDigest) -> Bool {
        left.bytes == right.bytes && left.hasher.finalize() == right.hasher.finalize()
    }
}
