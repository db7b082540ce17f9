import Decoding
import Domain
import Journal

/// Makes lines that can be shown of what a stream tells, in bounded memory whatever the lines hold.
struct ShownLines {
    /// What is kept of a line to be understood, and what is shown of one that is not.
    static let lineBytesMax = 1 << 20
    static let shownBytesMax = 8 << 10
    private static let rowsMax = 64
    static let tabText = "    "
    private static let tab = Array(tabText.utf8)
    private static let escape: UInt8 = 0x1b
    private static let carriageReturn = UInt8(ascii: "\r")

    /// A line of a channel as far as it has come.
    private struct Begun {
        /// In its channel.
        let start: Int64
        var bytes: [UInt8] = []
        var length: Int64 = 0
        var time: WallTime?

        /// How many states were written over by the last one.
        var foldedCount: Int { bytes[..<stateEnd].count { $0 == ShownLines.carriageReturn } }

        /// Where the last state has its end: nothing is written over by what only goes back to the margin.
        private var stateEnd: Int { (bytes.lastIndex { $0 != ShownLines.carriageReturn } ?? -1) + 1 }

        /// What of it is shown, and how much stands behind that: the beginning of a long one, but of one that was drawn
        /// over and over the end.
        var shown: (bytes: ArraySlice<UInt8>, left: Int64) {
            let isLong = length > ShownLines.shownBytesMax
            if isLong, length == bytes.count, foldedCount > 0 {
                let last = bytes.suffix(ShownLines.shownBytesMax)
                if let start = last.firstIndex(of: ShownLines.carriageReturn), start < stateEnd {
                    return (last[(start + 1)...], 0)
                }
            }
            var part = bytes.prefix(ShownLines.shownBytesMax)
            if isLong {
                // No half of a character is left.
                while let last = part.last, last & 0xc0 == 0x80 { part.removeLast() }
                if let last = part.last, last >= 0xc0 { part.removeLast() }
            }
            return (part, length - Int64(part.count))
        }
    }

    private(set) var lines: [ShownLine] = []
    /// How many lines were passed over.
    private(set) var passedCount = 0
    private var begun: PerChannel<Begun> = [:]
    private var texts: PerChannel<FoldedText> = [:]
    private var agent: AgentLines?
    private let task: String
    private let run: String

    init(of run: LogRun) {
        task = run.metadata.task.text
        self.run = run.metadata.run.text
        agent = AgentLines(of: run.metadata.workerKind.known)
    }

    /// Whether no line has begun that goes on.
    var isWhole: Bool { begun[.stdout] == nil && begun[.stderr] == nil }

    mutating func take(_ line: LogLine) {
        switch line.content {
        case .output(let piece, let voice): take(piece, voice.channel, line.time)
        case .event(let event): lines.append(shown(event, line.source == .orch ? .orch : .run))
        case .note(let text): add(.run, line.time, [Self.text(ofNote: text)])
        }
    }

    /// Passes over a line that is not to be shown, and keeps the colours that it leaves switched on.
    mutating func pass(_ line: LogLine) {
        guard case .output(let piece, let voice) = line.content else {
            passedCount += 1
            return
        }
        let channel = voice.channel
        if begun[channel] != nil || !piece.endsLine || piece.bytes.contains(Self.escape) {
            append(piece, channel, line.time)
        }
        guard piece.endsLine else { return }
        if let line = begun[channel], line.bytes.contains(Self.escape) { _ = rows(of: line, channel) }
        begun[channel] = nil
        passedCount += 1
    }

    /// What has begun is shown as far as it is there.
    mutating func finish() {
        for channel in Channel.allCases { endLine(of: channel) }
    }

    private mutating func take(_ piece: LinePiece, _ channel: Channel, _ time: WallTime?) {
        append(piece, channel, time)
        if piece.endsLine { endLine(of: channel) }
    }

    private mutating func append(_ piece: LinePiece, _ channel: Channel, _ time: WallTime?) {
        var line = begun[channel] ?? Begun(start: piece.offset, time: time)
        // Of a very long line some pieces are not told.
        let end = piece.offset - line.start
        line.length = max(line.length, end) + Int64(piece.bytes.count)
        let room = Self.lineBytesMax - line.bytes.count
        if room > 0 { line.bytes += UnsafeRawBufferPointer(rebasing: piece.bytes.prefix(room)) }
        begun[channel] = line
    }

    private mutating func endLine(of channel: Channel) {
        guard let line = begun[channel] else { return }
        begun[channel] = nil
        let isWhole = line.length == Int64(line.bytes.count)
        let rendered = channel == .stdout && isWhole ? agent?.rows(of: line.bytes) : nil
        let source: ShownLine.Source = channel == .stdout ? .out : .err
        add(source, line.time, rows(of: line, channel), rendered, foldedCount: line.foldedCount)
    }

    /// Colours that a line leaves switched on are those of the next line of its channel.
    private mutating func rows(of line: Begun, _ channel: Channel) -> [StyledText] {
        let (bytes, left) = line.shown
        var spaced: [UInt8] = []
        for byte in bytes { if byte == UInt8(ascii: "\t") { spaced += Self.tab } else { spaced.append(byte) } }
        var folded = texts[channel] ?? FoldedText()
        var text = folded.append(spaced)
        text.append(folded.finish())
        texts[channel] = folded
        var rows = Array(text.lines.prefix(Self.rowsMax))
        if rows.isEmpty { rows = [StyledText()] }
        if left > 0 {
            rows[rows.count - 1].append(StyledText(" … \(ByteCount(bytes: left)) more", TextStyle(.dim)))
        }
        return rows
    }

    static func text(ofNote text: String) -> StyledText { StyledText("── \(text)", TextStyle(.dim)) }

    static func text(of event: Event) -> StyledText {
        let level = event.level == .known(.info) ? "" : " (\(SafeText.of(event.level.text)))"
        return StyledText("\(SafeText.of(event.typeText))\(level)  \(SafeText.of(event.message))", style(of: event))
    }

    private static func style(of event: Event) -> TextStyle {
        switch event.level {
        case .known(.error): TextStyle(foreground: .indexed(1))
        case .known(.warn): TextStyle(foreground: .indexed(3))
        case .known(.info), .known(.debug), .unknown: TextStyle(.dim)
        }
    }

    private func shown(_ event: Event, _ source: ShownLine.Source) -> ShownLine {
        let message = StyledText(SafeText.of(event.message), Self.style(of: event))
        return ShownLine(
            source: source,
            time: event.createdAt,
            task: task,
            run: run,
            rows: [Self.text(of: event)],
            event: ShownEvent(type: SafeText.of(event.typeText), level: event.level.known, message: message)
        )
    }

    private mutating func add(
        _ source: ShownLine.Source,
        _ time: WallTime?,
        _ rows: [StyledText],
        _ rendered: [StyledText]? = nil,
        foldedCount: Int = 0
    ) {
        lines.append(
            ShownLine(
                source: source,
                time: time,
                task: task,
                run: run,
                rows: rows,
                rendered: rendered,
                foldedCount: foldedCount
            )
        )
    }
}

extension LinePiece {
    var endsLine: Bool {
        switch ending {
        case .lineFeed, .carriageReturnLineFeed: true
        case .none: false
        }
    }
}
