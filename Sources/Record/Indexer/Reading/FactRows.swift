import Decoding
import Domain
import JSON
import Packing
import Store

/// Turns the facts of one source into rows. What it makes of a line depends on the lines before it and on nothing else,
/// so that whoever reads the source again gets the same rows; which of them are wanted, the reader says line by line.
final class FactRows {
    let source: UsageSource
    private let sourceID: String
    private let redactor: Redactor
    private let packer: ContentPacker

    private(set) var summary = SourceSummary()
    private(set) var unknownLines: Int64 = 0
    /// Those that nobody was told of yet.
    private var unknownTypes = UnknownTypes()
    var batch = RowBatch()

    private var messages = OpenMessages()
    private var timing = ResponseTiming()
    private var toolNames = RecentWords()
    private var message = OpenMessages.Place(index: 0)
    private var role = Message.Role.system
    private var blockCount: Int64 = 0
    private var eventCount: Int64 = 0
    private var loggedCount: Int64 = 0

    // Of the line that is being read.
    private var lineTime: WallTime?
    private var lastTime: WallTime
    private var wantsIndex = true
    private var wantsConversations = true
    private var unknownType: String?

    /// - Parameter began: stands in for the time of what comes before any that is told.
    init(_ source: UsageSource, sourceID: String, redactor: Redactor, began: WallTime) throws(IndexerError) {
        packer = try ContentPacker()
        self.source = source
        self.sourceID = sourceID
        self.redactor = redactor
        lastTime = began
    }

    /// A line begins that came at this time, as far as that is known.
    func begin(at time: WallTime?, wantsIndex: Bool, wantsConversations: Bool) {
        lineTime = time
        self.wantsIndex = wantsIndex
        self.wantsConversations = wantsConversations
        unknownType = nil
    }

    /// What the agent's own lines tell is over: whether any was of a type that is not known.
    func end() {
        guard let unknownType else { return }
        unknownLines += 1
        if wantsIndex { unknownTypes.note(clean(unknownType)) }
    }

    func takeUnknownTypes() -> UnknownTypes {
        defer { unknownTypes = UnknownTypes() }
        return unknownTypes
    }

    func take(_ fact: Fact, _ origin: LineOrigin) {
        // Of what we recorded ourselves our own times count: an agent's stand at some of its lines only.
        let time = lineTime ?? origin.at ?? lastTime
        lastTime = time
        summary.note(time)
        summary.note(conversation: origin.conversation)
        switch fact {
        case .conversation(let told): summary.note(told)
        case .message(let told): take(told, origin, at: time)
        case .block(let block): take(block, origin, at: time)
        case .usage(let report): take(report, origin, at: time)
        case .firstToken(let told): timing.began(told)
        case .title(let title):
            summary.note(title: clean(title.text), by: title.author)
            take(AgentEvent(title), at: time)
        case .rateLimit(let limit): take(AgentEvent(limit), at: time)
        case .permission(let permission): take(AgentEvent(permission), at: time)
        case .retry(let retry): take(AgentEvent(retry), at: time)
        case .compaction(let compaction): take(AgentEvent(compaction), at: time)
        case .subagent(let subagent): take(AgentEvent(subagent), at: time)
        case .turnEnded(let end): take(AgentEvent(end), at: time)
        case .marker(let marker): take(AgentEvent(marker), at: time)
        case .logged(let line): take(line, at: time)
        case .unknown(let type): unknownType = type
        }
    }

    /// A piece of output that is no conversation, which came when the line did that began.
    func take(piece bytes: Range<Int64>, number: Int64) {
        let time = lineTime ?? lastTime
        lastTime = time
        summary.note(time)
        guard wantsConversations else { return }
        batch.pieces.append(LogPieceRow(worker: source.run, source: sourceID, number: number, at: time, bytes: bytes))
    }

    // MARK: - Usage

    private func take(_ report: UsageReport, _ origin: LineOrigin, at time: WallTime) {
        summary.note(model: report.model)
        guard wantsIndex else { return }
        var report = report
        report.at = lineTime ?? report.at ?? time
        timing.complete(&report, on: origin.subagent ?? "")
        batch.reports.append(report)
    }

    // MARK: - Messages

    private func take(_ told: Message, _ origin: LineOrigin, at time: WallTime) {
        if let event = AgentEvent(told) { take(event, at: time) }
        role = told.role
        if told.role == .user { timing.asked(at: time, on: origin.subagent ?? "") }
        let (place, isNew) = messages.place(of: told.role == .assistant ? told.id : nil)
        message = place
        guard isNew, wantsConversations else { return }
        var row = MessageRow(
            worker: source.run,
            index: place.index,
            at: time,
            role: told.role.rawValue,
            source: sourceID,
            bytes: origin.bytes
        )
        row.model = told.model
        row.response = told.id
        row.conversation = origin.conversation
        row.isSidechain = origin.isSidechain
        batch.messages.append(row)
    }

    private func take(_ block: Block, _ origin: LineOrigin, at time: WallTime) {
        let index = messages.nextBlock(of: message)
        let number = blockCount
        blockCount += 1
        if case .toolCall(let call) = block.content, let id = call.id { toolNames[id] = call.name }
        if role == .user, !origin.isSidechain, case .text(let text) = block.content {
            summary.note(asked: clean(text))
        }
        guard wantsConversations else { return }
        var row = BlockRow(
            worker: source.run,
            message: message.index,
            index: index,
            number: number,
            at: time,
            type: "",
            bytes: block.bytes
        )
        fill(&row, with: block.content)
        batch.contentBytes += row.contentBytes
        batch.blocks.append(row)
    }

    private func fill(_ row: inout BlockRow, with content: Block.Content) {
        switch content {
        case .text(let text): row.content = shown(text, as: "text", in: &row)
        case .thinking(let text): row.content = shown(text, as: "thinking", in: &row)
        case .toolCall(let call):
            row.toolName = call.name
            row.toolUse = call.id
            row.toolInput = shown(call.input, as: "tool_use", isJSON: true, in: &row)
        case .toolResult(let result):
            row.toolName = result.call.flatMap { toolNames[$0] }
            row.toolUse = result.call
            row.toolSuccess = !result.isError
            row.toolOutput = shown(result.text, as: "tool_result", in: &row)
        case .image(let type): row.content = shown(type ?? "", as: "image", in: &row)
        case .other(let type): row.type = type
        }
    }

    /// What of the text stands in its column. The row gets all that is not a column's own.
    private func shown(_ text: String, as type: String, isJSON: Bool = false, in row: inout BlockRow) -> String {
        row.type = type
        let text = clean(text)
        row.contentBytes = Int64(text.utf8.count)
        let (shown, packed) = packer.split(text, isJSON: isJSON)
        row.packed = packed
        return shown
    }

    // MARK: - Events

    /// A marker in text, of which nothing is remembered: its number is where its line begins.
    func take(_ marker: Marker, at place: Int64, _ time: WallTime?) {
        put(AgentEvent(marker), at: time ?? lastTime, sequence: place, countedIn: "\(sourceID)/markers")
    }

    private func take(_ event: AgentEvent, at time: WallTime) {
        let sequence = eventCount
        eventCount += 1
        guard wantsIndex else { return }
        put(event, at: time, sequence: sequence)
    }

    private func put(_ event: AgentEvent, at time: WallTime, sequence: Int64, countedIn place: String? = nil) {
        var row = RunEventRow(
            worker: source.run,
            origin: .agent,
            sequence: sequence,
            at: time,
            type: event.type,
            message: clean(event.message)
        )
        row.level = event.level
        row.countedIn = place
        if !event.data.isEmpty { row.data = clean(JSONWriter.text(.object(event.data))) }
        batch.events.append(row)
    }

    private func take(_ line: LoggedLine, at time: WallTime) {
        let sequence = loggedCount
        loggedCount += 1
        guard wantsIndex else { return }
        var line = line
        line.message = clean(line.message)
        line.data = redactor.redact(line.data)
        batch.lines.append(LoggedRow(sequence: sequence, at: time, line: line))
    }

    private func clean(_ text: String) -> String { redactor.redact(text).text }
}
