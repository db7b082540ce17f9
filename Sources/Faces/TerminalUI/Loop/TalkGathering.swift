import Domain
import Queries

/// Puts what stands in a conversation together for the screen, one after the other: the last entries are kept, and a
/// result goes to the call that it is of.
struct TalkGathering {
    private var rendering: TalkRendering
    private(set) var entries: [TalkPicture.Entry] = []
    private(set) var skipped = 0
    /// Where the entries of calls are, by what the provider calls them, counted from the very first.
    private var calls: [String: Int] = [:]
    private let entriesMax: Int

    init(entriesMax: Int = TalkPicture.entriesMax) {
        var choice = TalkRendering.Choice()
        choice.showsThinking = true
        choice.isWhole = true
        rendering = TalkRendering(choice)
        self.entriesMax = max(1, entriesMax)
    }

    mutating func take(_ item: TalkItem) {
        guard let talk = rendering.part(of: item) else { return }
        let part = Self.bounded(talk.part)
        if case .block(let block) = item, let call = block.toolUse {
            if part.kind == .toolResult, let number = calls[call], number >= skipped {
                let place = number - skipped
                guard entries[place].result == nil else { return append(talk, part) }
                entries[place].result = part
                entries[place].endedAt = block.at
                return
            }
            if part.kind == .toolCall { calls[call] = skipped + entries.count }
        }
        append(talk, part)
    }

    private mutating func append(_ talk: TalkPart, _ part: RenderedPart) {
        entries.append(TalkPicture.Entry(at: talk.at, speaker: talk.speaker, model: talk.model, part: part))
        // Not one by one: what leaves the front moves all the others.
        guard entries.count >= entriesMax * 2 else { return }
        skip(entries.count - entriesMax)
    }

    /// Nothing comes any more.
    mutating func finish() { if entries.count > entriesMax { skip(entries.count - entriesMax) } }

    private mutating func skip(_ count: Int) {
        entries.removeFirst(count)
        skipped += count
    }

    private static func bounded(_ part: RenderedPart) -> RenderedPart {
        guard part.lines.count > TalkPicture.linesMax else { return part }
        var part = part
        part.hiddenLineCount += part.lines.count - TalkPicture.linesMax
        part.lines.removeLast(part.lines.count - TalkPicture.linesMax)
        return part
    }
}
