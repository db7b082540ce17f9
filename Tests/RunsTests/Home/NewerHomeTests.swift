import Domain
import Journal
import Platform
import TestSupport
import Testing

@testable import Runs

@Suite struct NewerHomeTests {
    private let scratch: TemporaryHome
    private let disk = SystemDisk()

    init() throws { scratch = try TemporaryHome(for: "newerHome") }

    private var home: HomePaths { HomePaths(root: scratch.path) }

    private func plantSession(_ name: String, layout: String) throws {
        let folder = "\(home.sessions)/\(name)"
        try disk.makeFolders(folder)
        let meta = """
            {"layoutVersion":"\(layout)","session_id":"\(name)","kind":"daemon",\
            "started_at":"2026-11-21T03:12:45.120Z",\
            "config":{},"pid":1,"tool_version":"9"}
            """
        try disk.createFile("\(folder)/meta.json", with: Array("\(meta)\n".utf8))
        try disk.createFile("\(folder)/journal.jsonl", with: [])
    }

    /// The head of an index, and nothing behind it.
    private func plantIndex(schema: UInt8, id: [UInt8] = Array("RSTI".utf8)) throws {
        var head = Array("SQLite format 3\0".utf8) + [UInt8](repeating: 0, count: 84)
        head[63] = schema
        head.replaceSubrange(68..<72, with: id)
        try disk.replaceFile(RecordPaths(home: home).index, with: head)
    }

    @Test func whatThisRoostKnowsIsNotNewer() throws {
        #expect(NewerHome.lookClosely(at: home, on: disk) == nil)
        try plantSession("ses-2026-11-21-abcdef", layout: Layout.session)
        try plantIndex(schema: UInt8(NewerHome.indexSchema))
        try disk.link(home.daemonLog, to: "sessions/ses-2026-11-21-abcdef/daemon.log")
        #expect(NewerHome.lookClosely(at: home, on: disk) == nil)
        try plantIndex(schema: 9, id: Array("else".utf8))
        #expect(NewerHome.look(at: home, on: disk) == nil)
        try disk.replaceFile(RecordPaths(home: home).index, with: Array("short".utf8))
        #expect(NewerHome.look(at: home, on: disk) == nil)
    }

    @Test func theIndexAndTheNewestDaemonAreAskedAlways() throws {
        try plantIndex(schema: 9)
        let index = try #require(NewerHome.look(at: home, on: disk))
        #expect(index.isIndex && index.found == "the schema 9" && index.known == "1")
        #expect(index.hint.contains("roost reindex"))
        try plantSession("ses-2026-11-21-abcdef", layout: "session-v2")
        try disk.link(home.daemonLog, to: "sessions/ses-2026-11-21-abcdef/daemon.log")
        let session = try #require(NewerHome.look(at: home, on: disk))
        #expect(!session.isIndex && session.found == "the layout session-v2" && session.known == Layout.session)
        #expect(session.description.contains("a later Roost has written this home"))
    }

    @Test func whoeverWritesLooksAtOtherSessionsToo() throws {
        try plantSession("ses-2026-11-20-abcdef", layout: Layout.session)
        try plantSession("ses-2026-11-21-abcdef", layout: "session-v2")
        #expect(NewerHome.look(at: home, on: disk) == nil)
        let newer = try #require(NewerHome.lookClosely(at: home, on: disk))
        #expect(throws: RunsError.homeNewer(newer)) { try HomeCheck.secure(home, on: disk) }
        #expect(RunsError.homeNewer(newer).hint == newer.hint)
    }
}
