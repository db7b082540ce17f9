package import Domain

/// The redactor for a text that comes in pieces of any size: what comes out in all is what it makes of the whole.
///
/// Each line comes out when its end has come, if it does not look as if a secret of several lines began in it. What has
/// no line end is held back as far as a secret in it may go on.
package struct RedactionStream: Sendable {
    /// The longest secret that is found wherever the pieces are cut, unless the run has longer ones.
    package static let heldBytesMax = 32 << 10

    private let redactor: Redactor
    /// How much of what has no line end is held back, and how much that is out already is kept to look back at.
    private let heldBytes: Int
    private let contextBytes: Int
    private var pending: [UInt8] = []
    /// Where in `pending` begins what has not come out.
    private var start = 0
    /// Up to where no line ends.
    private var searched = 0
    private var block = PrivateKeyBlock()

    package init(_ redactor: Redactor, heldBytes: Int = heldBytesMax) {
        self.redactor = redactor
        self.heldBytes = max(heldBytes, 4 * redactor.scanner.lengthMax)
        contextBytes = min(self.heldBytes, RedactionScan.reachBytes)
    }

    package mutating func append(_ bytes: UnsafeRawBufferPointer) -> RedactedBytes {
        pending += bytes
        let open = pending.withUnsafeBytes { redactor.scanner.openPlace(in: $0, from: start) } ?? pending.count
        if let end = pending[max(start, searched)..<max(open, start, searched)].lastIndex(of: UInt8(ascii: "\n")) {
            return release(to: end + 1, keeping: 0)
        }
        searched = open
        guard pending.count - start > 2 * heldBytes else { return release(to: start, keeping: start) }
        let cut = pending.withUnsafeBytes { redactor.cut($0, at: $0.count - heldBytes) }
        return release(to: cut, keeping: contextBytes)
    }

    package mutating func append(_ bytes: [UInt8]) -> RedactedBytes { bytes.withUnsafeBytes { append($0) } }

    /// Nothing follows.
    package mutating func finish() -> RedactedBytes {
        defer { block = PrivateKeyBlock() }
        return release(to: pending.count, keeping: 0)
    }

    private mutating func release(to cut: Int, keeping context: Int) -> RedactedBytes {
        guard cut > start else {
            return RedactedBytes(redacted: [], counts: RedactionCounts(), version: Redactor.version)
        }
        var scan = RedactionScan(redactor.scanner, in: block)
        let (redacted, end) = pending.withUnsafeBytes { bytes in
            let end = scan.take(bytes, from: start, cutAt: cut)
            return (RedactionWriting.write(bytes, start..<end, without: scan.redactions), end)
        }
        block = scan.block
        let gone = max(0, end - context)
        pending.removeFirst(gone)
        start = end - gone
        searched = start
        return redacted
    }
}
