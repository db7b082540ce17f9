import Decoding
package import Domain
import Store

/// What leads through a conversation: what was asked for, which tools were used, what failed. It goes on where it
/// stopped.
package struct TalkOutline: Sendable {
    /// The first ones; more than that leads nobody.
    package static let entriesMax = 5_000
    private static let blocksAtOnce: Int64 = 4_096
    private static let labelLettersMax = 100

    package struct Entry: Hashable, Sendable {
        package let number: Int
        package let kind: TalkKind
        package let label: String
        package let isFailure: Bool
        package let at: WallTime?
    }

    /// An entry by what it is of, since its number is only known together with all notes.
    private struct Found: Sendable {
        /// A block, or a note by its place among notes.
        let block: Int64?
        let note: Int
        let kind: TalkKind
        let label: String
        let at: WallTime?
        var isFailure: Bool
    }

    private var found: [Found] = []
    /// Where the entries of calls are, by what the provider calls them.
    private var calls: [String: Int] = [:]
    private var blockCount: Int64 = 0
    private var noteCount = 0

    package init() {}

    package var isCut: Bool { found.count >= Self.entriesMax }

    /// In their order.
    package func entries(by index: TalkIndex) -> [Entry] {
        let entries = found.compactMap { entry -> Entry? in
            guard entry.block != nil || entry.note < index.notePlaces.count else { return nil }
            return Entry(
                number: entry.block.map(index.number(ofBlock:)) ?? index.number(ofNote: entry.note),
                kind: entry.kind,
                label: entry.label,
                isFailure: entry.isFailure,
                at: entry.at
            )
        }
        return entries.sorted { $0.number < $1.number }
    }

    // MARK: - Reading

    /// Takes what has come since.
    package mutating func extend(
        by index: TalkIndex,
        in record: OpenRecord,
        _ redaction: RunRedaction
    ) throws(QueriesError) {
        while blockCount < index.blockCount, !isCut {
            let end = min(index.blockCount, blockCount + Self.blocksAtOnce)
            for block in try record.leadingBlocks(blockCount..<end, ofRun: index.owner.worker) {
                take(block, redaction)
            }
            blockCount = end
        }
        let count = index.notePlaces.count - noteCount
        guard count > 0, !isCut else { return }
        for note in try record.talkNotes(of: index.owner, behind: noteCount, countMax: count) {
            if note.level == "error" { take(note, redaction) }
            noteCount += 1
        }
    }

    private mutating func take(_ block: TalkBlock, _ redaction: RunRedaction) {
        let kind = TalkKind(type: block.type, role: block.role)
        let isFailure = block.isSuccess == false
        let call = block.toolUse.flatMap { calls[$0] }
        // A call of which the result has failed has failed, and that is told once.
        if isFailure, let call { found[call].isFailure = true }
        guard !isCut else { return }
        let block = block.redacted(by: redaction)
        let label: String
        switch kind {
        case .prompt: label = block.content ?? ""
        case .call:
            if let call = block.toolUse { calls[call] = found.count }
            let call = ToolCall(id: block.toolUse, name: block.toolName ?? "tool", input: block.toolInput ?? "")
            label = String(FactRendering().part(of: call).title.text.dropFirst(2))
        case .result where isFailure && call == nil:
            label = [block.toolName, "failed"].compactMap(\.self).joined(separator: " ")
        case .answer, .thinking, .result, .note: return
        }
        add(block: block.number, note: 0, kind, label, block.at, isFailure)
    }

    private mutating func take(_ note: TalkNote, _ redaction: RunRedaction) {
        let note = note.redacted(by: redaction)
        add(block: nil, note: noteCount, .note, note.message.isEmpty ? note.type : note.message, note.at, true)
    }

    private mutating func add(
        block: Int64?,
        note: Int,
        _ kind: TalkKind,
        _ label: String,
        _ at: WallTime?,
        _ isFailure: Bool
    ) {
        guard !isCut else { return }
        let plain = FoldedText.text(of: Array(label.utf8)).text
        let line = ShortText.line(of: plain, lettersMax: Self.labelLettersMax)
        found.append(Found(block: block, note: note, kind: kind, label: line, at: at, isFailure: isFailure))
    }
}
