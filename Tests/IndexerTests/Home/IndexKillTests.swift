import Domain
import Indexer
import JSON
import Journal
import Platform
import Store
import TestSupport
import Testing

/// A pass that is killed at each of its writes, and one that completes what it left.
@Suite struct IndexKillTests {
    private static let pointCount = 30
    private static let calls = [
        "pwrite64", "write", "fsync", "fdatasync", "unlink", "rename", "renameat2", "fchown", "ftruncate",
    ]

    private let home: IndexedHome

    init() throws {
        home = try IndexedHome(for: "IndexKillTests")
        try home.record(ClaudeTalk.lines())
        try home.record(CodexTalk.lines(), by: .codex, of: "gh-451")
        try home.record((0..<300).map { "line \($0) of a build that says much" }, by: .shell, of: "gh-452")
        try home.record(["warning: it is late"], by: .claude, to: .stderr, isOver: false, of: "gh-453")
        var session = try home.begin()
        try session.record(.taskChanged, "Found.", data: ["task_id": "gh-450", "title": "One"])
        try session.record(.workerChanged, "Spawned.", data: ["worker_id": "run-x", "task_id": "gh-7"])
        try session.end(.normal)
    }

    private func program() throws -> [String] {
        try [Programs.path("roost-testbed"), "index", home.paths.home.root]
    }

    /// The calls of a pass that have to do with its home, each with its number among those of its name.
    private func points() throws -> [(name: String, number: Int)] {
        let log = home.fixture.scratch.path("calls")
        let filter = "trace=\(Self.calls.joined(separator: ","))"
        let options = ["-f", "-qq", "-y", "-s", "0", "-o", log, "-e", filter]
        let pass = try RunningProgram(Programs.tool("strace"), options + program())
        _ = try pass.readAll()
        #expect(try pass.end() == .exited(code: 0))
        var counts: [String: Int] = [:]
        var found: [(name: String, number: Int)] = []
        let text = try home.fixture.text(log)
        for line in text.split(separator: "\n") {
            let call = line.drop { $0 != " " }.drop { $0 == " " }
            let name = String(call.prefix { $0 != "(" })
            counts[name, default: 0] += 1
            if call.contains(home.paths.home.root) { found.append((name, counts[name, default: 0])) }
        }
        return found
    }

    @Test func whereverAPassIsKilledTheNextOneMakesItWhole() throws {
        let points = try points()
        let whole = try home.dump()
        #expect(points.count > Self.pointCount, "a pass writes more often than it is killed here")
        #expect(whole.count > 50)
        let isSoaking = Environment.current()["ROOST_SOAK"] == "1"
        let step = isSoaking ? 1 : max(1, points.count / Self.pointCount)
        for place in stride(from: 0, to: points.count, by: step) {
            let point = points[place]
            try home.forget()
            try forgetDigests()
            let inject = "inject=\(point.name):signal=KILL:when=\(point.number)"
            let pass = try RunningProgram(
                Programs.tool("strace"),
                ["-f", "-qq", "-o", "/dev/null", "-e", "trace=\(point.name)", "-e", inject] + program()
            )
            _ = try pass.readAll()
            #expect(try pass.end() == .signaled(.kill, coreDumped: false), "\(inject)")
            let report = try home.pass()
            #expect(report.isComplete && report.troubles.isEmpty && report.missingConversations == nil, "\(inject)")
            let found = try home.dump()
            #expect(found == whole, "\(inject): \(IndexedHome.difference(found, whole).joined(separator: "\n"))")
        }
    }

    /// So that each pass has the same to write.
    private func forgetDigests() throws {
        let disk = SystemDisk()
        for run in try RunLookup.runs(beginningWith: "", in: home.paths.home, on: disk)
        where try disk.exists(run.digests) {
            try disk.remove(run.digests)
        }
    }
}
