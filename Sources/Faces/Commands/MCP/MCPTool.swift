import Domain
import JSON

/// A tool: one command of the table, with those of its options that are for a model, and its answer by rows. It is run
/// as a person runs it, so that it may no more, is recorded no differently and answers with the same objects.
struct MCPTool: Sendable {
    /// What the rows of an answer are.
    enum Rows: Hashable, Sendable {
        /// There are few.
        case all
        /// The first come first; `option` is how the command is told how many are wanted.
        case list(option: String?)
        /// The last are wanted, and a cursor of the command's own goes on behind them.
        case log
    }

    /// What it does to the flock; nothing for one that only reads.
    enum Effect: Hashable, Sendable {
        case none
        case adds
        case changes
        /// What it stops is not begun again by itself.
        case ends
    }

    let name: String
    let title: String
    let summary: String
    /// The words of the command.
    let path: [String]
    /// Words that always follow, before those of its parameters.
    var words: [String] = []
    let own: [MCPParameter]
    var rows = Rows.all
    var effect = Effect.none

    private static let limit = MCPParameter(
        "limit",
        .integer(1...MCPLimits.rowsMax),
        .option(""),
        "At most so many rows (default: \(MCPLimits.rowsUsual))"
    )
    private static let place = MCPParameter("cursor", .text, .option(""), "nextCursor of an answer, to go on behind it")

    var parameters: [MCPParameter] { own + (rows == .all ? [] : [Self.limit, Self.place]) }

    // MARK: - What a call is

    /// The command line of a call, or what is wrong with its arguments.
    func commandLine(_ arguments: JSONObject) throws(MCPMisuse) -> MCPCommandLine {
        let known = parameters.map(\.name)
        if let unknown = arguments.keys.first(where: { !known.contains($0) }) {
            let given = ShortText.cut(unknown, bytesMax: 64)
            let takes = known.isEmpty ? "nothing" : known.joined(separator: ", ")
            throw MCPMisuse("\(name) takes no \"\(given)\"; it takes \(takes)")
        }
        var line = MCPCommandLine(path: path, words: words, window: try window(arguments))
        for parameter in own {
            guard let value = arguments[parameter.name], !value.isNull else {
                guard !parameter.isRequired else {
                    throw MCPMisuse("\"\(parameter.name)\" is missing: \(parameter.summary)")
                }
                continue
            }
            line.add(try parameter.words(of: value), of: parameter)
        }
        line.options += options(for: line.window)
        return line
    }

    private func window(_ arguments: JSONObject) throws(MCPMisuse) -> MCPWindow {
        let count = try Self.words(of: Self.limit, arguments).flatMap { Int($0) } ?? MCPLimits.rowsUsual
        let cursor = try Self.words(of: Self.place, arguments)
        switch rows {
        case .all: return .first(MCPLimits.rowsMax, after: 0)
        case .log: return .last(count, after: cursor)
        case .list:
            guard let cursor else { return .first(count, after: 0) }
            guard let place = Int(cursor), (1...MCPWindow.placeMax).contains(place) else {
                throw MCPMisuse("\"cursor\" is none that an answer of \(name) gave")
            }
            return .first(count, after: place)
        }
    }

    private static func words(of parameter: MCPParameter, _ arguments: JSONObject) throws(MCPMisuse) -> String? {
        guard let value = arguments[parameter.name], !value.isNull else { return nil }
        return try parameter.words(of: value).first
    }

    /// One more than is shown, so that it is known whether there are more.
    private func options(for window: MCPWindow) -> [String] {
        switch (rows, window) {
        case (.list(option: .some(let option)), .first(let count, let place)): ["\(option)=\(place + count + 1)"]
        case (.log, .last(let count, let cursor)):
            ["--tail=\(count)", "--cursor"] + (cursor.map { ["--after-cursor=\($0)"] } ?? [])
        case (.all, _), (.list, _), (.log, _): []
        }
    }

    // MARK: - What is said of it

    var json: JSONValue {
        var properties = JSONObject()
        for parameter in parameters { properties.append(parameter.name, parameter.schema) }
        var input: JSONObject = ["type": "object", "properties": .object(properties)]
        let required = own.filter(\.isRequired).map { JSONValue.string($0.name) }
        if !required.isEmpty { input["required"] = .array(required) }
        input["additionalProperties"] = false
        return [
            "name": .string(name), "title": .string(title), "description": .string(summary),
            "inputSchema": .object(input), "outputSchema": MCPAnswer.schema, "annotations": annotations,
        ]
    }

    private var annotations: JSONValue {
        [
            "title": .string(title), "readOnlyHint": .bool(effect == .none), "destructiveHint": .bool(effect == .ends),
            "idempotentHint": .bool(effect == .none), "openWorldHint": false,
        ]
    }
}
