import Decoding
import Domain
import Journal

/// Makes lines that can be shown of what a stream tells, in bounded memory whatever the lines hold.
struct ShownLines {
    /// What is kept of a line to be understood, and what is shown of one that is not.
    static let lineBytesMax = 1 << 20
    static let shownBytesMax = 8 << 10
    private static let rowsMax = 64
    private static let tab = Array("    ".utf8)

    /// A line of a channel as far as it has come.
    private struct Begun {
        var bytes: [UInt8] = []
        var length: Int64 = 0
        var time: WallTime?
    }

    private(set) var lines: [ShownLine] = []
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
        case .note(let text): add(.run, line.time, [StyledText("── \(text)", TextStyle(.dim))])
        }
    }

    /// What has begun is shown as far as it is there.
    mutating func finish() {
        for channel in Channel.allCases { endLine(of: channel) }
    }

    private mutating func take(_ piece: LinePiece, _ channel: Channel, _ time: WallTime?) {
        var line = begun[channel] ?? Begun(time: time)
        line.length += Int64(piece.bytes.count)
        let room = Self.lineBytesMax - line.bytes.count
        if room > 0 { line.bytes += UnsafeRawBufferPointer(rebasing: piece.bytes.prefix(room)) }
        begun[channel] = line
        switch piece.ending {
        case .none: break
        case .lineFeed, .carriageReturnLineFeed: endLine(of: channel)
        }
    }

    private mutating func endLine(of channel: Channel) {
        guard let line = begun[channel] else { return }
        begun[channel] = nil
        let isWhole = line.length == Int64(line.bytes.count)
        let rendered = channel == .stdout && isWhole ? agent?.rows(of: line.bytes) : nil
        add(channel == .stdout ? .out : .err, line.time, rows(of: line, channel), rendered)
    }

    /// Colours that a line leaves switched on are those of the next line of its channel.
    private mutating func rows(of line: Begun, _ channel: Channel) -> [StyledText] {
        var bytes = line.bytes.prefix(Self.shownBytesMax)
        if bytes.count < line.length {
            // No half of a character is left.
            while let last = bytes.last, last & 0xc0 == 0x80 { bytes.removeLast() }
            if let last = bytes.last, last >= 0xc0 { bytes.removeLast() }
        }
        let left = line.length - Int64(bytes.count)
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

    private func shown(_ event: Event, _ source: ShownLine.Source) -> ShownLine {
        let type = SafeText.of(event.typeText)
        let level = event.level == .known(.info) ? "" : " (\(SafeText.of(event.level.text)))"
        let style =
            switch event.level {
            case .known(.error): TextStyle(foreground: .indexed(1))
            case .known(.warn): TextStyle(foreground: .indexed(3))
            case .known(.info), .known(.debug), .unknown: TextStyle(.dim)
            }
        let text = StyledText("\(type)\(level)  \(SafeText.of(event.message))", style)
        return ShownLine(source: source, time: event.createdAt, task: task, run: run, rows: [text])
    }

    private mutating func add(
        _ source: ShownLine.Source,
        _ time: WallTime?,
        _ rows: [StyledText],
        _ rendered: [StyledText]? = nil
    ) {
        lines.append(ShownLine(source: source, time: time, task: task, run: run, rows: rows, rendered: rendered))
    }
}
