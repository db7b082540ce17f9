import Domain
import Journal
import Platform
import Store
import TestSupport

/// A home of its own, and beside it what Claude Code has left.
final class ImportScene: Sendable {
    static let lines = [
        """
        {"type":"user","uuid":"u1","parentUuid":null,"sessionId":"c-1","cwd":"/repo","version":"2.1.329",\
        "timestamp":"2026-11-01T10:00:00.000Z","message":{"role":"user","content":"Fix the flaky test."}}
        """,
        """
        {"type":"assistant","uuid":"u2","parentUuid":"u1","sessionId":"c-1","cwd":"/repo",\
        "timestamp":"2026-11-01T10:00:02.000Z","requestId":"req_1","message":{"id":"msg_1",\
        "model":"claude-sonnet-4-5","role":"assistant","content":[{"type":"text","text":"I look."}],\
        "usage":{"input_tokens":25,"output_tokens":120,"cache_read_input_tokens":100}}}
        """,
    ]

    let scratch: TemporaryHome
    let disk = SystemDisk()
    var paths: RecordPaths { RecordPaths(home: HomePaths(root: scratch.path("home"))) }
    var left: String { scratch.path("left") }

    init(for test: String = #function) throws {
        scratch = try TemporaryHome(for: test)
        for folder in ["home", "left"] { try disk.makeFolders(scratch.path(folder)) }
    }

    @discardableResult
    func put(_ name: String, _ lines: [String] = lines) throws -> String {
        let path = "\(left)/\(name)"
        try disk.replaceFile(path, with: Array((lines.joined(separator: "\n") + "\n").utf8))
        return path
    }

    func roost(_ arguments: String...) throws -> CommandResult {
        try CommandTester("roost").arguments(arguments).folder(scratch.path)
            .environment(["ROOST_HOME": paths.home.root, "HOME": scratch.path]).run()
    }

    /// Changes the index as nobody of ours would.
    func change(_ script: String) throws {
        let now = WallTime(nanoseconds: 1_795_262_400_000_000_000)
        let index = try IndexSchema.current.open(paths.index, for: .write, on: disk, at: now)
        try index.write { () throws(StoreError) in try index.runScript(script) }
    }

    /// From now on whoever wants to write to the index waits for nobody.
    func waitForNobody() throws {
        try disk.replaceFile(paths.home.configuration, with: Array("[record]\nindex_wait = \"0s\"\n".utf8))
    }

    /// Removes both databases.
    func forget() throws {
        for file in [paths.index, paths.conversations] {
            for suffix in [""] + DatabaseFile.companions where try disk.exists(file + suffix) {
                try disk.remove(file + suffix)
            }
        }
    }

    /// All rows of both databases, sorted.
    func dump() throws -> [String] {
        let now = WallTime(nanoseconds: 1_795_262_400_000_000_000)
        let index = try IndexSchema.current.open(paths.index, for: .read, on: disk, at: now)
        let said = try ConversationsSchema.current.open(paths.conversations, for: .read, on: disk, at: now)
        let texts = [try CanonicalDump.text(of: index), try CanonicalDump.text(of: said)]
        return texts.flatMap { $0.split(separator: "\n").map(String.init) }.sorted()
    }

    /// Nothing while another process is still making the index.
    func numberOnceThere(_ query: String) throws -> Int64? {
        do { return try number(query) } catch is StoreError { return nil }
    }

    func number(_ query: String) throws -> Int64? {
        let now = WallTime(nanoseconds: 1_795_262_400_000_000_000)
        return try IndexSchema.current.open(paths.index, for: .read, on: disk, at: now).integer(query)
    }

    /// `roost` beside the test, which the environment of the test does not lead elsewhere.
    func running(_ arguments: String...) throws -> RunningProgram {
        try RunningProgram(try Programs.path("roost"), ["--home", paths.home.root] + arguments)
    }
}
