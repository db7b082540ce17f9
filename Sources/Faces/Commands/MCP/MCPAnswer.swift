import Asking
import Domain
import JSON
import Platform

/// What a tool answers: the rows of its command, or why there are none.
struct MCPAnswer {
    static let schemaName = "roost.answer/1"

    /// The same for every tool: what is within a row is told by the row's own schema.
    static let schema: JSONValue = [
        "type": "object",
        "properties": [
            "schema": ["type": "string", "const": .string(schemaName)],
            "rows": ["type": "array", "items": ["type": "object"], "description": "As roost -o json has them"],
            "nextCursor": ["type": "string", "description": "Given back as cursor, goes on behind the last row"],
            "dropped": ["type": "integer", "description": "Rows before the first, left out because of their size"],
            "shortened": ["type": "integer", "description": "Rows in which long texts and lists are cut"],
            "notes": ["type": "array", "items": ["type": "string"], "description": "What else is to be known"],
        ],
        "required": ["schema", "rows"],
    ]

    private static let errorPrefix = "{\"error\":"
    private static let cursorPrefix = "cursor: "
    private static let namePrefix = "roost: "
    /// It found nothing wrong with the question, and says by its code how things are.
    private static let sayingCodes: Set<Int32> = [
        ExitCode.ok.rawValue, ExitCode.daemonNotRunning.rawValue, ExitCode.finding.rawValue,
    ]

    private let rows: MCPRows
    private let end: CommandEnd
    private var error: JSONValue?
    private var cursor: String?
    private var notes: [String] = []

    /// - Parameters:
    ///   - remarks: what the command said on standard error.
    ///   - lack: what a person is told whose home holds no record yet; nil where there is one.
    ///   - needsNoDaemon: whether it shows the record where there is none.
    init(_ rows: MCPRows, _ end: CommandEnd, remarks: [UInt8], lack: String? = nil, needsNoDaemon: Bool = false) {
        self.rows = rows
        self.end = end
        cursor = rows.next.map { "\($0)" }
        for line in String(decoding: remarks, as: UTF8.self).split(whereSeparator: \.isNewline) { hear(String(line)) }
        passOverError(hasLack: lack != nil, needsNoDaemon)
        if let lack, rows.values.isEmpty { notes.append(lack) }
        error = error ?? ownError(hasLack: lack != nil)
    }

    private mutating func hear(_ line: String) {
        if line.hasPrefix(Self.cursorPrefix) {
            cursor = String(line.dropFirst(Self.cursorPrefix.count))
        } else if line.hasPrefix(Self.errorPrefix) {
            error = Deliberate.ignore(because: "what cannot be read is told as it stands") {
                () throws(JSONError) in try JSONReader.read(line)
            }
            if error == nil { notes.append(line) }
        } else if notes.count < MCPLimits.notesMax {
            let isNamed = line.hasPrefix(Self.namePrefix)
            // What is not said by name is about the end of a list, which here is on another page.
            guard isNamed || !rows.hasMore else { return }
            let text = isNamed ? String(line.dropFirst(Self.namePrefix.count)) : line
            notes.append(ShortText.cut(text, bytesMax: MCPLimits.noteBytesMax))
        }
    }

    /// What only says how things are is no error to whoever asked how they are.
    private mutating func passOverError(hasLack: Bool, _ needsNoDaemon: Bool) {
        guard case .exited(.exited(let code)) = end, let told = error?["error"] else { return }
        let hasNoDaemon = needsNoDaemon && code == ExitCode.daemonNotRunning.rawValue
        // A home without a record has nothing by any name.
        let hasNothing = hasLack && rows.values.isEmpty && code == ExitCode.notFound.rawValue
        guard hasNoDaemon || hasNothing else { return }
        if hasNoDaemon, let message = told["message"]?.stringValue { notes.append(message) }
        error = nil
    }

    private func ownError(hasLack: Bool) -> JSONValue? {
        switch end {
        case .cut: nil
        case .timedOut:
            Self.error("timed_out", "no answer within \(MCPLimits.command.time)", hint: "ask for less: a time, a limit")
        case .notStarted(let why): Self.error("failed", why)
        case .exited(.exited(let code)):
            // A home without a record has nothing by any name.
            Self.sayingCodes.contains(code) || hasLack && rows.values.isEmpty && code == ExitCode.notFound.rawValue
                ? nil : Self.error("failed", "the command ended with exit code \(code)")
        case .exited(.signaled(let signal, _)): Self.error("failed", "the command was ended by \(signal)")
        }
    }

    private static func error(_ code: String, _ message: String, hint: String? = nil) -> JSONValue {
        var fields: JSONObject = ["code": .string(code), "message": .string(message)]
        fields["hint"] = hint.map { .string($0) }
        return ["error": .object(fields)]
    }

    /// The answer to arguments that cannot be taken.
    static func refusal(_ misuse: MCPMisuse) -> JSONObject { failure(error("bad_arguments", misuse.text)) }

    private static func failure(_ error: JSONValue) -> JSONObject {
        ["content": [["type": "text", "text": .string(text(error))]], "isError": true]
    }

    /// Clients show it on a terminal, which nothing in it may command.
    private static func text(_ value: JSONValue) -> String {
        String(decoding: LogJSON.escaped(JSONWriter.bytes(value)), as: UTF8.self)
    }

    /// The fields of the result of `tools/call`.
    var fields: JSONObject {
        if var error = error?.objectValue {
            if !notes.isEmpty { error["notes"] = .array(notes.map { .string($0) }) }
            return Self.failure(.object(error))
        }
        let answer = JSONValue.object(content)
        return [
            "content": [["type": "text", "text": .string(Self.text(answer))]], "structuredContent": answer,
            "isError": false,
        ]
    }

    private var content: JSONObject {
        var content: JSONObject = ["schema": .string(Self.schemaName), "rows": .array(rows.values)]
        content["nextCursor"] = cursor.map { .string($0) }
        if rows.droppedCount > 0 { content["dropped"] = .integer(Int64(rows.droppedCount)) }
        if rows.shortenedCount > 0 { content["shortened"] = .integer(Int64(rows.shortenedCount)) }
        if !notes.isEmpty { content["notes"] = .array(notes.map { .string($0) }) }
        return content
    }
}
