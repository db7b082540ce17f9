import Domain
import Platform
import Store
import TestSupport
import Testing

@testable import Indexer

@Suite struct OpenCodePreviewTests {
    private let scene: PreviewedHome
    private let disk = SystemDisk()
    private let data: String

    init() throws {
        let home = try IndexedHome(for: "OpenCodePreviewTests")
        data = home.fixture.scratch.path("data")
        scene = PreviewedHome(home: home, environment: Environment(["XDG_DATA_HOME": data]))
        try disk.makeFolders("\(data)/opencode")
    }

    /// As opencode has it: in a WAL, while it is open.
    private func database() throws -> Connection {
        let connection = try Connection("\(data)/opencode/opencode.db", for: .create, on: disk)
        try connection.runScript(
            """
            CREATE TABLE IF NOT EXISTS session(id text PRIMARY KEY, title text, time_created integer,
                time_updated integer);
            CREATE TABLE IF NOT EXISTS message(id text PRIMARY KEY, session_id text, time_created integer, data text);
            CREATE TABLE IF NOT EXISTS part(id text PRIMARY KEY, message_id text, session_id text,
                time_created integer, data text);
            """
        )
        return connection
    }

    private func add(_ session: String, updated: Int, outputs: [Int], to database: Connection) throws {
        try database.runScript(
            """
            INSERT OR REPLACE INTO session VALUES('\(session)', 'A title', 1000, \(updated));
            INSERT OR REPLACE INTO message VALUES('\(session)-m', '\(session)', 2000,
                '{"role":"assistant","modelID":"claude-sonnet-4-6","time":{"created":2000}}');
            """
        )
        for (number, output) in outputs.enumerated() {
            try database.runScript(
                """
                INSERT OR REPLACE INTO part VALUES('\(session)-\(number)', '\(session)-m', '\(session)', 3000, '{
                    "type":"step-finish","tokens":{"input":10,"output":\(output),"cache":{"read":2,"write":1}}}');
                """
            )
        }
    }

    private func names() throws -> [String] { try disk.list("\(data)/opencode") }

    @Test func sessionsOfADatabaseAreToldWhileItIsOpen() throws {
        let database = try database()
        try add("s-1", updated: 10, outputs: [5, 6], to: database)
        try add("s-2", updated: 20, outputs: [7], to: database)
        let before = try names()
        #expect(try scene.told(.opencode, []).responses == 3)
        #expect(try names() == before && before.contains("opencode.db-wal"))
        #expect(try scene.take(.opencode, []).newCount == 2)

        try add("s-1", updated: 30, outputs: [5, 6, 8], to: database)
        let grown = try scene.take(.opencode, [])
        #expect(grown.grownCount == 1 && grown.sameCount == 1 && grown.responses == 1)
        // It is said to have changed, and says the same.
        try add("s-2", updated: 40, outputs: [7], to: database)
        try scene.take(.opencode, [])
    }

    @Test func aDatabaseThatNobodyHasOpenIsLeftAsItIs() throws {
        do { try add("s-1", updated: 10, outputs: [5], to: database()) }
        #expect(try names() == ["opencode.db"])
        #expect(try scene.told(.opencode, []).responses == 1)
        #expect(try names() == ["opencode.db"])
    }

    @Test func aWALThatNobodySharesIsNotOpened() throws {
        let database = try database()
        try add("s-1", updated: 10, outputs: [5], to: database)
        try disk.makeFolders("\(data)/else")
        for suffix in ["", "-wal"] {
            let bytes = try disk.readAll("\(data)/opencode/opencode.db\(suffix)", bytesMax: 1 << 24)
            try disk.createFile("\(data)/else/opencode.db\(suffix)", with: bytes)
        }
        let told = try scene.told(.opencode, ["\(data)/else"])
        #expect(told.failures.map(\.path) == ["\(data)/else/opencode.db"] && told.responses == 0)
        #expect(try disk.list("\(data)/else") == ["opencode.db", "opencode.db-wal"])
    }

    @Test func olderFilesOfTheSameSessionAddNothing() throws {
        let database = try database()
        try add("s-1", updated: 10, outputs: [5], to: database)
        let storage = "\(data)/opencode/storage"
        for (folder, name, text) in [
            ("session/p", "s-1", #"{"id":"s-1","time":{"created":1,"updated":9}}"#),
            ("session/p", "s-3", #"{"id":"s-3","time":{"created":1,"updated":9}}"#),
            ("message/s-3", "m", #"{"id":"m","sessionID":"s-3","role":"assistant","modelID":"claude-sonnet-4-6"}"#),
            (
                "part/m", "p",
                #"{"id":"p","messageID":"m","sessionID":"s-3","type":"step-finish","tokens":{"input":1,"output":4}}"#
            ),
        ] {
            try disk.makeFolders("\(storage)/\(folder)")
            try disk.createFile("\(storage)/\(folder)/\(name).json", with: Array(text.utf8))
        }
        let taken = try scene.take(.opencode, [])
        #expect(taken.newCount == 2 && taken.sameCount == 1 && taken.responses == 2)
    }
}
