package import Domain
package import JSON

/// `launch.json`: how to start the agent, and all settings that the shim goes by. Values of the environment never stand
/// here.
package struct LaunchPlan: Document {
    package static let fileName = "launch.json"

    /// What the agent gets as its standard input.
    package enum Input: String, Sendable, CaseIterable {
        case null
        /// A pipe whose other end the keeper holds, for an agent that takes input.
        case held
    }

    package typealias Failing = WriteFailurePolicy
    package typealias AtLimit = RunLimitPolicy

    package var layoutVersion = Layout.run
    /// The path of the program; no search.
    package var program: String
    /// What the program is given, its own name first.
    package var command: [String]
    package var environmentNames: [String]
    package var workingFolder: String
    package var stdin = Input.null
    /// What a held input begins with, so that nobody who is killed leaves an agent without its first word, or tells it
    /// twice. A pipe has room for it.
    package var firstInput: String?
    package var isOnTerminal = false
    package var terminalRows: Int64 = 40
    package var terminalColumns: Int64 = 120
    /// Zero: none.
    package var timeoutSeconds: Int64 = 0
    package var stopGraceSeconds: Int64 = 10
    /// How long after the agent's end the recorder waits for the end of its pipes before it says who holds them.
    package var drainMilliseconds: Int64 = 500
    package var onError = Failing.wait
    /// Zero: none.
    package var runBytesMax: Int64 = 0
    package var atRunBytesMax = AtLimit.stop
    /// Zero: only when asked.
    package var checkpointIntervalSeconds: Int64 = 0
    /// How many bytes of untracked files one checkpoint takes.
    package var checkpointBytesMax: Int64 = 100 << 20
    /// Whether the tree gets a control group of its own where the system lets us make one.
    package var isGrouped = true
    /// Where the daemon of the home listens, if there is one.
    package var socket: String?

    /// Whether output may go past the record.
    package var mayDiscard: Bool { onError == .discard || runBytesMax > 0 && atRunBytesMax == .discard }

    package init(program: String, command: [String], environmentNames: [String], workingFolder: String) {
        precondition(!command.isEmpty, "a command has at least its own name")
        self.program = program
        self.command = command
        self.environmentNames = environmentNames
        self.workingFolder = workingFolder
    }

    package init(_ fields: Fields) throws(FieldError) {
        layoutVersion = try fields.required("layoutVersion", .text)
        program = try fields.required("program", .text)
        command = try fields.required("command", .texts)
        guard !command.isEmpty else { throw .wrong("command", expected: "at least the name of the program") }
        environmentNames = try fields.required("environmentNames", .texts)
        workingFolder = try fields.required("workingFolder", .text)
        stdin = try Self.word("stdin", fields) ?? .null
        firstInput = try fields.optional("firstInput", .text)
        isOnTerminal = try fields.optional("pty", .bool) ?? false
        terminalRows = try fields.optional("ptyRows", .count) ?? 40
        terminalColumns = try fields.optional("ptyColumns", .count) ?? 120
        timeoutSeconds = try fields.optional("timeoutSec", .count) ?? 0
        stopGraceSeconds = try fields.optional("stopGraceSec", .count) ?? 10
        drainMilliseconds = try fields.optional("drainMs", .count) ?? 500
        onError = try Self.word("onError", fields) ?? .wait
        runBytesMax = try fields.optional("runBytesMax", .count) ?? 0
        atRunBytesMax = try Self.word("atRunBytesMax", fields) ?? .stop
        checkpointIntervalSeconds = try fields.optional("checkpointIntervalSec", .count) ?? 0
        checkpointBytesMax = try fields.optional("checkpointBytesMax", .count) ?? 100 << 20
        isGrouped = try fields.optional("controlGroup", .bool) ?? true
        socket = try fields.optional("socket", .text)
    }

    package var json: JSONObject {
        var list = FieldList()
        list.add("layoutVersion", layoutVersion)
        list.add("program", program)
        list.add("command", command)
        list.add("environmentNames", environmentNames)
        list.add("workingFolder", workingFolder)
        list.add("stdin", stdin.rawValue)
        list.add("firstInput", firstInput)
        list.add("pty", isOnTerminal)
        list.add("ptyRows", terminalRows)
        list.add("ptyColumns", terminalColumns)
        list.add("timeoutSec", timeoutSeconds)
        list.add("stopGraceSec", stopGraceSeconds)
        list.add("drainMs", drainMilliseconds)
        list.add("onError", onError.rawValue)
        list.add("runBytesMax", runBytesMax)
        list.add("atRunBytesMax", atRunBytesMax.rawValue)
        list.add("checkpointIntervalSec", checkpointIntervalSeconds)
        list.add("checkpointBytesMax", checkpointBytesMax)
        list.add("controlGroup", isGrouped)
        list.add("socket", socket)
        return list.object
    }

    /// A word that this version does not know would change what happens to the agent: it is refused, not passed over.
    private static func word<Word: RawRepresentable & CaseIterable>(
        _ key: String,
        _ fields: Fields
    ) throws(FieldError) -> Word? where Word.RawValue == String {
        guard let text = try fields.optional(key, .text) else { return nil }
        guard let word = Word(rawValue: text) else {
            throw .wrong(key, expected: Word.allCases.map(\.rawValue).joined(separator: " or "))
        }
        return word
    }
}
