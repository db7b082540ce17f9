import Domain
import Indexer
import Journal
import Platform
import Store
import TestSupport
import Testing

/// Archiving that is killed at each of its calls, and one that completes what it left.
@Suite struct ArchiveKillTests {
    private static let pointCount = 14
    private static let calls = [
        "pwrite64", "write", "fsync", "fdatasync", "unlink", "rmdir", "rename", "renameat2", "mkdir", "ftruncate",
    ]

    private let home: IndexedHome
    private let runs: [RunPaths]

    init() throws {
        home = try IndexedHome(for: "ArchiveKillTests")
        var runs = [try home.record(ClaudeTalk.lines())]
        runs.append(try home.record((0..<300).map { "line \($0) of a build" }, by: .shell, of: "gh-452"))
        try SystemDisk().makeFolders("\(runs[0].artifacts)/deep")
        try SystemDisk().createFile("\(runs[0].artifacts)/deep/note", with: Array("kept".utf8))
        self.runs = runs
        try home.pass()
    }

    private func program() throws -> [String] {
        try [Programs.path("roost-testbed"), "archive", home.paths.home.root, "2026-11"]
    }

    /// The calls that have to do with the home, each with its number among those of its name.
    private func points() throws -> [(name: String, number: Int)] {
        let log = home.fixture.scratch.path("calls")
        let options = ["-f", "-qq", "-y", "-s", "0", "-o", log, "-e", "trace=\(Self.calls.joined(separator: ","))"]
        let archiving = try RunningProgram(Programs.tool("strace"), options + program())
        _ = try archiving.readAll()
        #expect(try archiving.end() == .exited(code: 0))
        var counts: [String: Int] = [:]
        var found: [(name: String, number: Int)] = []
        for line in try home.fixture.text(log).split(separator: "\n") {
            let call = line.drop { $0 != " " }.drop { $0 == " " }
            let name = String(call.prefix { $0 != "(" })
            counts[name, default: 0] += 1
            if call.contains(home.paths.home.root) { found.append((name, counts[name, default: 0])) }
        }
        return found
    }

    private func copy(_ from: String, _ to: String) throws {
        _ = try ProgramCall("/bin/cp", ["-a", "\(from)/.", to]).run()
    }

    private func kill(at point: (name: String, number: Int)) throws -> String {
        let inject = "inject=\(point.name):signal=KILL:when=\(point.number)"
        let archiving = try RunningProgram(
            Programs.tool("strace"),
            ["-f", "-qq", "-o", "/dev/null", "-e", "trace=\(point.name)", "-e", inject] + program()
        )
        _ = try archiving.readAll()
        #expect(try archiving.end() == .signaled(.kill, coreDumped: false), "\(inject)")
        return inject
    }

    private func rows() throws -> [String] {
        let kept = try home.dump()
        let archived = try home.archivedRows("2026-11", "SELECT * FROM blocks ORDER BY block_id")
        let pieces = try home.archivedRows("2026-11", "SELECT * FROM log_pieces ORDER BY piece_id")
        return kept + (archived + pieces).map { "\($0)" }
    }

    @Test func whereverItIsKilledNoRunIsLostAndTheNextOneEndsAsIfNothingHadBeen() throws {
        let root = home.paths.home.root
        let before = home.fixture.scratch.path + "-before"
        try SystemDisk().makeFolders(before)
        try copy(root, before)
        defer {
            Deliberate.ignore(because: "what is left is in the folder of the tests") { () throws(PlatformError) in
                _ = try ProgramCall("/bin/rm", ["-rf", before]).run()
            }
        }
        let bytes = try runs.map { try FolderSnapshot(of: $0.directory) }
        let points = try points()
        let whole = try rows()
        #expect(points.count > Self.pointCount, "it writes more often than it is killed here")
        let isSoaking = Environment.current()["ROOST_SOAK"] == "1"
        let step = isSoaking ? 1 : max(1, points.count / Self.pointCount)
        for place in stride(from: 0, to: points.count, by: step) {
            _ = try ProgramCall("/bin/rm", ["-rf", root]).run()
            try SystemDisk().makeFolders(root)
            try copy(before, root)
            let inject = try kill(at: points[place])
            for (run, whole) in zip(runs, bytes) {
                #expect(try FolderSnapshot(of: run.directory, on: home.disk) == whole, "\(inject)")
            }
            let report = try home.archive("2026-11")
            #expect(report.left.isEmpty, "\(inject)")
            #expect(try home.findings("2026-11") == [], "\(inject)")
            for (run, whole) in zip(runs, bytes) {
                #expect(try !SystemDisk().exists(run.directory), "\(inject)")
                #expect(try FolderSnapshot(of: run.directory, on: home.disk) == whole, "\(inject)")
            }
            let found = try rows()
            #expect(found == whole, "\(inject): \(IndexedHome.difference(found, whole).joined(separator: "\n"))")
        }
    }
}
