import Domain
import Journal
import Platform
import TestSupport
import Testing

@testable import Supervision

@Suite struct DeadSessionsTests {
    private let scratch: TemporaryHome
    private let disk = SystemDisk()
    private let clock = ManualClock()

    init() throws { scratch = try TemporaryHome() }

    private var home: HomePaths { HomePaths(root: scratch.path) }

    private func session(_ name: String, _ kind: SessionKind) throws -> SessionWriter {
        let metadata = SessionMetadata(
            session: try SessionID("ses-2026-11-21-\(name)"),
            kind: kind,
            startedAt: clock.now().wall,
            pid: 7
        )
        return try SessionWriter.begin(metadata, in: home, disk: disk, clock: clock)
    }

    @Test func thoseWhoseWriterIsGoneAreClosedAsLostAndNoOthers() throws {
        var ended = try session("aaaaaa", .daemon)
        try ended.end(.normal)
        _ = try session("bbbbbb", .daemon)
        _ = try session("cccccc", .command)
        let living = try session("dddddd", .command)
        var complaints: [String] = []
        let closed = try DeadSessions.close(in: home, disk: disk, clock: clock) { complaints.append($0) }
        #expect(closed.map { FilePath.name(of: $0.directory) } == ["ses-2026-11-21-bbbbbb", "ses-2026-11-21-cccccc"])
        for paths in closed { #expect(SessionLookup.state(of: paths, on: disk)?.exitReason == .known(.lost)) }
        #expect(SessionLookup.state(of: ended.paths, on: disk)?.exitReason == .known(.normal))
        #expect(SessionLookup.state(of: living.paths, on: disk)?.status == .known(.active))
        #expect(complaints.isEmpty)
        #expect(try DeadSessions.close(in: home, disk: disk, clock: clock) { complaints.append($0) }.isEmpty)
    }

    @Test func oneThatCannotBeReadIsToldAndKeepsNobody() throws {
        let broken = try session("aaaaaa", .daemon).paths
        try disk.replaceFile(broken.metadata, with: Array("no json".utf8))
        _ = try session("bbbbbb", .daemon)
        var complaints: [String] = []
        let closed = try DeadSessions.close(in: home, disk: disk, clock: clock) { complaints.append($0) }
        #expect(closed.count == 1 && complaints.count == 1)
        #expect(complaints.first?.contains("meta.json") == true)
    }
}
