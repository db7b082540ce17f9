import Domain
import Indexer
import Journal
import Platform
import Store
import TestSupport

/// A home with runs and sessions that a test records, and its index.
struct IndexedHome {
    let fixture: RunFixture
    var paths: RecordPaths { RecordPaths(home: fixture.home) }

    init(for test: String = #function) throws { fixture = try RunFixture(for: test) }

    /// Records a whole run that prints these lines, one every ten milliseconds.
    @discardableResult
    func record(
        _ lines: [String],
        by agent: WorkerKind = .claude,
        to channel: Channel = .stdout,
        isOver: Bool = true,
        of task: String = "gh-450"
    ) throws -> RunPaths {
        let task = try TaskID(task)
        let prepared = try fixture.prepare { request in
            request.workerKind = agent
            request.task = task
        }
        var run = try fixture.open(prepared.paths)
        try run.start()
        for line in lines {
            fixture.clock.advance(by: .milliseconds(10))
            try write(Array("\(line)\n".utf8), to: channel, of: &run)
        }
        if isOver { try end(&run) }
        return prepared.paths
    }

    func write(_ bytes: [UInt8], to channel: Channel = .stdout, of run: inout RunWriter) throws {
        try bytes.withUnsafeBufferPointer { (bytes) throws(JournalError) in
            try run.write(UnsafeRawBufferPointer(bytes), to: channel)
        }
    }

    func end(_ run: inout RunWriter) throws {
        _ = try run.end(SaidOutcome(ok: true, outcome: .completed, summary: "done", exitCode: 0), reason: .exit)
    }

    func open() throws -> HomeIndex { try HomeIndex(paths, on: SystemDisk(), clock: fixture.clock) }

    @discardableResult
    func pass() throws -> PassReport { try open().pass() }

    /// All rows of both databases.
    func dump() throws -> [String] {
        let index = try IndexSchema.current.open(
            paths.index,
            for: .read,
            on: SystemDisk(),
            at: fixture.clock.now().wall
        )
        let said = try ConversationsSchema.current.open(
            paths.conversations,
            for: .read,
            on: SystemDisk(),
            at: fixture.clock.now().wall
        )
        let texts = [try CanonicalDump.text(of: index), try CanonicalDump.text(of: said)]
        return texts.flatMap { $0.split(separator: "\n").map(String.init) }
    }

    func rows(_ query: String) throws -> [[Value]] {
        let index = try IndexSchema.current.open(
            paths.index,
            for: .read,
            on: SystemDisk(),
            at: fixture.clock.now().wall
        )
        try ConversationsFile(paths.conversations, on: SystemDisk()).attach(to: index)
        return try index.rows(query) { $0.values }
    }

    /// Removes both databases.
    func forget() throws {
        for file in [paths.index, paths.conversations] {
            for suffix in [""] + DatabaseFile.companions where try SystemDisk().exists(file + suffix) {
                try SystemDisk().remove(file + suffix)
            }
        }
    }
}
