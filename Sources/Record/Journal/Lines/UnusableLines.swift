import Domain

/// Lines that cannot be used, gathered until what follows them tells what they are.
struct UnusableLines {
    let offset: Int64
    /// Whether they may be the beginning of a line of ours, or the zeros that a power cut leaves.
    let isTornShaped: Bool

    private static let beginning = Array(#"{"seq":"#.utf8)

    init(at offset: Int64, beginningWith bytes: UnsafeRawBufferPointer) {
        self.offset = offset
        let head = bytes.prefix(Self.beginning.count)
        isTornShaped = Self.beginning.starts(with: head) || head.allSatisfy { $0 == 0 }
    }
}
