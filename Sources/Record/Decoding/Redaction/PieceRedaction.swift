package import Domain

/// The redactor for a text whose pieces have to stay apart, such as lines that each have a time: every piece comes out
/// as itself and in its place, with markers for what is secret in it. A secret that goes over several has one in each.
///
/// What ends a line comes out at once, if it does not look as if a secret of several lines began in it. What has no
/// line end waits as long as a secret in it may go on, or until it is asked for.
package struct PieceRedaction: Sendable {
    package struct Piece: Hashable, Sendable {
        /// Its place among all that was appended, from 0.
        package let number: Int
        /// How far behind its beginning this part of it begins.
        package let start: Int
        package let redacted: RedactedBytes
        /// Whether nothing of it is left.
        package let isLast: Bool
    }

    /// A piece of which something has not come out.
    private struct Waiting {
        var content: Range<Int>
        /// With what ends its line.
        var end: Int
        let isShown: Bool
        /// How much of it was forgotten, since it has come out.
        var gone = 0

        mutating func move(by count: Int) {
            gone += max(0, -content.lowerBound - count)
            content = max(0, content.lowerBound + count)..<max(0, content.upperBound + count)
            end += count
        }
    }

    /// So much that has come out is kept at most.
    private static let goneBytesMax = 256 << 10

    private let redactor: Redactor
    private let heldBytes: Int
    private let keepsApart: Bool
    private var pending: [UInt8] = []
    private var waiting: [Waiting] = []
    private var head = 0
    private var headNumber = 0
    /// Up to where it is known what is secret, and that.
    private var decided = 0
    private var redactions: [Redaction] = []
    /// Up to where no line ends.
    private var searched = 0
    /// Up to where all has come out, and how far it may.
    private var shown = 0
    private var early: (end: Int, redactions: [Redaction]) = (0, [])
    private var block = PrivateKeyBlock()

    /// - Parameter keepsApart: whether it matters which piece is which; else a part of one comes out as soon as it may,
    ///   and a secret that goes over two has one marker.
    package init(_ redactor: Redactor, keepsApart: Bool = true, heldBytes: Int = RedactionStream.heldBytesMax) {
        self.redactor = redactor
        self.keepsApart = keepsApart
        self.heldBytes = max(heldBytes, 4 * redactor.scanner.lengthMax)
    }

    /// Whether something was appended that has not come out.
    package var isEmpty: Bool { head == waiting.count }

    // MARK: - What comes in

    /// What stands before all pieces is only looked at.
    package mutating func begin(behind context: [UInt8]) {
        precondition(isEmpty && headNumber == 0, "what stands before the pieces comes before them")
        guard !context.isEmpty else { return }
        context.withUnsafeBytes { append($0, ending: [], isShown: false) }
    }

    package mutating func append(_ bytes: UnsafeRawBufferPointer, ending: [UInt8] = []) {
        append(bytes, ending: ending, isShown: true)
    }

    /// Whether the line, which is whole and given without its end, has nothing secret and nothing to wait for: then it
    /// is done with, and need not be appended.
    package mutating func passes(_ line: UnsafeRawBufferPointer) -> Bool {
        let scanner = redactor.scanner
        guard isEmpty, pending.isEmpty, !block.isOpen, !scanner.looksPastEveryLine else { return false }
        var scan = RedactionScan(scanner)
        scan.take(line, 0..<line.count)
        return scan.redactions.isEmpty && !scan.block.isOpen && scanner.openPlace(in: line, from: 0) == nil
    }

    /// Nothing comes for now: what is there may come out, but for what may be the beginning of a secret.
    package mutating func settle() {
        let end = pending.withUnsafeBytes { UnfinishedText.start(in: $0, from: decided, redactor.scanner) }
        var scan = RedactionScan(redactor.scanner, in: block)
        let known = pending.withUnsafeBytes { scan.take($0, from: decided, cutAt: end) }
        early = (known, scan.redactions)
    }

    /// Nothing follows.
    package mutating func finish() {
        decide(to: pending.count)
        block = PrivateKeyBlock()
    }

    // MARK: - What comes out

    /// The next piece or part of one; nil while it is not known what is secret in it.
    package mutating func next() -> Piece? {
        while head < waiting.count {
            let piece = waiting[head]
            let isLast = piece.end <= max(decided, early.end)
            let known = keepsApart ? early.end : max(early.end, decided)
            let limit = isLast ? piece.content.upperBound : min(known, piece.content.upperBound)
            let start = max(shown, piece.content.lowerBound)
            guard isLast || limit > start else { return nil }
            let number = headNumber
            shown = isLast ? piece.end : limit
            let redacted = piece.isShown ? write(start..<max(start, limit)) : nil
            if isLast {
                head += 1
                if piece.isShown { headNumber += 1 }
            }
            makeRoom()
            guard let redacted else { continue }
            return Piece(
                number: number,
                start: piece.gone + start - piece.content.lowerBound,
                redacted: redacted,
                isLast: isLast
            )
        }
        return nil
    }

    private func write(_ range: Range<Int>) -> RedactedBytes {
        let known = redactions + early.redactions.filter { $0.range.lowerBound >= decided }
        let parts = known.filter { $0.range.overlaps(range) }
        return pending.withUnsafeBytes { RedactionWriting.write($0, range, without: parts) }
    }

    // MARK: - Deciding

    private mutating func append(_ bytes: UnsafeRawBufferPointer, ending: [UInt8], isShown: Bool) {
        let start = pending.count
        pending += bytes
        if !keepsApart, isShown, !isEmpty, let last = waiting.last, last.isShown {
            let content = last.content.lowerBound..<pending.count
            waiting[waiting.count - 1] = Waiting(content: content, end: pending.count, isShown: true, gone: last.gone)
        } else {
            waiting.append(Waiting(content: start..<pending.count, end: pending.count + ending.count, isShown: isShown))
        }
        pending += ending
        decide()
    }

    private mutating func decide() {
        let open = pending.withUnsafeBytes { redactor.scanner.openPlace(in: $0, from: decided) } ?? pending.count
        let start = max(decided, searched)
        if let end = pending[start..<max(open, start)].lastIndex(of: UInt8(ascii: "\n")) {
            decide(to: end + 1)
        } else if pending.count - decided > 2 * heldBytes {
            decide(to: pending.withUnsafeBytes { redactor.cut($0, at: $0.count - heldBytes) })
        }
        searched = max(decided, open)
    }

    private mutating func decide(to cut: Int) {
        guard cut > decided else { return }
        var scan = RedactionScan(redactor.scanner, in: block)
        decided = pending.withUnsafeBytes { scan.take($0, from: decided, cutAt: cut) }
        block = scan.block
        redactions += scan.redactions
    }

    // MARK: - Room

    private mutating func makeRoom() {
        let isLineEnd = isEmpty && decided == pending.count && pending.last == UInt8(ascii: "\n")
        // Behind a line end nothing looks back.
        let gone = min(decided, shown) - (isLineEnd ? 0 : RedactionScan.reachBytes)
        if isLineEnd || gone > Self.goneBytesMax { forget(max(0, gone)) }
    }

    private mutating func forget(_ gone: Int) {
        waiting.removeFirst(head)
        head = 0
        for place in waiting.indices { waiting[place].move(by: -gone) }
        pending.removeFirst(gone)
        decided -= gone
        shown -= gone
        searched = max(decided, searched - gone)
        redactions = Redaction.moved(redactions, by: -gone)
        early = (max(0, early.end - gone), Redaction.moved(early.redactions, by: -gone))
    }
}

extension Redaction {
    /// What then stands before the beginning is left out.
    fileprivate static func moved(_ redactions: [Redaction], by count: Int) -> [Redaction] {
        redactions.compactMap { redaction in
            let end = redaction.range.upperBound + count
            guard end > 0 else { return nil }
            return Redaction(max(0, redaction.range.lowerBound + count)..<end, redaction.rule)
        }
    }
}
