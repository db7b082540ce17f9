import Domain
import Journal

/// The lines of a run that wait until it is known what is secret in one before them, in their order.
struct HeldLines {
    enum Entry {
        /// The piece of a channel that has this number there.
        case output(RunChannel, number: Int, began: WallTime?)
        case line(RunLine)
    }

    /// What waits for one line; then that one comes out as far as it is known.
    static let entriesMax = 4_096

    private var entries: [Entry] = []
    private var head = 0

    var isEmpty: Bool { head == entries.count }

    mutating func append(_ entry: Entry) {
        entries.append(entry)
        guard entries.count - head > Self.entriesMax, case .output(let channel, _, _) = entries[head] else { return }
        channel.finish()
    }

    /// The next line; nil while it is not known what is secret in it. Where it is quiet, no other line waits for one of
    /// which the end has not come.
    mutating func next(isQuiet: Bool) -> RunLine? {
        while head < entries.count {
            switch entries[head] {
            case .line(let line):
                advance()
                return line
            case .output(let channel, let number, let began):
                if let (piece, its, isLast) = channel.next() {
                    if isLast, its == number { advance() }
                    if piece.bytes.isEmpty, piece.ending == .none { continue }
                    return .output(channel.voice.channel, piece, began: began)
                }
                guard isQuiet else { return nil }
                advance()
            }
        }
        return nil
    }

    private mutating func advance() {
        head += 1
        guard head == entries.count else { return }
        entries.removeAll(keepingCapacity: true)
        head = 0
    }
}
