import Domain
import Journal
import Packing
import Platform
import Store
import TestSupport

/// A home in whose index stand conversations: `say` one block after the other.
final class TalkHome {
    static let now = WallTime(nanoseconds: 1_795_262_400_000_000_000)

    let home: TemporaryHome
    let index: Connection
    let conversations: Connection
    private var rows: ConversationRows
    private var counts: [String: Int64] = [:]

    init(for test: String) throws {
        home = try TemporaryHome(for: test)
        let disk = SystemDisk()
        let paths = RecordPaths(home: HomePaths(root: home.path))
        index = try IndexSchema.current.open(paths.index, for: .create, on: disk, at: Self.now)
        conversations = try ConversationsFile(paths.conversations, on: disk).open(beside: index, at: Self.now)
        rows = try ConversationRows(conversations)
        let connection = conversations
        try connection.write { () throws(StoreError) in
            try connection.put(SourceRow(id: "s", kind: "stdout", path: "x"))
        }
    }

    /// A run of a task, or an imported transcript.
    func run(_ worker: String, task: String, conversation: String? = nil, at second: Int64 = 0) throws {
        let time = Self.now.advanced(by: .seconds(second)).iso
        try index.write { () throws(StoreError) in
            try index.run(
                "INSERT OR IGNORE INTO tasks(task_id, source, status, detected_at) VALUES(?, 'run', 'active', ?)",
                task,
                time
            )
            try index.run(
                """
                INSERT INTO worker_sessions(worker_id, task_id, spawned_at, status, agent, conversation)
                VALUES(?, ?, ?, 'completed', 'claude', ?)
                """,
                worker,
                task,
                time,
                conversation
            )
        }
    }

    func say(
        _ worker: String,
        _ role: String,
        _ type: String = "text",
        _ content: String? = nil,
        _ change: (inout BlockRow) -> Void = { _ in }
    ) throws {
        let number = counts[worker, default: 0]
        counts[worker] = number + 1
        let time = Self.now.advanced(by: .seconds(number))
        var message = MessageRow(worker: worker, index: number, at: time, role: role, source: "s", bytes: 0..<1)
        message.model = role == "assistant" ? "claude-sonnet-4-5" : nil
        var block = BlockRow(
            worker: worker,
            message: number,
            index: 0,
            number: number,
            at: time,
            type: type,
            bytes: 0..<1
        )
        block.content = content
        change(&block)
        var rows = rows
        try conversations.write { () throws(StoreError) in
            try rows.insert(message)
            try rows.insert(block)
        }
        self.rows = rows
    }

    func call(_ worker: String, _ tool: String, _ input: String, use: String) throws {
        try say(worker, "assistant", "tool_use") { block in
            block.toolName = tool
            block.toolUse = use
            block.toolInput = input
        }
    }

    func result(_ worker: String, _ output: String, of use: String, isSuccess: Bool = true) throws {
        try say(worker, "user", "tool_result") { block in
            block.toolUse = use
            block.toolOutput = output
            block.toolSuccess = isSuccess
        }
    }

    static func packed(_ text: String) throws -> [UInt8] {
        let packer = try FrameCompressor()
        return try Array(text.utf8).withUnsafeBytes { try packer.frame(of: $0) }
    }

    func talk(_ arguments: String...) throws -> CommandResult { try tester(arguments).run() }

    func tester(_ arguments: [String]) throws -> CommandTester {
        try CommandTester("roost").arguments(["talk"] + arguments)
            .environment(["ROOST_HOME": home.path, "TZ": "UTC"]).folder(home.path)
    }

    /// What is asked of most: an edit, a test that fails, and what was thought of it.
    func sample(_ worker: String = "run-1", task: String = "gh-450") throws {
        try run(worker, task: task, conversation: "conv-\(worker)")
        try say(worker, "user", "text", "Fix the month length.")
        try say(worker, "assistant", "thinking", "It is hard-coded.")
        try say(worker, "assistant", "text", "I will use Calendar.\n\nIt knows.")
        let edit = #"{"file_path":"Budget.swift","old_string":"let days = 30","new_string":"let days = n"}"#
        try call(worker, "Edit", edit, use: "u1")
        try result(worker, "The file was updated.", of: "u1")
        try call(worker, "Bash", #"{"command":"swift test"}"#, use: "u2")
        let output = (1...9).map { "case \($0) passed" }.joined(separator: "\n")
        try result(worker, output, of: "u2", isSuccess: false)
        try say(worker, "assistant", "text", "One failed.")
    }
}
